// SPDX-License-Identifier: Apache-2.0
import { dateTime } from '@grafana/data';
import { resolveMoment } from './resolve-moment';

const nowUnixMs = Date.UTC(2026, 0, 2, 12, 0, 0);
const range = { from: dateTime(nowUnixMs - 3_600_000), to: dateTime(nowUnixMs) };

describe('resolveMoment', () => {
  it.each([
    [undefined, 'before', 'auto-before'],
    ['auto', 'after', 'auto-after'],
    ['rangeStart', 'after', nowUnixMs - 3_600_000],
    ['rangeEnd', 'before', nowUnixMs],
    ['1767355200123', 'before', 1767355200123],
    ['now', 'after', nowUnixMs],
    [' now-15m ', 'before', nowUnixMs - 900_000],
    ['now/d', 'before', Date.UTC(2026, 0, 2)],
    ['2026-01-02T11:00:00Z', 'after', nowUnixMs - 3_600_000],
  ] as const)('reads %p as %s moment %p', (text, end, expected) => {
    expect(resolveMoment(text, { end, range, nowUnixMs })).toBe(expected);
  });

  it.each(['yesterday-ish', 'now-', '$before', 'rangestart'])('refuses %p and says what it takes', (text) => {
    expect(() => resolveMoment(text, { end: 'before', range, nowUnixMs })).toThrow(
      expect.objectContaining({ code: 'bad-moment', message: expect.stringContaining('now-1h') })
    );
  });
});
