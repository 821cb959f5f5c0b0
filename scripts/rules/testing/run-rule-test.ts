// SPDX-License-Identifier: Apache-2.0
// Runs rules over made-up series with `promtool test rules`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCommand } from '../../run-command.mjs';
import { writeYaml } from '../write-yaml.mjs';

export interface InputSeries {
  /** Metric and labels as PromQL writes them. */
  readonly series: string;
  /** One sample an interval, from time 0 on; undefined = nothing was scraped. */
  readonly values: ReadonlyArray<number | undefined>;
}

export interface RuleTest {
  /** The rule file. */
  readonly rules: string;
  /** Of the samples and of the evaluation of all rules, such as 1m. */
  readonly interval: string;
  readonly input: readonly InputSeries[];
  /** `promql_expr_test` and `alert_rule_test` of promtool. */
  readonly expected: object;
}

/** @returns the exit code of promtool and what it said */
export async function runRuleTest({ rules, interval, input, expected }: RuleTest) {
  const folder = mkdtempSync(path.join(tmpdir(), 'seep-rules-'));
  try {
    writeFileSync(path.join(folder, 'rules.yml'), rules);
    const series = input.map(({ series: name, values }) => ({
      series: name,
      values: values.map((value) => value ?? '_').join(' '),
    }));
    const test = {
      rule_files: ['rules.yml'],
      evaluation_interval: interval,
      // Else promtool evaluates the groups in another order in each run.
      group_eval_order: [...rules.matchAll(/^ *- name: (\S+)$/gm)].map(([, name]) => name),
      tests: [{ interval, input_series: series, ...expected }],
    };
    writeFileSync(path.join(folder, 'test.yml'), writeYaml(test, 'made by a test'));
    return await runCommand('promtool', ['test', 'rules', 'test.yml'], { folder });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
