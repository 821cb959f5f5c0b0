// SPDX-License-Identifier: Apache-2.0
import { createDataFrame, FieldType, type DataFrame } from '@grafana/data';
import { t } from '@grafana/i18n';
import type { PausableWork } from '#pkg/base';
import type { GoroutineRow } from '../run/list-goroutines';
import { fillColumn } from './fill-column';
import type { FrameHead } from './tree-frames';

/**
 * One row a stack. Profiles tell neither how long a goroutine has waited nor who started it, and captures keep no labels: these fields
 * are there for sources that do.
 */
export function* goroutinesFrame(
  rows: readonly GoroutineRow[],
  { refId, name, meta }: FrameHead
): PausableWork<DataFrame> {
  const texts = (field: string, displayName: string, values: string[]) => ({
    name: field,
    type: FieldType.string,
    config: { displayName },
    values,
  });
  const numbers = (field: string, displayName: string, values: Array<number | null>) => ({
    name: field,
    type: FieldType.number,
    config: { displayName, decimals: 0 },
    values,
  });
  const columnOf = <T>(valueOf: (row: GoroutineRow) => T) => fillColumn(rows.length, (row) => valueOf(rows[row]));
  return createDataFrame({
    refId,
    name,
    meta: { preferredVisualisationType: 'table', ...meta },
    fields: [
      numbers('count', t('goroutines.count', 'Goroutines'), yield* columnOf(({ count }) => count)),
      texts('state', t('goroutines.state', 'State'), yield* columnOf(({ state }) => state)),
      numbers('waitMinutes', t('goroutines.wait-minutes', 'Minutes waiting'), yield* columnOf(() => null)),
      texts('createdBy', t('goroutines.created-by', 'Created by'), yield* columnOf(() => '')),
      texts('function', t('goroutines.function', 'Function'), yield* columnOf((row) => row.function)),
      texts('stack', t('goroutines.stack', 'Stack'), yield* columnOf(({ stack }) => stack)),
      texts('labels', t('goroutines.labels', 'Labels'), yield* columnOf(() => '')),
      numbers('proven', t('goroutines.proven', 'Proven leaked'), yield* columnOf(({ proven = null }) => proven)),
    ],
  });
}
