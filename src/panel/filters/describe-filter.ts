// SPDX-License-Identifier: Apache-2.0
// Filters in words.
import { type Filter, type Preset, printFilter, shortNameOf } from '#pkg/flame';
import { t } from '../translate';
import { nameOfPattern } from './filter-of-frame';

/** What stands on a chip. */
export function labelOfFilter(filter: Filter): string {
  if (filter.kind === 'preset') {
    return labelOfPreset(filter.preset);
  }
  const name = nameOfPattern(filter.pattern);
  return name === undefined
    ? printFilter(filter)
    : printFilter({ ...filter, pattern: { form: 'text', text: shortNameOf(name) } });
}

export function labelOfPreset(preset: Preset): string {
  switch (preset) {
    case 'only-my-code':
      return t('panel.filters.own', 'only my code');
    case 'hide-runtime':
      return t('panel.filters.runtime', 'hide runtime');
    case 'hide-profiler':
      return t('panel.filters.profiler', 'hide profiler');
    case 'no-recursion':
      return t('panel.filters.recursion', 'no recursion');
  }
}

/** What a filter does, as a sentence. */
export function describeFilter(filter: Filter): string {
  if (filter.kind === 'preset') {
    return describePreset(filter.preset);
  }
  const what = { what: describePattern(filter.pattern) };
  switch (filter.kind) {
    case 'show-stack':
      return t('panel.filters.showStack', 'Shows only stacks with {{what}}.', what);
    case 'hide-stack':
      return t('panel.filters.hideStack', 'Hides stacks with {{what}}.', what);
    case 'hide-frame':
      return t('panel.filters.hideFrame', 'Takes out {{what}}; what it calls moves up to its caller.', what);
    case 'show-from-frame':
    case 'pivot':
      return t('panel.filters.showFrom', 'Shows stacks from {{what}} on, without what calls it.', what);
  }
}

export function describePreset(preset: Preset): string {
  switch (preset) {
    case 'only-my-code':
      return t('panel.filters.ownAbout', 'Folds frames of libraries that follow one another into one.');
    case 'hide-runtime':
      return t('panel.filters.runtimeAbout', "Takes out the inside of Go's runtime; its callers keep the amounts.");
    case 'hide-profiler':
      return t('panel.filters.profilerAbout', 'Hides the stacks that profiling itself costs.');
    case 'no-recursion':
      return t('panel.filters.recursionAbout', 'Folds a function that calls itself into one frame.');
  }
}

function describePattern(pattern: Extract<Filter, { readonly pattern: unknown }>['pattern']): string {
  const name = nameOfPattern(pattern);
  if (name !== undefined) {
    return name === '' ? t('panel.filters.noName', 'a function without a name') : name;
  }
  return pattern.form === 'regex'
    ? t('panel.filters.matching', 'a function that matches /{{text}}/', { text: pattern.text })
    : t('panel.filters.containing', 'a function with "{{text}}" in its name', { text: pattern.text });
}
