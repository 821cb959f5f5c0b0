// SPDX-License-Identifier: Apache-2.0
// What can be set when the rules are made: the windows, when the alerts speak, and where their links lead.
import { formatDuration, parseDuration } from './duration.mjs';
import { ScriptError } from '../script-error.mjs';

/**
 * One window that a score is computed over.
 * @typedef {object} RuleWindow
 * @property {string} name as it stands in the names of the recorded series
 * @property {number} lengthMs
 * @property {number} everyMs how often its score is computed
 */

/**
 * @typedef {object} RuleSettings
 * @property {readonly RuleWindow[]} windows ascending; the first one says the present level
 * @property {number} floors of each window; a multiple of 12, for its halves, thirds and quarters
 * @property {number} holdMs how long a condition has to hold before its alert fires
 * @property {number} warningScore
 * @property {number} criticalScore from which on a forecast of the limit is made, and believed
 * @property {number} limitWithinMs a forecast below this is critical
 * @property {string} grafanaUrl without a slash at its end
 * @property {string} runbookUrl of docs/alerting.md
 */

/** Options of the generator with what they are in the committed files. */
export const STANDARD_OPTIONS = {
  windows: '3h@1m,24h@5m,7d@10m',
  floors: '12',
  hold: '15m',
  'warning-score': '80',
  'critical-score': '60',
  'limit-within': '6h',
  'grafana-url': 'http://localhost:3000',
  'runbook-url': 'docs/alerting.md',
};

/**
 * @param {Partial<typeof STANDARD_OPTIONS>} [options] texts; what is left out is as in the committed files
 * @returns {RuleSettings}
 * @throws {ScriptError} naming the option that is wrong
 */
export function readRuleSettings(options = {}) {
  const texts = { ...STANDARD_OPTIONS, ...options };
  const floors = readNumber('floors', texts.floors);
  if (floors === 0 || floors % 12 !== 0) {
    throw new ScriptError(`--floors ${texts.floors}: want a multiple of 12.`);
  }
  return {
    windows: readWindows(texts.windows, floors),
    floors,
    holdMs: parseDuration(texts.hold),
    warningScore: readNumber('warning-score', texts['warning-score']),
    criticalScore: readNumber('critical-score', texts['critical-score']),
    limitWithinMs: parseDuration(texts['limit-within']),
    grafanaUrl: texts['grafana-url'].replace(/\/+$/, ''),
    runbookUrl: texts['runbook-url'],
  };
}

function readWindows(text, floors) {
  const windows = text.split(',').map((part) => {
    const [name, every = ''] = part.split('@');
    const lengthMs = parseDuration(name);
    if (!Number.isInteger(lengthMs / floors)) {
      throw new ScriptError(`--windows ${part}: ${floors} floors of it are not whole milliseconds.`);
    }
    return { name, lengthMs, everyMs: parseDuration(every) };
  });
  if (windows.some(({ lengthMs }, i) => i > 0 && lengthMs <= windows[i - 1].lengthMs)) {
    throw new ScriptError(`--windows ${text}: the shortest one first, each once.`);
  }
  return windows;
}

function readNumber(option, text) {
  if (!/^\d+$/.test(text)) {
    throw new ScriptError(`--${option} ${text}: want a whole number.`);
  }
  return Number(text);
}

/** How often the inputs and floors are recorded and the alerts are looked at: as often as the shortest window is scored. */
export function baseInterval({ windows }) {
  return formatDuration(windows[0].everyMs);
}
