// SPDX-License-Identifier: Apache-2.0
// The one way text reaches the user: Grafana's translations, with the English default beside each use.
import { t as translate } from '@grafana/i18n';

/**
 * Text in the user's language; `{{name}}` in it is replaced by `values.name`. Values are inserted as they are: React and the canvas
 * show text, and i18next's own escaping would turn the slashes of function names into entities.
 */
export function t(key: string, english: string, values: Record<string, string | number> = {}): string {
  return translate(key, english, { ...values, interpolation: { escapeValue: false } });
}

/** The same for text about a number: `one` and `other` are the English plural forms, `{{count}}` is the number. */
export function tCount(
  key: string,
  english: { readonly one: string; readonly other: string },
  values: Record<string, string | number> & { readonly count: number }
): string {
  return t(key, english.other, { ...values, defaultValue_one: english.one, defaultValue_other: english.other });
}
