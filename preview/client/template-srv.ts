// SPDX-License-Identifier: Apache-2.0
// Replaces dashboard variables in the texts of queries.
import type { ScopedVars } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';

const VARIABLE = /\$(\w+)|\$\{(\w+)(?::\w+)?\}/g;

/** Knows scoped variables only: the preview's one variable picks the data source and is in no text. */
export const previewTemplateSrv: TemplateSrv = {
  getVariables: () => [],
  containsTemplate: (text) => text !== undefined && text.search(VARIABLE) >= 0,
  updateTimeRange: () => undefined,
  replace: (text, scopedVars) => replaceVariables(text ?? '', scopedVars),
};

/** Unknown variables stay as they are written. */
export function replaceVariables(text: string, scopedVars: ScopedVars = {}): string {
  return text.replace(VARIABLE, (written, plain?: string, braced?: string) => {
    const variable = scopedVars[plain ?? braced ?? ''];
    return variable ? String(variable.value) : written;
  });
}
