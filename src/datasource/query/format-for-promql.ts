// SPDX-License-Identifier: Apache-2.0
// A dashboard variable's value inside PromQL, as Grafana's Prometheus data source would put it there: an expression must mean the same
// whether it is run here or there.

/** The part of a variable that decides. */
interface TextVariable {
  readonly multi?: boolean;
  readonly includeAll?: boolean;
}

/**
 * Of a variable that may have several values: a regular expression for inside quotes. Of any other: the text, its backslashes doubled
 * for inside quotes; quotes stay, because such a variable may hold a whole expression.
 */
export function formatForPromQl(value: string | readonly string[], { multi, includeAll }: TextVariable): string {
  const values = typeof value === 'string' ? [value] : value;
  if (multi !== true && includeAll !== true) {
    return values.join(',').replace(/\\/g, '\\\\');
  }
  const escaped = values.map(escapeForMatcher);
  return escaped.length === 1 ? escaped[0] : `(${escaped.join('|')})`;
}

/** `text` literally, in a quoted regular expression: escaped for the expression, then for the quotes. */
export function escapeForMatcher(text: string): string {
  const expression = text.replace(/[$^*{}[\]+?.()|\\]/g, '\\$&');
  return expression.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n');
}
