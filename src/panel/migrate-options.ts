// SPDX-License-Identifier: Apache-2.0
// Options stored by any version of the panel, as those of this one.
import type { PanelMigrationHandler } from '@grafana/data';
import { completeOptions, DEFAULT_OPTIONS, OPTIONS_VERSION, type PanelOptions, ROW_HEIGHT_CSS_PX } from './options';

/**
 * Version 1 was not written down: it had `showSuspects` and `rowHeightCssPx`, the latter from 12 to 40. Values that make no sense
 * become the defaults. Options of a later version keep what this one does not know, so that going back and forth loses nothing.
 */
export const migrateOptions: PanelMigrationHandler<PanelOptions> = ({ options }) => {
  const stored: unknown = options;
  const version = numberOf(stored, 'version');
  const rowHeightCssPx = numberOf(stored, 'rowHeightCssPx') ?? DEFAULT_OPTIONS.rowHeightCssPx;
  const { min, max } = ROW_HEIGHT_CSS_PX;
  const completed = completeOptions(stored);
  if (version === undefined || version < OPTIONS_VERSION) {
    return { ...completed, rowHeightCssPx: Math.min(max, Math.max(min, rowHeightCssPx)) };
  }
  return { ...(isRecord(stored) ? stored : {}), ...completed, version };
};

function numberOf(stored: unknown, name: string): number | undefined {
  const value = isRecord(stored) ? stored[name] : undefined;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
