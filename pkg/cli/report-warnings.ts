// SPDX-License-Identifier: Apache-2.0
import type { Warning } from '#pkg/base';
import { toPrintable } from '#pkg/report';
import type { ConsolePort } from './console-port';

/** One line on standard error for each warning. */
export function reportWarnings(warnings: readonly Warning[], console: ConsolePort): void {
  for (const warning of warnings) {
    console.warn(`seep: warning: ${toPrintable(warning.message)} [${warning.code}]`);
  }
}
