// SPDX-License-Identifier: Apache-2.0

/** Something odd in an input that could still be used. Shown as a Grafana notice or on standard error, never swallowed. */
export interface Warning {
  /** Stable, kebab-case. */
  readonly code: string;
  /** One line of plain fact. */
  readonly message: string;
}
