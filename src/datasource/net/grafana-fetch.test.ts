// SPDX-License-Identifier: Apache-2.0
import type { BackendSrvRequest, FetchResponse } from '@grafana/runtime';
import { NEVER, Observable, of, throwError } from 'rxjs';
import { createGrafanaFetch } from './grafana-fetch';

const request = { url: '/api/datasources/proxy/uid/x/debug/pprof/heap', timeoutMs: 1000, maxBytes: 100 };
const bytes = (text: string) => Uint8Array.from(Buffer.from(text)).buffer;

function answering(answer: (sent: BackendSrvRequest) => Observable<unknown>) {
  const sent: BackendSrvRequest[] = [];
  const fetch = (one: BackendSrvRequest) => {
    sent.push(one);
    // The port never looks at more of a response than the fakes below have.
    return answer(one) as Observable<FetchResponse<never>>;
  };
  return { sent, port: createGrafanaFetch(() => ({ fetch })) };
}

const failing = (status: number, data: unknown) =>
  answering(() => throwError(() => ({ status, data, config: { url: request.url } })));

describe('the fetch port', () => {
  it('sends GET only, asks for bytes, and shows no alert of its own', async () => {
    const headers = {
      forEach: (each: (value: string, name: string) => void) => each('application/octet-stream', 'Content-Type'),
    };
    const { port, sent } = answering(() => of({ status: 200, data: bytes('abc'), headers }));
    const response = await port(request);
    expect(sent).toEqual([
      expect.objectContaining({ method: 'GET', responseType: 'arraybuffer', showErrorAlert: false }),
    ]);
    expect(Buffer.from(response.body).toString()).toBe('abc');
    expect(response).toMatchObject({ status: 200, headers: { 'content-type': 'application/octet-stream' } });
  });

  it.each([
    [400, { message: 'Authentication to data source failed' }, 'Authentication to data source failed'],
    [502, bytes('connection refused'), 'connection refused'],
    [503, 'overloaded', 'overloaded'],
    [500, undefined, ''],
  ])('resolves for status %p with the body whatever form Grafana gives it', async (status, data, text) => {
    const response = await failing(status, data).port(request);
    expect(response.status).toBe(status);
    expect(Buffer.from(response.body).toString()).toContain(text);
  });

  it('tells a missing profile from a missing pprof by the text, because Grafana drops the header', async () => {
    expect((await failing(404, bytes('Unknown profile\n')).port(request)).headers).toEqual({ 'x-go-pprof': '1' });
    expect((await failing(404, bytes('404 page not found\n')).port(request)).headers).toEqual({});
  });

  it('refuses a body over the cap and takes one of exactly the cap', async () => {
    const of200 = (length: number) => answering(() => of({ status: 200, data: new ArrayBuffer(length) })).port(request);
    await expect(of200(101)).rejects.toMatchObject({ code: 'response-too-large' });
    await expect(of200(100)).resolves.toMatchObject({ status: 200 });
  });

  it('rejects as unreachable when there was no answer at all', async () => {
    const { port } = answering(() => throwError(() => new TypeError('Failed to fetch')));
    await expect(port(request)).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('cancels the request on abort, and sends nothing when aborted before', async () => {
    let cancelled = false;
    const { port, sent } = answering(() => new Observable(() => () => (cancelled = true)));
    const controller = new AbortController();
    const answer = port({ ...request, signal: controller.signal });
    controller.abort();
    await expect(answer).rejects.toMatchObject({ code: 'aborted' });
    expect(cancelled).toBe(true);
    await expect(port({ ...request, signal: controller.signal })).rejects.toMatchObject({ code: 'aborted' });
    expect(sent).toHaveLength(1);
  });

  it('gives up after the time-out', async () => {
    const { port } = answering(() => NEVER);
    await expect(port({ ...request, timeoutMs: 5 })).rejects.toMatchObject({ code: 'timeout' });
  });
});
