// SPDX-License-Identifier: Apache-2.0
// The translated words of labels, looked up once: a look-up with values takes as long as painting dozens of boxes.
import { t } from '../translate';

/** Texts with `{name}` where a value goes. */
export interface LabelWords {
  /** n */
  readonly more: string;
  /** allocated, live */
  readonly retention: string;
  /** share */
  readonly kept: string;
}

export function labelWords(): LabelWords {
  return {
    more: t('panel.graph.more', '{{n}} more', { n: '{n}' }),
    retention: t('panel.kept.sentence', '{{live}} still live of {{allocated}} allocated in the window', {
      allocated: '{allocated}',
      live: '{live}',
    }),
    kept: t('panel.kept.share', '{{share}} kept', { share: '{share}' }),
  };
}

/** A text of LabelWords with its values. */
export function fillIn(words: string, values: Readonly<Record<string, string | number>>): string {
  return words.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
