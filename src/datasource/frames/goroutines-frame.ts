// SPDX-License-Identifier: Apache-2.0
import { createDataFrame, FieldType, type DataFrame } from '@grafana/data';
import { t } from '@grafana/i18n';
import type { GoroutineRow } from '../run/list-goroutines';
import type { FrameHead } from './tree-frames';

/**
 * One row a stack. Profiles tell neither how long a goroutine has waited nor who started it, and captures keep no labels: these fields
 * are there for sources that do.
 */
export function goroutinesFrame(rows: readonly GoroutineRow[], { refId, name, meta }: FrameHead): DataFrame {
  const texts = (field: string, displayName: string, textOf: (row: GoroutineRow) => string) => ({
    name: field,
    type: FieldType.string,
    config: { displayName },
    values: rows.map(textOf),
  });
  const numbers = (field: string, displayName: string, valueOf: (row: GoroutineRow) => number | null) => ({
    name: field,
    type: FieldType.number,
    config: { displayName, decimals: 0 },
    values: rows.map(valueOf),
  });
  return createDataFrame({
    refId,
    name,
    meta: { preferredVisualisationType: 'table', ...meta },
    fields: [
      numbers('count', t('goroutines.count', 'Goroutines'), ({ count }) => count),
      texts('state', t('goroutines.state', 'State'), ({ state }) => state),
      numbers('waitMinutes', t('goroutines.wait-minutes', 'Minutes waiting'), () => null),
      texts('createdBy', t('goroutines.created-by', 'Created by'), () => ''),
      texts('function', t('goroutines.function', 'Function'), (row) => row.function),
      texts('stack', t('goroutines.stack', 'Stack'), ({ stack }) => stack.join('\n')),
      texts('labels', t('goroutines.labels', 'Labels'), () => ''),
      numbers('proven', t('goroutines.proven', 'Proven leaked'), ({ proven = null }) => proven),
    ],
  });
}
