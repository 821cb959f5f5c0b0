// SPDX-License-Identifier: Apache-2.0
// Answers about growth and goroutines, from histories made by hand.
import { CoreApp, dateTime, type DataFrame } from '@grafana/data';
import { finishAtOnce } from '#pkg/base';
import { CaptureHistory, GOROUTINES, NOTHING_TOLD, type MemoryStats, type Scrape } from '#pkg/capture';
import { goroutineProfileFromText, heapProfileFromText } from '#pkg/testkit';
import type { SeepQuery, SeepQueryType } from '../query/seep-query';
import { answerQuery } from './answer-query';
import type { QueryContext } from './query-context';
import { ScoreLog } from './score-log';

const SECOND_MS = 1000;

/** One scrape a second, the first at second 1. */
function historyOf(...parts: ReadonlyArray<Partial<Scrape>>): CaptureHistory {
  const history = new CaptureHistory();
  parts.forEach((part, i) =>
    history.add({
      ...{ timeUnixMs: (i + 1) * SECOND_MS, memory: undefined, heap: undefined, goroutine: undefined },
      ...{ forcedGc: false, warnings: [], ...part },
    })
  );
  return history;
}

const memoryOf = (told: Partial<MemoryStats>): MemoryStats => ({ ...NOTHING_TOLD, origin: 'vars', ...told });
const heapOf = (bytes: number) => heapProfileFromText(`main.main;main.keep 9 ${2 * bytes} 1 ${bytes}`);
const leakOf = (text: string) => ({
  ...goroutineProfileFromText(text),
  sampleTypes: [{ type: 'goroutineleak', unit: 'count' }],
});

function contextOf(history: CaptureHistory, toSecond = 100): QueryContext {
  return {
    state: { history, failure: undefined, warnings: [], storageWarning: undefined, nextRoundUnixMs: 0 },
    ...{ service: 's', timeZone: 'utc', nowUnixMs: 100 * SECOND_MS, minGrowthAgeSeconds: 0 },
    range: { from: dateTime(0), to: dateTime(toSecond * SECOND_MS) },
    ...{ settingsLimitBytes: undefined, app: CoreApp.Dashboard, scores: new ScoreLog() },
  };
}

function answer(queryType: SeepQueryType, context: QueryContext, query: Partial<SeepQuery> = {}): DataFrame {
  return finishAtOnce(answerQuery({ refId: 'A', schema: 2, queryType, ...query }, context))[0];
}

const values = (frame: DataFrame, name: string): unknown[] =>
  frame.fields.find((field) => field.name === name)?.values ?? [];
const severities = (frame: DataFrame) => (frame.meta?.notices ?? []).map(({ severity }) => severity);

