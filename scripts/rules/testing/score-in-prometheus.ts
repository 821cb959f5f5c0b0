// SPDX-License-Identifier: Apache-2.0
// The score that rules compute for series, read off a real evaluation by promtool.
import { runRuleTest } from './run-rule-test';

/** Three hours, a sample a minute: 181 of each. */
export interface ThreeHours {
  readonly liveBytes: readonly number[];
  /** Cumulative. */
  readonly workBytes: readonly number[];
}

export const MINUTES = 180;

/** promtool refuses a query over more samples than 50 million at once. */
const SERIES_AT_ONCE = 200;

/**
 * `leak:score:3h` of each series at the end of its three hours.
 * @throws Error when promtool does not print one score for each series
 */
export async function scoreInPrometheus(rules: string, series: readonly ThreeHours[]): Promise<number[]> {
  const scores: number[] = [];
  for (let first = 0; first < series.length; first += SERIES_AT_ONCE) {
    scores.push(...(await scoreSome(rules, series.slice(first, first + SERIES_AT_ONCE))));
  }
  return scores;
}

async function scoreSome(rules: string, series: readonly ThreeHours[]): Promise<number[]> {
  const { output } = await runRuleTest({
    rules,
    interval: '1m',
    input: series.flatMap(inputOf),
    // promtool answers no queries, it compares. Expecting nothing makes it print all that it has.
    expected: { promql_expr_test: [{ expr: 'leak:score:3h', eval_time: `${MINUTES}m` }] },
  });
  const scores = new Map(
    [...output.matchAll(/\{__name__="leak:score:3h", instance="(\d+)",[^}]*\} ([-+.\dE]+)/g)].map(
      ([, instance, value]) => [Number(instance), Number(value)]
    )
  );
  return series.map((_, i) => {
    const score = scores.get(i);
    if (score === undefined) {
      throw new Error(`no score of series ${i} in: ${output.slice(0, 500)}`);
    }
    return score;
  });
}

function inputOf({ liveBytes, workBytes }: ThreeHours, instance: number) {
  const labels = `{job="j",instance="${instance}"}`;
  return [
    { series: `go_gc_heap_live_bytes${labels}`, values: liveBytes },
    { series: `go_memstats_alloc_bytes_total${labels}`, values: workBytes },
    { series: `process_start_time_seconds${labels}`, values: liveBytes.map(() => 0) },
  ];
}
