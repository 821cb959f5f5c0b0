// SPDX-License-Identifier: Apache-2.0
// The evaluation as a whole, on the few series that every clone has.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import * as rooms from '#pkg/leakscore';
import { checkAcceptance } from './check-acceptance.mjs';
import { courseOf, evaluateCorpus } from './evaluate-corpus.mjs';
import { measureAlarms } from './measure-alarms.mjs';
import { readCorpora } from './read-corpora.mjs';
import { reportFamilies } from './report-families.mjs';
import { reportFigures } from './report-figures.mjs';
import { reportRules } from './report-rules.mjs';
import { reportShortSeries } from './report-short-series.mjs';
import { RULES } from './rules.mjs';
import { warmUpOfPrevious } from './warm-up-of-previous.mjs';

const TESTDATA = path.join(__dirname, 'testdata');

const corpora = readCorpora(TESTDATA);
const evaluated = corpora.map(({ name, series }) => ({ name, series: evaluateCorpus(rooms, series) }));

describe('the evaluation of a small corpus', () => {
  const [synthetic] = evaluated;

  it('tells its leaks from the healthy ones', () => {
    const figures = measureAlarms(synthetic.series.map((each) => courseOf(each, ({ score }) => score)));
    expect(figures).toMatchObject({ leaks: 6, healthy: 6, falseAlarms: 0 });
    expect(figures.aucEnd).toBeGreaterThan(0.9);
  });
  it('sees processes begin: their ordinals, and how long they have run', () => {
    const { evaluations } = synthetic.series.find(({ id }) => id.startsWith('N08')) ?? { evaluations: [] };
    const processes = evaluations.map(({ process }) => process);
    expect([processes[0], processes.every((process, i) => i === 0 || process >= processes[i - 1])]).toEqual([0, true]);
    const [running] = evaluations.slice(-1);
    expect(running.process).toBeGreaterThan(0);
    expect(running.uptimeSeconds).toBeLessThan(running.timeSeconds);
    expect(running.firstUptimeSeconds).toBe(0);
  });
  it('misses what is demanded when scores say nothing, or when there are no series', () => {
    const mute = evaluated.map(({ name, series }) => ({
      name,
      series: series.map((each) => ({ ...each, evaluations: each.evaluations.map((one) => ({ ...one, score: 50 })) })),
    }));
    const missed = (demands: ReturnType<typeof checkAcceptance>) =>
      demands.filter(({ isReached }) => !isReached).length;
    expect(missed(checkAcceptance(mute))).toBeGreaterThanOrEqual(4);
    expect(missed(checkAcceptance([]))).toBe(checkAcceptance([]).length);
  });
  it('is reported by figure, family, rule and length, without a cell that is no number', () => {
    const families = evaluated.map(({ series }) => reportFamilies(series));
    const short = corpora.map((corpus) => reportShortSeries(rooms, corpus));
    const report = [reportFigures(evaluated), ...families, reportRules(evaluated), ...short].join('\n');
    expect(report).toContain('N03_cache_linear_fill');
    expect(report).not.toMatch(/undefined|Infinity|NaN/);
    const [figures] = reportFigures(evaluated).split('\n').slice(2);
    expect(figures).toMatch(/^\| synthetic, with W\s+\|\s+0\.97\d \|/);
  });
});

describe('a rule about the warm-up of the previous run', () => {
  const at = (uptimeSeconds: number, score: number) => ({
    samples: 0,
    timeSeconds: uptimeSeconds,
    score,
    evidence: score,
    carried: false,
    growthAgeSeconds: 600,
    floors: 10,
    confidence: 1,
    process: 0,
    uptimeSeconds,
    firstUptimeSeconds: 0,
  });
  const run = (...evaluations: Array<ReturnType<typeof at>>) => ({
    id: 'x',
    family: 'x',
    kind: 'heap_live',
    leak: false,
    onset: null,
    exempt: [],
    evaluations,
  });
  const warmUpAfter = (previous: ReturnType<typeof run> | undefined) =>
    warmUpOfPrevious(at(100, 90), 'score', { series: run(at(100, 90)), twin: previous });

  it('knows when the first suspicion of the run before was over', () => {
    expect(warmUpAfter(run(at(600, 20), at(1200, 90), at(1800, 60), at(2400, 30), at(3000, 70), at(3600, 0)))).toBe(
      1800
    );
  });
  it('knows nothing when that run ended as a suspect, was none early on, or is not there', () => {
    expect(warmUpAfter(run(at(600, 90), at(1200, 20), at(1800, 50)))).toBe(0);
    expect(warmUpAfter(run(at(600, 0), at(1801, 90), at(2400, 0)))).toBe(0);
    expect(warmUpAfter(run(at(600, 0), at(1200, 49.9)))).toBe(0);
    expect(warmUpAfter(run())).toBe(0);
    expect(warmUpAfter(undefined)).toBe(0);
  });
  it('takes the process before in the same series when there was one', () => {
    const later = { ...at(700, 90), process: 1, timeSeconds: 9000 };
    const series = run(at(600, 90), at(1200, 0), later);
    expect(warmUpOfPrevious(later, 'score', { series, twin: undefined })).toBe(600);
  });
  it('holds a score under suspicion while that lasts, and not after', () => {
    const rule = RULES.find(({ name }) => name.startsWith('C1'));
    const context = { series: run(), twin: run(at(600, 90), at(1200, 0)) };
    const scores = [at(600, 90), at(601, 90), at(300, 10)].map((evaluation) => rule?.scoreOf(evaluation, context));
    expect(scores).toEqual([49, 90, 10]);
  });
});

describe('npm run evaluate', () => {
  const script = path.join(__dirname, '..', 'evaluate.mjs');
  const run = (folder: string) => spawnSync(process.execPath, [script, '--folder', folder], { encoding: 'utf8' });

  it('says in one line where it looks for the series, and fails', () => {
    const { status, stdout, stderr } = run(path.join(TESTDATA, 'none'));
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^The evaluation needs \S+none\/synth\/dev\.jsonl\.gz .*--folder\.\n$/);
  });
  it('prints what is demanded with its verdict, and fails when one is missed', () => {
    const { status, stdout } = run(TESTDATA);
    expect(stdout).toMatch(/^reached {2}synthetic, >= 80 twice in a row: precision: 1\.0000, demanded >= 0\.95$/m);
    expect(stdout).toMatch(/^MISSED {3}synthetic, >= 80 twice in a row: recall: 0\.5000, demanded >= 0\.65$/m);
    expect(status).toBe(1);
  }, 60_000);
});
