// SPDX-License-Identifier: Apache-2.0
// Call trees as flame-graph frames: a nested set in depth-first order with one root at level 0, no value below zero
// (@grafana/flamegraph 13.0.1, dataTransform; docs/frames.md).
import { createDataFrame, FieldType, type DataFrame, type QueryResultMeta } from '@grafana/data';
import { NONE } from '#pkg/base';
import type { CallTree, DeltaTree, TreeShape } from '#pkg/calltree';
import type { NodeEvidence } from '#pkg/findings';
import { grafanaUnitOf } from './grafana-unit';

export const PANEL_ID = 'seep-flamedelta-panel';
const ROOT_LABEL = 'total';

export interface FrameHead {
  readonly refId: string;
  readonly name: string;
  readonly meta: QueryResultMeta;
}

/** `value` and `self` are before, `valueRight` and `selfRight` after; without a tree a frame of no rows. */
export function deltaFrame(head: FrameHead, tree?: DeltaTree, evidence?: NodeEvidence): DataFrame {
  const unit = grafanaUnitOf(tree?.unit ?? '');
  return flameFrame(head, [
    numbers('level', tree?.level),
    weights('value', tree?.totalBefore, { unit, displayName: 'Before' }),
    weights('self', tree?.selfBefore, { unit, displayName: 'Self before' }),
    weights('valueRight', tree?.totalAfter, { unit, displayName: 'After' }),
    weights('selfRight', tree?.selfAfter, { unit, displayName: 'Self after' }),
    labels(tree),
    ...evidenceFields(evidence ?? {}, unit),
    ...sourcePlaces(tree),
  ]);
}

export function profileFrame(head: FrameHead, tree?: CallTree): DataFrame {
  const unit = grafanaUnitOf(tree?.unit ?? '');
  return flameFrame(head, [
    numbers('level', tree?.level),
    weights('value', tree?.total, { unit, displayName: 'Total' }),
    weights('self', tree?.self, { unit, displayName: 'Self' }),
    labels(tree),
  ]);
}

type FrameField = Parameters<typeof createDataFrame>[0]['fields'][number];

function flameFrame({ refId, name, meta }: FrameHead, fields: FrameField[]): DataFrame {
  // Grafana draws with our panel where it can and with its own flame graph where it cannot.
  const visualisation = { preferredVisualisationPluginId: PANEL_ID, preferredVisualisationType: 'flamegraph' as const };
  return createDataFrame({ refId, name, meta: { ...visualisation, ...meta }, fields });
}

function numbers(name: string, values: ArrayLike<number> | undefined, config: FrameField['config'] = {}): FrameField {
  return { name, type: FieldType.number, config, values: Array.from(values ?? [], nullIfNaN) };
}

function labels(tree: TreeShape | undefined): FrameField {
  const nameOf = (frame: number) => (frame === NONE ? ROOT_LABEL : tree?.frames.name[frame]);
  return { name: 'label', type: FieldType.string, config: {}, values: Array.from(tree?.frame ?? [], nameOf) };
}

function evidenceFields(evidence: Partial<NodeEvidence>, unit: string): FrameField[] {
  const { history = [], proven } = evidence;
  return [
    numbers('evidence', evidence.evidence, { unit: 'percentunit' }),
    numbers('kept', evidence.kept, { unit: 'percentunit' }),
    numbers('standardError', evidence.standardError, { unit }),
    { ...numbers('firstSeen', evidence.firstSeenUnixMs), type: FieldType.time },
    historyField(history),
    numbers('allocated', evidence.allocated, { unit }),
    numbers('rises', evidence.rises),
    ...(proven === undefined ? [] : [numbers('proven', proven)]),
  ];
}

/** Where each function is, as far as the profile says; "" and null where it does not. */
function sourcePlaces(tree: TreeShape | undefined): FrameField[] {
  const fileOf = (frame: number) => tree?.frames.file[frame] ?? '';
  const lineOf = (frame: number) => tree?.frames.line1[frame] || null;
  return [
    { name: 'file', type: FieldType.string, config: {}, values: Array.from(tree?.frame ?? [], fileOf) },
    { name: 'line1', type: FieldType.number, config: {}, values: Array.from(tree?.frame ?? [], lineOf) },
  ];
}

/** A row has the totals of its node, one for each of `meta.custom.historyUnixMs`. */
function historyField(history: NodeEvidence['history']): FrameField {
  const rowOf = (_: unknown, node: number) => history.map((totals) => totals[node]);
  return {
    name: 'history',
    type: FieldType.other,
    config: {},
    values: Array.from({ length: history[0]?.length ?? 0 }, rowOf),
  };
}

// The nested set has no place for a negative width; a profile of values in use has none, a damaged one may.
function weights(name: string, values: Float64Array | undefined, config: FrameField['config']): FrameField {
  return numbers(
    name,
    values?.map((value) => Math.max(0, value)),
    config
  );
}

function nullIfNaN(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
