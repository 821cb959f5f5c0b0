// SPDX-License-Identifier: Apache-2.0
// tagfocus and tagignore: which samples have a label (google/pprof internal/driver/driver_focus.go compileTagFilter).
import type { Profile } from '#pkg/profile';
import { LinearRegex } from './linear-regex';
import { numericLabelUnits } from './numeric-label-units';
import { scaleValue } from './pprof-units';
import { labelsOfSample } from './sample-parts';
import { TreeError } from './tree-error';

/** Whether a sample has what the filter asks for. */
export type TagFilter = (sample: number) => boolean;

type NumberTest = (value: number, unit: string) => boolean;

const NUMBERS = /([+-]?\d+)([A-Za-z]+)?/g;

/**
 * The filter that `expression` asks for, "[key=]value", over the samples of `profile`. `value` is
 * - a number or a range with units, "128kb", "128kb:512kb", ":64kb", "4mb:", tried on numeric labels; both ends belong to it; or
 * - expressions with commas between. With a key one of them has to match one of its values, without one all have to match, each
 *   some "key:value".
 * @throws TreeError `bad-regex`
 */
export function buildTagFilter(profile: Profile, expression: string): TagFilter {
  const equals = expression.indexOf('=');
  const key = equals < 0 ? undefined : expression.slice(0, equals);
  const value = expression.slice(equals + 1);
  const range = parseRange(value);
  return range === undefined ? textFilter(profile, key, value) : numberFilter(profile, key, range);
}

function numberFilter(profile: Profile, wantedKey: string | undefined, test: NumberTest): TagFilter {
  const units = numericLabelUnits(profile);
  return (sample) =>
    labelsOfSample(profile, sample).some((label) => {
      const key = profile.strings[label.key];
      const isWanted = label.text === 0 && (wantedKey === undefined || wantedKey === key);
      return isWanted && test(label.number, units.get(key) ?? '');
    });
}

function textFilter(profile: Profile, wantedKey: string | undefined, value: string): TagFilter {
  const patterns = value.split(',').map((pattern) => new LinearRegex(pattern));
  const { strings } = profile;
  return (sample) => {
    const labels = labelsOfSample(profile, sample).filter(({ text }) => text !== 0);
    if (wantedKey === undefined) {
      const texts = labels.map(({ key, text }) => `${strings[key]}:${strings[text]}`);
      return patterns.every((pattern) => texts.some((text) => pattern.test(text)));
    }
    const values = labels.filter(({ key }) => strings[key] === wantedKey).map(({ text }) => strings[text]);
    return patterns.some((pattern) => values.some((text) => pattern.test(text)));
  };
}

// What is not exactly of one of the four forms is no range but an expression, as in pprof.
function parseRange(text: string): NumberTest | undefined {
  const [first, second] = [...text.matchAll(NUMBERS)];
  if (first === undefined) {
    return undefined;
  }
  const from = scaleValue(wholeNumber(first[1]), first[2] ?? '', first[2] ?? '');
  const within =
    (isIn: (value: number) => boolean): NumberTest =>
    (value, unit) => {
      const scaled = scaleValue(value, unit, from.unit);
      return scaled.unit === from.unit && isIn(scaled.value);
    };
  if (second === undefined) {
    switch (text) {
      case first[0]:
        return within((value) => value === from.value);
      case `${first[0]}:`:
        return within((value) => value >= from.value);
      case `:${first[0]}`:
        return within((value) => value <= from.value);
      default:
        return undefined;
    }
  }
  const to = scaleValue(wholeNumber(second[1]), second[2] ?? '', from.unit);
  const isRange = text === `${first[0]}:${second[0]}` && to.unit === from.unit;
  return isRange ? within((value) => value >= from.value && value <= to.value) : undefined;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) {
    throw new TreeError('bad-regex', `the number ${text} of a label filter is beyond 2^53`);
  }
  return value;
}