describe('growth', () => {
  it('says that two sampling rates cannot be compared, and refuses', () => {
    const history = historyOf({ heap: heapOf(1) }, { heap: { ...heapOf(2), period: 4096 } });
    const frame = answer('delta', contextOf(history));
    expect(frame.meta?.custom?.compare).toEqual({
      isRefused: true,
      problems: [
        {
          code: 'rate',
          message:
            'The heap was sampled once in 512.0 KiB before and once in 4.0 KiB after: the two cannot be compared.',
        },
      ],
    });
    expect(severities(frame)).toContain('error');
  });

  it('warns of a restart that was asked for, and never crosses one on its own', () => {
    const history = historyOf(
      { heap: heapOf(1), memory: memoryOf({ gcCycles: 8 }) },
      { heap: heapOf(2), memory: memoryOf({ gcCycles: 9 }) },
      { heap: heapOf(3), memory: memoryOf({ gcCycles: 1 }) },
      { heap: heapOf(4), memory: memoryOf({ gcCycles: 2 }) }
    );
    const asked = answer('delta', contextOf(history), { before: 'rangeStart' });
    expect(asked.meta?.custom).toMatchObject({ beforeUnixMs: 1000, compare: { problems: [{ code: 'restart' }] } });
    const auto = answer('delta', contextOf(history));
    expect(auto.meta?.custom).toMatchObject({ beforeUnixMs: 3000, afterUnixMs: 4000, compare: { problems: [] } });
    const earlier = answer('delta', contextOf(history), { after: '2000' });
    expect(earlier.meta?.custom).toMatchObject({ beforeUnixMs: 1000, afterUnixMs: 2000, compare: { problems: [] } });
  });

  it('keeps the paths that were there in between, without width', () => {
    const between = heapProfileFromText('main.main;main.burst 9 900 9 900');
    const frame = answer('delta', contextOf(historyOf({ heap: heapOf(1) }, { heap: between }, { heap: heapOf(2) })));
    const burst = values(frame, 'label').indexOf('main.burst');
    expect(values(frame, 'history')[burst]).toEqual([0, 900, 0]);
    expect([values(frame, 'value')[burst], values(frame, 'valueRight')[burst]]).toEqual([0, 0]);
    expect(frame.meta?.custom).toMatchObject({ historyUnixMs: [1000, 2000, 3000], steps: 2 });
  });

  it('puts suspects with proven goroutines first', () => {
    const scrape = (few: number, many: number) => ({
      goroutine: goroutineProfileFromText(`main.few;runtime.gopark ${few}\nmain.many;runtime.gopark ${many}`),
      goroutineLeak: leakOf(`main.few;runtime.gopark ${few}`),
    });
    const context = contextOf(historyOf(scrape(1, 1), scrape(3, 90)));
    const query = { profileType: GOROUTINES };
    expect(values(answer('suspects', context, query), 'site')).toEqual(['main.few', 'main.many']);
    expect(values(answer('suspects', context, query), 'proven')).toEqual([3, 0]);
    const delta = answer('delta', context, query);
    expect(values(delta, 'proven')[values(delta, 'label').indexOf('main.few')]).toBe(3);
  });

  it('gives suspects no score and no slope before there are captures enough for them', () => {
    const scrape = (count: number) => ({ goroutine: goroutineProfileFromText(`main.leak;runtime.gopark ${count}`) });
    const suspectsAfter = (captures: number) => {
      const scrapes = Array.from({ length: captures }, (_, i) => scrape(100 * (i + 1)));
      return answer('suspects', contextOf(historyOf(...scrapes)), { profileType: GOROUTINES });
    };
    const few = suspectsAfter(7);
    expect([values(few, 'growth'), values(few, 'score'), values(few, 'slope')]).toEqual([[600], [null], [null]]);
    const enough = suspectsAfter(12);
    expect(values(enough, 'score')[0]).toBeGreaterThan(50);
    expect(values(enough, 'slope')[0]).toBeCloseTo(100 * 3600, 5);
  });

  it('counts suspects below the noise of sampling instead of listing them', () => {
    const sampled = (objects: number) =>
      heapProfileFromText(`main.a ${objects} ${objects * 64} ${objects} ${objects * 64}`);
    const frame = answer('suspects', contextOf(historyOf({ heap: sampled(8192) }, { heap: sampled(3 * 8192) })));
    expect([frame.length, frame.meta?.custom?.belowNoise]).toEqual([0, 1]);
  });
});

describe('goroutines', () => {
  const text = 'main.main 1\nmain.pump;main.(*q).take;runtime.chanrecv1;runtime.chanrecv;runtime.gopark 40';
  const scrape = { goroutine: goroutineProfileFromText(text) };

  it('are one row a stack, largest first, with what they wait for', () => {
    const frame = answer(
      'goroutines',
      contextOf(historyOf({ goroutine: goroutineProfileFromText('main.old 9') }, scrape))
    );
    expect(frame.fields.map(({ name }) => name)).toEqual([
      ...['count', 'state', 'waitMinutes', 'createdBy', 'function', 'stack', 'labels', 'proven'],
    ]);
    expect(values(frame, 'count')).toEqual([40, 1]);
    expect(values(frame, 'state')).toEqual(['chan receive', '']);
    expect(values(frame, 'function')).toEqual(['main.(*q).take', 'main.main']);
    expect(values(frame, 'stack')[0]).toBe(
      'runtime.gopark\nruntime.chanrecv\nruntime.chanrecv1\nmain.(*q).take\nmain.pump'
    );
    expect([...values(frame, 'waitMinutes'), ...values(frame, 'proven')]).toEqual([null, null, null, null]);
    expect(frame.meta?.custom).toMatchObject({ kind: 'goroutines', atUnixMs: 2000, total: 41 });
  });

  it('are of the newest capture of the range, or of the moment that is asked for', () => {
    const history = historyOf({ goroutine: goroutineProfileFromText('main.old 9') }, scrape, {});
    expect(answer('goroutines', contextOf(history, 1)).meta?.custom?.atUnixMs).toBe(1000);
    expect(answer('goroutines', contextOf(history), { after: '900' }).meta?.custom?.atUnixMs).toBe(1000);
    const empty = answer('goroutines', contextOf(history, 0));
    expect(empty.length).toBe(0);
    expect(empty.meta?.notices?.at(-1)?.text).toBe('No capture of goroutines in this time range.');
  });

  it('say how many are proven to be leaked, never more than there are', () => {
    const leak = leakOf(text.replace('main.main 1\n', '').replace('40', '50'));
    const frame = answer(
      'goroutines',
      contextOf(historyOf(...[1, 2, 3].map(() => ({ ...scrape, goroutineLeak: leak }))))
    );
    expect(values(frame, 'proven')).toEqual([40, 0]);
  });
});
