// SPDX-License-Identifier: Apache-2.0
import { seriesOfMetric, type LeakSeries, type TimedSamples } from '#pkg/leakscore';
import type { SeriesKind } from '../query/seep-query';
import { findCompanion, type CompanionName } from './companions';
import type { PrometheusSeries } from './prometheus-series';

export interface LeakSeriesOptions {
  readonly kind: SeriesKind;
  readonly companions: ReadonlyMap<CompanionName, readonly PrometheusSeries[]>;
  /** The companion `work` is bytes per time, not bytes since the start. */
  readonly workIsRate: boolean;
}

/** A Prometheus series as the score takes it, with what is known of its process. */
export function leakSeriesOf(series: PrometheusSeries, options: LeakSeriesOptions): LeakSeries {
  const { kind, companions, workIsRate } = options;
  const samplesOf = (name: CompanionName) => {
    const companion = findCompanion(series, companions.get(name) ?? []);
    return companion && timedSamplesOf(companion);
  };
  const process = { work: samplesOf('work'), workIsRate, gcCycles: samplesOf('gcCycles'), start: samplesOf('start') };
  return seriesOfMetric({ metric: series.metric, kind, ...timedSamplesOf(series), process });
}

function timedSamplesOf({ timesUnixMs, values }: PrometheusSeries): TimedSamples {
  return { timesSeconds: Float64Array.from(timesUnixMs, (ms) => ms / 1000), values };
}
