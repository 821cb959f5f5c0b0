// SPDX-License-Identifier: Apache-2.0
// An answer is about the moment when it was begun, however many turns it takes and whatever comes in meanwhile.
import { CoreApp, dateTime, LoadingState } from '@grafana/data';
import fc from 'fast-check';
import { finishAtOnce, finishInTurns } from '#pkg/base';
import { CaptureHistory, GOROUTINES, HEAP_INUSE_SPACE, NOTHING_TOLD, snapshotOf } from '#pkg/capture';
import { goroutineProfileFromText, heapProfileFromText } from '#pkg/testkit';
import { QUERY_SCHEMA, QUERY_TYPES } from '../query/seep-query';
import { RequestAnswerer, type PreparedQuery } from './answer-request';
import type { QueryContext } from './query-context';
import { ScoreLog } from './score-log';

const FULL = 12;

function addCapture(history: CaptureHistory, index: number, names: readonly string[]): void {
  const lines = names.map((name, i) => `main.main;${name} 9 ${900 * (i + index)} 5 ${500 * (i + index)}`);
  history.add({
    timeUnixMs: 1000 * (index + 1),
    memory: { ...NOTHING_TOLD, origin: 'vars', gcCycles: index },
    heap: heapProfileFromText(lines.join('\n')),
    goroutine: goroutineProfileFromText(
      names.map((name) => `main.main;${name};runtime.gopark ${index + 1}`).join('\n')
    ),
    forcedGc: false,
    warnings: [],
  });
}

function historyOf(captures: ReadonlyArray<readonly string[]>): CaptureHistory {
  const history = new CaptureHistory({ maxCaptures: FULL });
  captures.forEach((names, index) => addCapture(history, index, names));
  return history;
}

/** All kinds of queries in one packet, as JSON: frames of Grafana hold functions. */
function answering(history: CaptureHistory) {
  const prepared = QUERY_TYPES.flatMap((queryType) =>
    [HEAP_INUSE_SPACE, GOROUTINES].map((profileType): PreparedQuery => {
      const refId = `${queryType} ${profileType}`;
      return { refId, query: { refId, schema: QUERY_SCHEMA, queryType, profileType, metric: profileType } };
    })
  );
  const context: QueryContext = {
    state: {
      history: snapshotOf(history),
      ...{ failure: undefined, warnings: [], storageWarning: undefined, nextRoundUnixMs: 0 },
    },
    ...{ service: 's', timeZone: 'utc', nowUnixMs: 100_000, minGrowthAgeSeconds: 0 },
    range: { from: dateTime(0), to: dateTime(100_000) },
    ...{ settingsLimitBytes: undefined, app: CoreApp.Dashboard, scores: new ScoreLog() },
  };
  return new RequestAnswerer(prepared).answer(context, LoadingState.Streaming);
}

const captures = fc.array(
  fc.uniqueArray(fc.constantFrom('main.put', 'main.get', 'net.read', 'fmt.Sprint', 'main.grow'), {
    minLength: 1,
    maxLength: 4,
  }),
  { minLength: 1, maxLength: FULL }
);

it('every kind of query is answered in turns as it is at once', async () => {
  await fc.assert(
    fc.asyncProperty(captures, fc.integer({ min: 1, max: 40 }), async (given, every) => {
      const atOnce = finishAtOnce(answering(historyOf(given)));
      expect(atOnce.errors).toBeUndefined();
      const history = historyOf(given);
      let turns = 0;
      const yieldToHost = () => {
        if (turns++ % every === 0) {
          addCapture(history, given.length + turns, ['main.late', `main.new${turns}`, 'main.put']);
        }
        return Promise.resolve();
      };
      const inTurns = await finishInTurns(answering(history), { yieldToHost });
      expect(turns).toBeGreaterThan(QUERY_TYPES.length);
      expect(JSON.stringify(inTurns)).toBe(JSON.stringify(atOnce));
    }),
    { numRuns: 20 }
  );
});
