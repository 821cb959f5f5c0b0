// SPDX-License-Identifier: Apache-2.0
// The rule file of Prometheus as an object: inputs, floors and score of each window, verdict, alerts.
import { alertRules } from './alert-rules.mjs';
import { formatDuration } from './duration.mjs';
import { inputRules } from './input-rules.mjs';
import { baseInterval } from './rule-settings.mjs';
import { verdictRules } from './verdict-rules.mjs';
import { floorRules, scoreRules } from './window-rules.mjs';

/** @param {import('./rule-settings.mjs').RuleSettings} settings */
export function prometheusRules(settings) {
  const interval = baseInterval(settings);
  const { windows, floors } = settings;
  return {
    groups: [
      { name: 'leak_inputs', interval, rules: inputRules() },
      ...windows.flatMap((window) => [
        { name: `leak_floor_${window.name}`, interval, rules: floorRules(window, floors) },
        {
          name: `leak_score_${window.name}`,
          interval: formatDuration(window.everyMs),
          rules: scoreRules(window, floors),
        },
      ]),
      { name: 'leak_verdict', interval, rules: [...verdictRules(settings), ...alertRules(settings)] },
    ],
  };
}
