// SPDX-License-Identifier: Apache-2.0
import { formatDuration, parseDuration } from './duration.mjs';
import { readRuleSettings } from './rule-settings.mjs';

it('reads durations as Prometheus writes them, and writes them without days', () => {
  expect(['7d', '1h30m', '90s', '2h44m59s999ms'].map(parseDuration)).toEqual([
    604_800_000, 5_400_000, 90_000, 9_899_999,
  ]);
  expect([604_800_000, 5_400_000, 90_000, 9_899_999].map(formatDuration)).toEqual([
    '168h',
    '1h30m',
    '1m30s',
    '2h44m59s999ms',
  ]);
});

it('has the windows of the committed rules unless told otherwise', () => {
  expect(readRuleSettings().windows.map(({ name }) => name)).toEqual(['3h', '24h', '7d']);
  expect(readRuleSettings({ windows: '1m@1s' }).windows).toEqual([{ name: '1m', lengthMs: 60_000, everyMs: 1000 }]);
});

it.each([
  [{ windows: '3h' }, 'no duration'],
  [{ windows: '3x@1m' }, 'no duration'],
  [{ windows: '24h@5m,3h@1m' }, 'the shortest one first'],
  [{ windows: '1s@1s' }, 'not whole milliseconds'],
  [{ floors: '10' }, 'a multiple of 12'],
  [{ hold: '0s' }, 'no duration'],
  [{ 'warning-score': 'high' }, 'a whole number'],
])('refuses %j and says why', (options, why) => {
  expect(() => readRuleSettings(options)).toThrow(why);
});
