// SPDX-License-Identifier: Apache-2.0
// A real Prometheus over two real Go programs, in the order in which it happens: one leaks, its alerts go pending and fire; the leak is
// switched off and the program restarted, they resolve; the other never fires. A minute stands in for the three hours.
import { prepareDemoProgram, startDemoTarget } from '../demo-target.mjs';
import { ProcessSet } from '../process-set.mjs';
import { prometheusRules } from './prometheus-rules.mjs';
import { readRuleSettings } from './rule-settings.mjs';
import { describeWithPrograms } from './testing/describe-with-programs';
import { type PrometheusServer, startPrometheus } from './testing/prometheus-server';
import { writeYaml } from './write-yaml.mjs';

/** Of each wait: a window, its hold, and as much again for a machine that is busy. */
const WITHIN_MS = 120_000;
jest.setTimeout(WITHIN_MS + 30_000);

const RULES = writeYaml(prometheusRules(readRuleSettings({ windows: '1m@1s', hold: '10s' })), 'under test');
const WINDOW_SECONDS = 60;
const HOLD_SECONDS = 10;
const ALERTS_OF = (job: string, state: string) => `ALERTS{job="${job}",alertstate="${state}"}`;

describeWithPrograms('alerts in a real Prometheus', ['prometheus', 'go'], () => {
  const first = new ProcessSet();
  const services = new ProcessSet();
  const server = new ProcessSet();
  let leaking = { url: '', restart: async () => {} };
  let prometheus: PrometheusServer;

  /** What the expression gives, as soon as it gives as many series as wanted. */
  async function waitFor(expression: string, { series }: { series: (count: number) => boolean }) {
    const endMs = Date.now() + WITHIN_MS;
    for (;;) {
      const samples = await prometheus.query(expression);
      if (series(samples.length)) {
        return samples;
      }
      if (Date.now() > endMs) {
        const scores = await prometheus.query('{__name__=~"leak:(score|mk_z:1m|live|recency:1m|late_growth:1m)"}');
        throw new Error(`${expression} gave ${JSON.stringify(samples)}; the scores: ${JSON.stringify(scores)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }

  beforeAll(async () => {
    const program = await prepareDemoProgram();
    const leaks = 'mapcache:200,tickerloop:20';
    const { url } = await startDemoTarget(first, program, { name: 'leaking', leaks });
    leaking = {
      url,
      restart: async () => {
        await fetch(`${url}/leaks/none?on=true`, { method: 'POST' });
        await first.stopAll();
        services.start('restarted', program.command, [...program.args, '-listen', new URL(url).host]);
      },
    };
    const control = await startDemoTarget(services, program, { name: 'control', leaks: '' });
    prometheus = await startPrometheus(server, RULES, [
      { job: 'leaking', address: new URL(url).host },
      { job: 'control', address: new URL(control.url).host },
    ]);
  });

  afterAll(async () => {
    await Promise.all([first.stopAll(), services.stopAll(), server.stopAll()]);
    prometheus?.remove();
  });

  it('go pending and then fire, for the heap and for the goroutines of the program that leaks', async () => {
    await waitFor('leak:live{job="leaking"}', { series: (count) => count === 2 });
    expect(await prometheus.query('leak:score')).toEqual([]);
    await waitFor(ALERTS_OF('leaking', 'pending'), { series: (count) => count > 0 });
    const firing = await waitFor(ALERTS_OF('leaking', 'firing'), { series: (count) => count === 2 });
    expect(firing.map(({ labels }) => [labels.alertname, labels.resource, labels.severity]).sort()).toEqual([
      ['GoLeakSuspected', 'goroutines', 'warning'],
      ['GoLeakSuspected', 'heap', 'warning'],
    ]);
  });

  it('were pending for the hold time before that, each of them', async () => {
    const pending = await prometheus.query('count_over_time(ALERTS{job="leaking",alertstate="pending"}[5m])');
    expect(pending.map(({ labels }) => labels.resource).sort()).toEqual(['goroutines', 'heap']);
    expect(Math.min(...pending.map(({ value }) => value))).toBeGreaterThanOrEqual(HOLD_SECONDS);
  });

  it('resolve when the leak is switched off and the program restarted', async () => {
    await leaking.restart();
    await waitFor(ALERTS_OF('leaking', 'firing'), { series: (count) => count === 0 });
  });

  it('stay silent when the restarted program has a score again', async () => {
    // As long as it takes to go pending and fire.
    await waitFor('count_over_time(leak:score{job="leaking"}[15s]) >= 15', { series: (count) => count === 2 });
    const age = 'time() - process_start_time_seconds{job="leaking"}';
    expect((await prometheus.query(age))[0].value).toBeGreaterThanOrEqual(WINDOW_SECONDS);
    expect(await prometheus.query(ALERTS_OF('leaking', 'firing'))).toEqual([]);
  });

  it('never fired for the program that does not leak, which had a score all the time', async () => {
    const scores = await prometheus.query('count_over_time(leak:score{job="control"}[10m])');
    expect(scores.map(({ labels }) => labels.resource).sort()).toEqual(['goroutines', 'heap']);
    expect(Math.min(...scores.map(({ value }) => value))).toBeGreaterThan(WINDOW_SECONDS);
    expect(await prometheus.query('count_over_time(ALERTS{job="control",alertstate="firing"}[10m])')).toEqual([]);
  });
});
