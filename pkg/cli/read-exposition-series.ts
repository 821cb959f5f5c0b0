// SPDX-License-Identifier: Apache-2.0
// Metrics as text: OpenMetrics 1.0 and the Prometheus text format 0.0.4, with a timestamp on every sample (promtool tsdb dump,
// dump-openmetrics, or scrapes written one after the other).
import { CliError } from './cli-error';
import { quoteInput } from './quote-input';
import { unitsPerSecondOf } from './read-moment';
import { parseSampleValue } from './read-prometheus-series';
import type { MetricSeries } from './read-metric-series';

const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:.]*/;
// One label with what follows it; values are quoted with \\, \" and \n.
const LABEL = /\s*("(?:[^"\\\n]|\\.)*"|[a-zA-Z_][a-zA-Z0-9_.]*)\s*(?:=\s*"((?:[^"\\\n]|\\.)*)"\s*)?(,|(?=\}))/y;
// A line of JSON begins with a brace and a quote, too, but a colon follows its first name.
const BRACED = /^\{\s*(?:__name__\s*=|"(?:[^"\\]|\\.)*"\s*[,}])/;
const COMMENT_LINE = /^#\s+(?:HELP|TYPE|UNIT|EOF)\b/;

interface GrowingSeries {
  readonly metric: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly timesSeconds: number[];
  readonly values: number[];
}

/** True when the first line that says something is a sample or a comment of these formats. */
export function isExposition(text: string): boolean {
  const first = /^\s*(.*)$/m.exec(text)?.[1]?.trim() ?? '';
  return COMMENT_LINE.test(first) || isSample(first);
}

/** A metric's name or labels, then at least a value. */
function isSample(line: string): boolean {
  const name = NAME.exec(line)?.[0];
  return name === undefined
    ? BRACED.test(line)
    : /^(?:\s*\{.*\})?\s+[+-]?(?:\d|\.\d|nan|inf)\S*(?:\s|$)/i.test(line.slice(name.length));
}

/**
 * Times are seconds in OpenMetrics (which ends in "# EOF"); without that line their size tells seconds from milliseconds.
 * @throws CliError `bad-record` with line and column; `unknown-input` when the samples have no timestamps
 */
export function readExpositionSeries(text: string): MetricSeries[] {
  const series = new Map<string, GrowingSeries>();
  let isOpenMetrics = false;
  for (const [i, line] of text.split('\n').entries()) {
    const content = line.trim();
    if (content === '' || content.startsWith('#')) {
      isOpenMetrics ||= content === '# EOF';
      continue;
    }
    addSample(series, content, i + 1);
  }
  if (series.size === 0) {
    throw new CliError('unknown-input', 'the metrics hold no sample');
  }
  const all = [...series.values()];
  const unitsPerSecond = isOpenMetrics ? 1 : Math.max(...all.map(({ timesSeconds }) => unitsPerSecondOf(timesSeconds)));
  return all.map((one) => ({ ...one, timesSeconds: one.timesSeconds.map((time) => time / unitsPerSecond) }));
}

function addSample(series: Map<string, GrowingSeries>, line: string, line1: number): void {
  const name = NAME.exec(line)?.[0] ?? '';
  const { labels, end } = readLabels(line, name.length, line1);
  // An exemplar follows " # "; before it stand the value and the timestamp.
  const [value = '', time] = line.slice(end).split(' # ', 1)[0].trim().split(/\s+/);
  const number = parseSampleValue(value);
  if (number === undefined) {
    throw placed(`a value was expected, not ${quoteInput(value)}`, line1, end + 1);
  }
  if (time === undefined) {
    throw new CliError(
      'unknown-input',
      'the samples have no timestamps: one scrape is one moment, and a score needs a series',
      { at: `line ${line1}` }
    );
  }
  const moment = parseSampleValue(time);
  if (moment === undefined || !Number.isFinite(moment)) {
    throw placed(`a timestamp was expected, not ${quoteInput(time)}`, line1, line.lastIndexOf(time) + 1);
  }
  const key = line.slice(0, end).trimEnd();
  const known = series.get(key) ?? newSeries(name, labels);
  known.timesSeconds.push(moment);
  known.values.push(number);
  series.set(key, known);
}

function newSeries(name: string, labels: ReadonlyMap<string, string>): GrowingSeries {
  const others = new Map(labels);
  others.delete('__name__');
  return { metric: name || (labels.get('__name__') ?? ''), labels: others, timesSeconds: [], values: [] };
}

/** From `from` on; `end` is where the value may begin. */
function readLabels(line: string, from: number, line1: number): { labels: Map<string, string>; end: number } {
  const labels = new Map<string, string>();
  const open = from + (/^\s*/.exec(line.slice(from))?.[0].length ?? 0);
  if (line[open] !== '{') {
    if (from === 0) {
      throw placed(`a metric was expected, not ${quoteInput(line)}`, line1, 1);
    }
    return { labels, end: from };
  }
  let at = open + 1;
  while (!/^\s*\}/.test(line.slice(at, at + 64))) {
    LABEL.lastIndex = at;
    const label = LABEL.exec(line);
    if (label === null) {
      throw placed(`a label was expected, not ${quoteInput(line.slice(at))}`, line1, at + 1);
    }
    // {"quoted.name", job="x"}: a name in quotes without a value is that of the metric (Prometheus 3).
    const [all, name, value] = label;
    const bare = name.startsWith('"') ? unescape(name.slice(1, -1)) : name;
    labels.set(value === undefined ? '__name__' : bare, value === undefined ? bare : unescape(value));
    at += all.length;
  }
  return { labels, end: line.indexOf('}', at) + 1 };
}

function unescape(text: string): string {
  return text.replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character));
}

function placed(message: string, line1: number, column1: number): CliError {
  return new CliError('bad-record', message, { at: `line ${line1}, column ${column1}` });
}
