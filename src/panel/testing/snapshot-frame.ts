// SPDX-License-Identifier: Apache-2.0
import type { DataFrame } from '@grafana/data';
import type { DeltaRow } from './delta-columns';
import { deltaFrame } from './delta-frame';

/** One function of a call path with its own amount; what else stands in the row is not read. */
export type SnapshotRow = readonly [level: number, label: string, self: number, ...unread: unknown[]];

/** The frame of one snapshot in bytes, where a query for growth has no second one yet. */
export function snapshotFrame(rows: readonly SnapshotRow[]): DataFrame {
  const frame = deltaFrame(rows.map(([level, label, self]): DeltaRow => [level, label, self, 0]));
  return { ...frame, fields: frame.fields.filter(({ name }) => !name.endsWith('Right')) };
}
