// SPDX-License-Identifier: Apache-2.0
// npm run generate:rules: writes the rule files of Prometheus and Grafana that are committed. `--check` fails when they are not what
// would be written. With `--out FILE` only Prometheus' rules are written, to that file: for other windows, times or addresses.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inRepository } from './repository.mjs';
import { grafanaRules } from './rules/grafana-rules.mjs';
import { prometheusRules } from './rules/prometheus-rules.mjs';
import { readRuleSettings, STANDARD_OPTIONS } from './rules/rule-settings.mjs';
import { writeYaml } from './rules/write-yaml.mjs';
import { runMain, ScriptError } from './script-error.mjs';

const MADE_BY =
  'Made by `npm run generate:rules`: change scripts/rules, not this file. What it means: docs/alerting.md.';

await runMain(() => {
  const { out, check, grafana, ...options } = readArguments();
  const settings = readRuleSettings(options);
  const prometheus = writeYaml(prometheusRules(settings), `The leak score in PromQL, and alerts on it.\n${MADE_BY}`);
  const alerting = writeYaml(
    grafanaRules(settings),
    `Alerts of Grafana on the leak score that Prometheus records with provisioning/prometheus/seep-leak-score.rules.yml.\n${MADE_BY}`
  );
  if (out !== undefined || grafana !== undefined) {
    write(out, prometheus);
    write(grafana, alerting);
    return 0;
  }
  const committed = [
    ['provisioning/prometheus/seep-leak-score.rules.yml', prometheus],
    ['provisioning/alerting/seep-leak-score.yaml', alerting],
  ];
  if (Object.keys(options).length > 0) {
    throw new ScriptError('Other settings than the committed ones need --out FILE or --grafana FILE.');
  }
  return check ? checkAll(committed) : writeAll(committed);
});

function readArguments() {
  const texts = Object.fromEntries(Object.keys(STANDARD_OPTIONS).map((name) => [name, { type: 'string' }]));
  try {
    return parseArgs({
      options: { ...texts, out: { type: 'string' }, grafana: { type: 'string' }, check: { type: 'boolean' } },
    }).values;
  } catch (error) {
    const names = Object.entries(STANDARD_OPTIONS).map(([name, value]) => `--${name} ${value}`);
    throw new ScriptError(`${error.message}\nOptions: --check, --out FILE, --grafana FILE, ${names.join(', ')}`);
  }
}

function write(file, text) {
  if (file !== undefined) {
    writeFileSync(file, text);
    console.log(`wrote ${file}`);
  }
}

function writeAll(files) {
  files.forEach(([file, text]) => write(inRepository(file), text));
  return 0;
}

function checkAll(files) {
  const stale = files.filter(([file, text]) => readFileSync(inRepository(file), 'utf8') !== text);
  for (const [file] of stale) {
    console.log(`${file} is out of date: run \`npm run generate:rules\``);
  }
  return stale.length === 0 ? 0 : 1;
}
