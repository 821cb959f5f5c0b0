// SPDX-License-Identifier: Apache-2.0
// The score in PromQL beside the score itself, over the same series. The figures of docs/alerting.md come from here, with EVERY = 1.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { computeLeakScore, readSeriesRecord } from '#pkg/leakscore';
import { sharedFolder } from '#pkg/testkit';
import { prometheusRules } from './prometheus-rules.mjs';
import { readRuleSettings } from './rule-settings.mjs';
import { areaUnderRoc, measureAgreement } from './testing/agreement';
import { stretchToThreeHours } from './testing/corpus-series';
import { describeWithPrograms } from './testing/describe-with-programs';
import { madeUpSeries } from './testing/made-up-series';
import { MINUTES, scoreInPrometheus, type ThreeHours } from './testing/score-in-prometheus';
import { writeYaml } from './write-yaml.mjs';

jest.setTimeout(240_000);

const RULES = writeYaml(prometheusRules(readRuleSettings({ windows: '3h@1m' })), 'under test');
/**
 * One series of so many of the corpus: all of them take a minute or more. What is asked of the sample of 124 is less than what all 984
 * give: an area of 0.92 here is 0.962 there, and the sampling error of the one is 0.025.
 */
const EVERY = 8;

// The corpus is too large for the repository.
const shared = sharedFolder();
const describeOnCorpus = (name: string, body: () => void) =>
  shared ? describeWithPrograms(name, ['promtool'], body) : describe.skip(name, body);

const timesSeconds = Array.from({ length: MINUTES + 1 }, (_, minute) => minute * 60);

/** Without the weight of age, which the rules lack: they say nothing at all within their window. */
function evidenceOf({ liveBytes, workBytes }: ThreeHours): number {
  return computeLeakScore({ kind: 'heap_live', timesSeconds, values: liveBytes, workBytes }).evidence;
}

describeWithPrograms('the score in PromQL and the score', ['promtool'], () => {
  it('say the same of made-up series of each family but those of a single step', async () => {
    const series = madeUpSeries();
    const inPrometheus = await scoreInPrometheus(RULES, series);
    const ours = series.map(evidenceOf);
    const { rankCorrelation, meanDifference, sameAt50Ratio } = measureAgreement(ours, inPrometheus);
    expect(rankCorrelation).toBeGreaterThan(0.8);
    expect(meanDifference).toBeLessThan(15);
    expect(sameAt50Ratio).toBeGreaterThan(0.9);
    const differing = series.filter((_, i) => ours[i] >= 50 !== inPrometheus[i] >= 50).map(({ family }) => family);
    expect(new Set(differing)).toEqual(new Set(['one step']));
    const isLeak = series.map((one) => one.isLeak);
    expect(areaUnderRoc(ours, isLeak)).toBe(1);
    expect(areaUnderRoc(inPrometheus, isLeak)).toBeGreaterThan(0.94);
  });
});

describeOnCorpus('the score in PromQL on the development corpus (needs ../shared)', () => {
  const folder = path.join(shared ?? '', 'leakscore');

  function readCorpus() {
    const text = gunzipSync(readFileSync(path.join(folder, 'synth', 'dev.jsonl.gz'))).toString();
    return text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter((record, i) => record.kind !== 'site' && i % EVERY === 0)
      .flatMap((record) => {
        const { series } = readSeriesRecord(record);
        const hours = stretchToThreeHours(series);
        return hours === undefined ? [] : [{ isLeak: record.leak === true, series, hours }];
      });
  }

  it('the rules tell leaks from healthy series nearly as well as the score', async () => {
    const rows = readCorpus();
    const isLeak = rows.map((row) => row.isLeak);
    const ours = rows.map(({ series }) => computeLeakScore(series).evidence);
    const inPrometheus = await scoreInPrometheus(
      RULES,
      rows.map(({ hours }) => hours)
    );
    expect(rows.length).toBeGreaterThan(100);
    const { rankCorrelation, sameAt50Ratio } = measureAgreement(ours, inPrometheus);
    expect(rankCorrelation).toBeGreaterThan(0.75);
    expect(sameAt50Ratio).toBeGreaterThan(0.8);
    expect(areaUnderRoc(inPrometheus, isLeak)).toBeGreaterThan(0.9);
    expect(areaUnderRoc(ours, isLeak)).toBeGreaterThan(areaUnderRoc(inPrometheus, isLeak));
  });

  it('the rules score as the reference rules do', async () => {
    const hours = readCorpus()
      .slice(0, 40)
      .map((row) => row.hours);
    const reference = readFileSync(path.join(folder, 'promql', 'leakscore.rules.yml'), 'utf8');
    const [ours, theirs] = [await scoreInPrometheus(RULES, hours), await scoreInPrometheus(reference, hours)];
    expect(Math.max(...ours.map((score, i) => Math.abs(score - theirs[i])))).toBeLessThan(1e-6);
  });
});
