// SPDX-License-Identifier: Apache-2.0
import { createDataFrame, FieldType, type DataFrame, type FieldConfig } from '@grafana/data';
import type { NodeEvidence, Suspect, SuspectScore } from '#pkg/findings';
import type { ScoreReason } from '#pkg/leakscore';
import { grafanaUnitOf } from './grafana-unit';
import type { FrameHead } from './tree-frames';

/** A suspect with what the history says about it. */
export interface SuspectRow extends Pick<SuspectScore, 'score'> {
  readonly suspect: Suspect;
}

export interface SuspectsFrameOptions {
  readonly head: FrameHead;
  /** Unit of the growth as pprof names it. */
  readonly unit: string;
  readonly evidence: NodeEvidence | undefined;
}

// Of which a score says nothing, and 0 would say "no leak".
const UNSCORED: ReadonlySet<ScoreReason> = new Set(['no-samples', 'too-few-samples', 'too-few-sampled-objects']);

/**
 * Rows in order of rank. `slope` is growth per hour; `rises` counts the capture-to-capture steps that went up. `score` and `slope` are null
 * while there are too few captures or sampled objects for them.
 */
export function suspectsFrame(rows: readonly SuspectRow[], { head, unit, evidence }: SuspectsFrameOptions): DataFrame {
  const grafanaUnit = grafanaUnitOf(unit);
  const texts = (name: 'site' | 'function' | 'package' | 'file', displayName: string) => ({
    name,
    type: FieldType.string,
    config: { displayName },
    values: rows.map(({ suspect }) => suspect[name]),
  });
  const numbers = (name: string, config: FieldConfig, valueOf: (row: SuspectRow) => number | null | undefined) => ({
    name,
    type: FieldType.number,
    config,
    values: rows.map((row) => finiteOrNull(valueOf(row))),
  });
  return createDataFrame({
    refId: head.refId,
    name: head.name,
    meta: { preferredVisualisationType: 'table', ...head.meta },
    fields: [
      numbers('rank', { displayName: 'Rank', decimals: 0 }, ({ suspect }) => suspect.rank),
      texts('site', 'Site'),
      texts('function', 'Function'),
      texts('package', 'Package'),
      texts('file', 'File'),
      numbers('line1', { displayName: 'Line', decimals: 0 }, ({ suspect }) => suspect.line1 || null),
      numbers('growth', { displayName: 'Growth', unit: grafanaUnit }, ({ suspect }) => suspect.growth),
      numbers(
        'share',
        { displayName: 'Share of growth', unit: 'percentunit', min: 0, max: 1 },
        ({ suspect }) => suspect.share
      ),
      numbers('score', { displayName: 'Leak score', min: 0, max: 100, decimals: 0 }, ({ score }) =>
        UNSCORED.has(score.reason) ? null : score.score
      ),
      numbers('slope', { displayName: 'Growth per hour', unit: grafanaUnit }, ({ score }) =>
        UNSCORED.has(score.reason) ? null : score.slopePerSecond * 3600
      ),
      numbers(
        'kept',
        { displayName: 'Kept', unit: 'percentunit', min: 0, max: 1 },
        ({ suspect }) => evidence?.kept[suspect.node]
      ),
      numbers('rises', { displayName: 'Rises', decimals: 0 }, ({ suspect }) => evidence?.rises[suspect.node]),
      ...(evidence?.proven === undefined
        ? []
        : [numbers('proven', { displayName: 'Proven leaked', decimals: 0 }, ({ suspect }) => suspect.proven)]),
    ],
  });
}

function finiteOrNull(value: number | null | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
