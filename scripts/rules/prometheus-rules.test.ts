// SPDX-License-Identifier: Apache-2.0
// The rules under `promtool test rules`: an hour as the only window, so that two hours of samples tell the story.
import { readFileSync } from 'node:fs';
import { inRepository } from '../repository.mjs';
import { runCommand } from '../run-command.mjs';
import { prometheusRules } from './prometheus-rules.mjs';
import { readRuleSettings } from './rule-settings.mjs';
import { describeWithPrograms } from './testing/describe-with-programs';
import { type InputSeries, runRuleTest } from './testing/run-rule-test';
import { writeYaml } from './write-yaml.mjs';

jest.setTimeout(60_000);

const MINUTES = 121;
const minutes = (valueAt: (minute: number) => number | undefined) =>
  Array.from({ length: MINUTES }, (_, i) => valueAt(i));
const always = (value: number) => minutes(() => value);
// As in the committed rules the hold time is as long as a floor.
const rules = writeYaml(prometheusRules(readRuleSettings({ windows: '1h@1m', hold: '5m' })), 'under test');

interface Target {
  readonly live?: ReadonlyArray<number | undefined>;
  readonly goroutines?: ReadonlyArray<number | undefined>;
  readonly startSeconds?: ReadonlyArray<number | undefined>;
  /** Cumulative. */
  readonly allocatedBytes?: ReadonlyArray<number | undefined>;
  /** Further metrics by name. */
  readonly more?: Readonly<Record<string, ReadonlyArray<number | undefined>>>;
  /** Further labels, with a comma in front. */
  readonly labels?: string;
}

function scraped(instance: string, target: Target): InputSeries[] {
  const metrics = {
    process_start_time_seconds: target.startSeconds ?? always(0),
    go_memstats_alloc_bytes_total: target.allocatedBytes ?? minutes((minute) => minute * 6e8),
    ...(target.live && { go_gc_heap_live_bytes: target.live }),
    ...(target.goroutines && { go_goroutines: target.goroutines }),
    ...target.more,
  };
  const labels = `{job="shop",instance="${instance}"${target.labels ?? ''}}`;
  return Object.entries(metrics).map(([name, values]) => ({ series: name + labels, values }));
}

const LEAK = minutes((minute) => 100e6 + minute * 3e5);

/** What promtool has to find at a minute. */
const at = (minute: number, expr: string, samples: ReadonlyArray<[labels: string, value: number]>) => ({
  expr,
  eval_time: `${minute}m`,
  ...(samples.length > 0 && { exp_samples: samples.map(([labels, value]) => ({ labels, value })) }),
});

async function expectAll(
  input: readonly InputSeries[],
  tests: ReadonlyArray<ReturnType<typeof at>>,
  rulesOfTest = rules
) {
  const { code, output } = await runRuleTest({
    rules: rulesOfTest,
    interval: '1m',
    input,
    expected: { promql_expr_test: tests },
  });
  expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('SUCCESS') });
}

const firing = 'count by (instance, resource, alertname) (ALERTS{alertstate="firing"})';

