// SPDX-License-Identifier: Apache-2.0
// Why there is nothing to draw in frames that came in, in words.
import type { DataFrame } from '@grafana/data';
import { t } from '../translate';
import { findField } from './frame-fields';

const NEEDED = ['level', 'value', 'self', 'label'];
/** More fields than this are not named one by one. */
const MOST_NAMED = 8;

/** What the panel needs, and what the frame that comes nearest to it lacks. */
export function explainFrames(series: readonly DataFrame[]): string {
  const needs = t(
    'panel.state.nothing',
    'No flame-graph data: the panel needs the fields level, value, self and label.'
  );
  const [nearest] = [...series].sort((one, other) => missingFrom(one).length - missingFrom(other).length);
  if (nearest === undefined) {
    return needs;
  }
  const missing = missingFrom(nearest);
  const fields = nearest.fields.slice(0, MOST_NAMED).map((field) => field.name);
  const found = nearest.fields.length > MOST_NAMED ? [...fields, '…'] : fields;
  const values = { name: nearest.name ?? nearest.refId ?? '', missing: missing.join(', '), found: found.join(', ') };
  const lacks =
    missing.length === NEEDED.length
      ? t('panel.state.lacksAll', 'Frame "{{name}}" has none of them, but {{found}}.', values)
      : t('panel.state.lacks', 'Frame "{{name}}" lacks {{missing}}.', values);
  return `${needs} ${lacks}`;
}

function missingFrom(frame: DataFrame): string[] {
  return NEEDED.filter((name) => findField(frame, name) === undefined);
}
