// SPDX-License-Identifier: Apache-2.0
// Call trees as flame-graph frames: a nested set in depth-first order with one root at level 0, no value below zero
// (@grafana/flamegraph 13.0.1, dataTransform; docs/frames.md).
import { createDataFrame, FieldType, type DataFrame, type QueryResultMeta } from '@grafana/data';
import { NONE, type PausableWork } from '#pkg/base';
import type { CallTree, DeltaTree, TreeShape } from '#pkg/calltree';
import type { NodeEvidence } from '#pkg/findings';
import { fillColumn } from './fill-column';
import { grafanaUnitOf } from './grafana-unit';

export const PANEL_ID = 'seep-flamedelta-panel';
const ROOT_LABEL = 'total';

export interface FrameHead {
  readonly refId: string;
  readonly name: string;
  readonly meta: QueryResultMeta;
}

/** `value` and `self` are before, `valueRight` and `selfRight` after; without a tree a frame of no rows. */
export function* deltaFrame(head: FrameHead, tree?: DeltaTree, evidence?: NodeEvidence): PausableWork<DataFrame> {
  const unit = grafanaUnitOf(tree?.unit ?? '');
  return flameFrame(head, [
    yield* numbers('level', tree?.level),
    yield* weights('value', tree?.totalBefore, { unit, displayName: 'Before' }),
    yield* weights('self', tree?.selfBefore, { unit, displayName: 'Self before' }),
    yield* weights('valueRight', tree?.totalAfter, { unit, displayName: 'After' }),
    yield* weights('selfRight', tree?.selfAfter, { unit, displayName: 'Self after' }),
    yield* labels(tree),
    ...(yield* evidenceFields(evidence ?? {}, unit)),
    ...(yield* sourcePlaces(tree)),
  ]);
}

export function* profileFrame(head: FrameHead, tree?: CallTree): PausableWork<DataFrame> {
  const unit = grafanaUnitOf(tree?.unit ?? '');
  return flameFrame(head, [
    yield* numbers('level', tree?.level),
    yield* weights('value', tree?.total, { unit, displayName: 'Total' }),
    yield* weights('self', tree?.self, { unit, displayName: 'Self' }),
    yield* labels(tree),
  ]);
}

type FrameField = Parameters<typeof createDataFrame>[0]['fields'][number];

function flameFrame({ refId, name, meta }: FrameHead, fields: FrameField[]): DataFrame {
  // Grafana draws with our panel where it can and with its own flame graph where it cannot.
  const visualisation = { preferredVisualisationPluginId: PANEL_ID, preferredVisualisationType: 'flamegraph' as const };
  return createDataFrame({ refId, name, meta: { ...visualisation, ...meta }, fields });
}

function* numbers(
  name: string,
  values: ArrayLike<number> = [],
  config: FrameField['config'] = {}
): PausableWork<FrameField> {
  const column = yield* fillColumn(values.length, (row) => nullIfNaN(values[row]));
  return { name, type: FieldType.number, config, values: column };
}

// The nested set has no place for a negative width; a profile of values in use has none, a damaged one may.
function* weights(
  name: string,
  values: ArrayLike<number> = [],
  config: FrameField['config']
): PausableWork<FrameField> {
  const column = yield* fillColumn(values.length, (row) => nullIfNaN(Math.max(0, values[row])));
  return { name, type: FieldType.number, config, values: column };
}

function* labels(tree: TreeShape | undefined): PausableWork<FrameField> {
  const nameOf = (frame: number) => (frame === NONE ? ROOT_LABEL : tree?.frames.name[frame]);
  return { name: 'label', type: FieldType.string, config: {}, values: yield* ofFrames(tree, nameOf) };
}

/** A value for each node, by its frame. */
function ofFrames<T>(tree: TreeShape | undefined, valueOf: (frame: number) => T): PausableWork<T[]> {
  const frames = tree?.frame ?? new Int32Array(0);
  return fillColumn(frames.length, (node) => valueOf(frames[node]));
}

function* evidenceFields(evidence: Partial<NodeEvidence>, unit: string): PausableWork<FrameField[]> {
  const { history = [], proven } = evidence;
  return [
    yield* numbers('evidence', evidence.evidence, { unit: 'percentunit' }),
    yield* numbers('kept', evidence.kept, { unit: 'percentunit' }),
    yield* numbers('standardError', evidence.standardError, { unit }),
    { ...(yield* numbers('firstSeen', evidence.firstSeenUnixMs)), type: FieldType.time },
    yield* historyField(history),
    yield* numbers('allocated', evidence.allocated, { unit }),
    yield* numbers('rises', evidence.rises),
    ...(proven === undefined ? [] : [yield* numbers('proven', proven)]),
  ];
}

/** Where each function is, as far as the profile says; "" and null where it does not. */
function* sourcePlaces(tree: TreeShape | undefined): PausableWork<FrameField[]> {
  const fileOf = (frame: number) => tree?.frames.file[frame] ?? '';
  const lineOf = (frame: number) => tree?.frames.line1[frame] || null;
  return [
    { name: 'file', type: FieldType.string, config: {}, values: yield* ofFrames(tree, fileOf) },
    { name: 'line1', type: FieldType.number, config: {}, values: yield* ofFrames(tree, lineOf) },
  ];
}

/** A row has the totals of its node, one for each of `meta.custom.historyUnixMs`. */
function* historyField(history: NodeEvidence['history']): PausableWork<FrameField> {
  const rowOf = (node: number) => history.map((totals) => totals[node]);
  const values = yield* fillColumn(history[0]?.length ?? 0, rowOf);
  return { name: 'history', type: FieldType.other, config: {}, values };
}

function nullIfNaN(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