describeWithPrograms('the rules of Prometheus', ['promtool'], () => {
  it('are fine by promtool check rules, as they are committed', async () => {
    const { code, output } = await runCommand('promtool', [
      'check',
      'rules',
      inRepository('provisioning', 'prometheus', 'seep-leak-score.rules.yml'),
    ]);
    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('50 rules found') });
  });

  it('go pending and fire on a leak of heap and goroutines, once a full window is there', async () => {
    await expectAll(scraped('leak', { live: LEAK, goroutines: minutes((minute) => 100 + minute) }), [
      at(50, 'leak:score', []),
      at(63, 'count by (resource) (ALERTS{alertstate="pending"})', [
        ['{resource="heap"}', 1],
        ['{resource="goroutines"}', 1],
      ]),
      at(63, firing, []),
      at(120, firing, [
        ['{alertname="GoLeakSuspected",instance="leak",resource="heap"}', 1],
        ['{alertname="GoLeakSuspected",instance="leak",resource="goroutines"}', 1],
      ]),
      at(120, 'round(leak:growth_per_s{resource="heap"} * 60)', [
        ['{instance="leak",job="shop",resource="heap"}', 3e5],
      ]),
    ]);
  });

  it('stay silent on a sawtooth, a plateau, a step and growth that the load explains', async () => {
    const input = [
      ...scraped('sawtooth', { live: minutes((minute) => 100e6 + (minute % 7) * 2e7) }),
      ...scraped('plateau', { live: minutes((minute) => 100e6 + Math.min(minute, 40) * 3e6) }),
      ...scraped('step', { live: minutes((minute) => (minute < 70 ? 100e6 : 150e6)), goroutines: always(80) }),
      ...scraped('load', {
        live: minutes((minute) => 100e6 + minute * 1e6),
        allocatedBytes: minutes((minute) => minute * 6e8 * (1 + minute / 200)),
      }),
      ...scraped('decline', { live: minutes((minute) => 300e6 - minute * 1e6) }),
    ];
    await expectAll(input, [
      at(120, 'count(leak:score)', [['{}', 6]]),
      at(120, 'count_over_time(ALERTS{alertstate="firing"}[2h])', []),
      at(120, 'leak:score{instance!="plateau"} >= 60', []),
    ]);
  });

  it('have no score for a process that is younger than the window, and resolve when a leaking one is restarted', async () => {
    const restartAt = 95;
    const input = [
      ...scraped('loop', {
        live: minutes((minute) => 100e6 + (minute % 50) * 3e6),
        startSeconds: minutes((minute) => Math.floor(minute / 50) * 3000),
      }),
      ...scraped('once', {
        live: minutes((minute) => 100e6 + (minute < restartAt ? minute * 3e5 : 0)),
        startSeconds: minutes((minute) => (minute < restartAt ? 0 : restartAt * 60)),
      }),
    ];
    await expectAll(input, [
      at(120, 'count_over_time(leak:score{instance="loop"}[2h])', []),
      at(90, firing, [['{alertname="GoLeakSuspected",instance="once",resource="heap"}', 1]]),
      at(restartAt, firing, []),
      at(120, firing, []),
    ]);
  });

  it('count a window whose floors are longer than the hold time once it held for one of them, and only while the process lives', async () => {
    const restartAt = 100;
    const input = scraped('leak', {
      live: LEAK,
      startSeconds: minutes((minute) => (minute < restartAt ? 0 : restartAt * 60)),
    });
    const samples = (value: number): ReadonlyArray<[string, number]> => [
      ['{instance="leak",job="shop",resource="heap"}', value],
    ];
    await expectAll(
      input,
      [
        at(90, 'leak:score == bool on (instance) min_over_time(leak:score:1h[4m])', [['{instance="leak"}', 1]]),
        at(90, 'leak:growth_per_s * 60', samples(3e5)),
        at(restartAt, 'leak:score', []),
      ],
      writeYaml(prometheusRules(readRuleSettings({ windows: '1h@1m', hold: '1m' })), 'under test')
    );
  });

  it('take limits that are recorded as the documentation says', async () => {
    const target = '{job="shop",instance="a",namespace="n",pod="p",container="c"';
    const container = (pod: string, bytes: number) => ({
      series: `container_spec_memory_limit_bytes{namespace="n",pod="${pod}",container="c",instance="kubelet"}`,
      values: always(bytes),
    });
    const input = [
      ...scraped('a', { live: LEAK, labels: ',namespace="n",pod="p",container="c"' }),
      container('p', 630e6),
      container('q', 1e6),
    ];
    const text = readFileSync(inRepository('docs', 'alerting.md'), 'utf8');
    const recipe = /expr: \|\n((?: {8}.*\n)+)/.exec(text)?.[1].trim() ?? '';
    await expectAll(input, [at(60, `round(${recipe})`, [[`${target}}`, 300e6]])]);
  });

  it('read the live heap off the target of the next collection, at any GOGC', async () => {
    const nextGc = (ratio: number) => ({ go_memstats_next_gc_bytes: LEAK.map((live) => (live ?? 0) * ratio) });
    const input = [
      ...scraped('gogc50', { more: { ...nextGc(1.5), go_gc_gogc_percent: always(50) } }),
      ...scraped('gogc400', { more: { ...nextGc(5), go_gc_gogc_percent: always(400) } }),
      ...scraped('unknown', { more: nextGc(2) }),
      ...scraped('both', { live: LEAK, more: { ...nextGc(3), go_gc_gogc_percent: always(50) } }),
      // GOGC=off is -1 in 64 bits without a sign: no estimate, and not one that is off by 17 digits.
      ...scraped('off', { more: { ...nextGc(9), go_gc_gogc_percent: always(18446744073709552000) } }),
    ];
    const known = ['gogc50', 'gogc400', 'unknown', 'both'];
    await expectAll(input, [
      at(
        100,
        'leak:live',
        known.map((instance) => [`leak:live{instance="${instance}",job="shop",resource="heap"}`, 130e6])
      ),
      at(
        120,
        firing,
        known.map((instance) => [`{alertname="GoLeakSuspected",instance="${instance}",resource="heap"}`, 1])
      ),
    ]);
  });

  it('keep all labels of a target, and two targets of one name apart', async () => {
    const input = [
      ...scraped('a', { live: LEAK, labels: ',cluster="east",zone="1"' }),
      ...scraped('a', { live: always(100e6), labels: ',cluster="west",zone="2"' }),
    ];
    await expectAll(input, [
      at(120, 'leak:score > bool 80', [
        ['{cluster="east",instance="a",job="shop",resource="heap",zone="1"}', 1],
        ['{cluster="west",instance="a",job="shop",resource="heap",zone="2"}', 0],
      ]),
    ]);
  });

  it('take the limit that was recorded, else GOMEMLIMIT, and none from a GOMEMLIMIT that is not set', async () => {
    const limit = (bytes: number) => ({ go_gc_gomemlimit_bytes: always(bytes) });
    const input = [
      ...scraped('limit', { live: LEAK, more: limit(200e6) }),
      ...scraped('recorded', { live: LEAK, more: { ...limit(200e6), 'leak:limit_bytes': always(300e6) } }),
      ...scraped('none', { live: LEAK, more: limit(9223372036854775807) }),
      ...scraped('flat', { live: always(199e6), more: limit(200e6) }),
      ...scraped('over', { live: LEAK, more: limit(90e6) }),
    ];
    // The level is the median of the last quarter of floors: each floor is the minimum of 5 minutes, the middle one began 10 before.
    const levelBytes = 100e6 + 110 * 3e5;
    const secondsTo = (bytes: number) => ((bytes - levelBytes) / 3e5) * 60;
    await expectAll(input, [
      at(120, 'round(leak:seconds_to_limit)', [
        ['{instance="limit",job="shop",resource="heap"}', secondsTo(200e6)],
        ['{instance="recorded",job="shop",resource="heap"}', secondsTo(300e6)],
        ['{instance="over",job="shop",resource="heap"}', 0],
      ]),
    ]);
  });

  it('warn of a leak, and are critical when its limit is near, with all numbers in their texts', async () => {
    const input = scraped('leak', { live: LEAK, more: { go_gc_gomemlimit_bytes: always(200e6) } });
    const alert = (alertname: string, severity: string, summary: string, runbook: string) => ({
      alertname,
      eval_time: '2h',
      exp_alerts: [
        {
          exp_labels: { severity, job: 'shop', instance: 'leak', resource: 'heap' },
          exp_annotations: {
            summary,
            description: 'Leak score 87, level 126.8MiB, grows by 17.17MiB an hour, limit in 3h 43m 20s.',
            runbook_url: `docs/alerting.md#${runbook}`,
            dashboard_url: 'http://localhost:3000/d/seep-go-leaks?viewPanel=2',
          },
        },
      ],
    });
    const { code, output } = await runRuleTest({
      rules,
      interval: '1m',
      input,
      expected: {
        alert_rule_test: [
          alert(
            'GoLeakSuspected',
            'warning',
            'heap of leak grows without a plateau (leak score 87)',
            'goleaksuspected'
          ),
          alert(
            'GoLeakOOMSoon',
            'critical',
            'heap of leak reaches its limit within 6h (leak score 87)',
            'goleakoomsoon'
          ),
        ],
      },
    });
    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('SUCCESS') });
  });

  it('can fail: a wrong expectation is not a success', async () => {
    const { code, output } = await runRuleTest({
      rules,
      interval: '1m',
      input: scraped('leak', { live: LEAK }),
      expected: { promql_expr_test: [at(120, 'leak:score', [['{}', 1]])] },
    });
    expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining('FAILED') });
  });
});
