// SPDX-License-Identifier: Apache-2.0
import { bodyOfAnswer, isHtml } from './check-answer';

const encode = (text: string) => new TextEncoder().encode(text);
const check = (status: number, body = '', headers: Record<string, string> = {}, isPprof = true) =>
  bodyOfAnswer({ status, body: encode(body), headers }, { path: '/debug/pprof/heap', isPprof });

describe('bodyOfAnswer', () => {
  it('gives the body of a 200', () => {
    expect(check(200, 'abc')).toEqual(encode('abc'));
  });

  it.each([
    [401, '', {}, 'unauthorized', '/debug/pprof/heap: access refused with status 401'],
    [403, '<html>no</html>', {}, 'unauthorized', '/debug/pprof/heap: access refused with status 403'],
    [
      400,
      '{"message":"Authentication to data source failed"}',
      {},
      'unauthorized',
      '/debug/pprof/heap: the target refused the credentials of the data source',
    ],
    [
      400,
      'invalid value for "seconds" - must be a positive integer\n',
      { 'x-go-pprof': '1' },
      'bad-status',
      '/debug/pprof/heap: status 400: invalid value for "seconds" - must be a positive integer',
    ],
    [404, '404 page not found\n', {}, 'no-pprof', '/debug/pprof/heap: nothing here is served by net/http/pprof (404)'],
    [
      404,
      'Unknown profile\n',
      { 'x-go-pprof': '1' },
      'unknown-profile',
      '/debug/pprof/heap: the program has no such profile (404)',
    ],
    [
      502,
      '{"message":"dial tcp: refused","x":1}',
      {},
      'unreachable',
      '/debug/pprof/heap: the proxy cannot reach the target (502): dial tcp: refused',
    ],
    [502, '<html>Bad gateway</html>', {}, 'unreachable', '/debug/pprof/heap: the proxy cannot reach the target (502)'],
    [504, '', {}, 'timeout', '/debug/pprof/heap: the target did not answer the proxy in time (504)'],
    [
      500,
      'Could not enable CPU profiling\nmore',
      {},
      'bad-status',
      '/debug/pprof/heap: status 500: Could not enable CPU profiling',
    ],
    [503, '\u001b[31mred', {}, 'bad-status', '/debug/pprof/heap: status 503'],
    [206, 'part', {}, 'bad-status', '/debug/pprof/heap: status 206: part'],
  ])('turns %p %p %p into %s', (status, body, headers, ...[code, message]) => {
    expect(() => check(status, body, headers)).toThrow(expect.objectContaining({ code, message }));
  });

  it('does not look for pprof behind a 404 elsewhere', () => {
    expect(() => check(404, '404 page not found', {}, false)).toThrow(expect.objectContaining({ code: 'bad-status' }));
  });

  it('keeps a message to one short line', () => {
    expect(() => check(500, 'x'.repeat(10_000))).toThrow(/^.{0,220}$/);
  });
});

describe('isHtml', () => {
  it.each(['<!DOCTYPE html><html>', '\n  <html lang="en">', '<HEAD>'])('recognises %p', (text) => {
    expect(isHtml(encode(text))).toBe(true);
  });

  it.each(['', 'heap profile: 1', '{"html":1}', '<xml>', '\u001f\u008b'])('lets %p pass', (text) => {
    expect(isHtml(encode(text))).toBe(false);
  });
});
