// SPDX-License-Identifier: Apache-2.0
// What a panel's data amounts to: a picture, a reason to wait, or an error. The one door from Grafana's frames to our columns.
import type { DataFrame } from '@grafana/data';
import { type PausableWork, SeepError } from '#pkg/base';
import { type PictureSource, pictureSourcesOf } from './choose-frames';
import { explainFrames } from './explain-frames';
import { hasRightFields, isFlameGraphFrame, unitOf } from './frame-fields';
import type { Picture, PictureChoice } from './picture';
import { isDeltaQuery, readPicture } from './read-picture';
import { isSuspectsFrame, readSuspectRows } from './read-suspects-frame';
import type { SuspectList } from './suspect-list';

export type { GrowthPicture, Picture, PictureChoice, SnapshotPicture } from './picture';

export type GrowthModel =
  | Picture
  /** Suspects and no tree. */
  | { readonly kind: 'list'; readonly list: SuspectList; readonly unit: string }
  /** No frame that could be drawn; `reason` says what is missing. */
  | { readonly kind: 'nothing'; readonly reason: string }
  /** A delta was asked for and there are no captures to compare yet. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'broken'; readonly error: SeepError };

/**
 * Reads those frames of a panel that make its picture number `wanted`, or the last one when there are fewer; what is wrong with them
 * comes back as `broken`.
 */
export function* readGrowthModel(series: readonly DataFrame[], wanted = 0): PausableWork<GrowthModel> {
  const sources = pictureSourcesOf(series);
  const index = Math.min(wanted, sources.length - 1);
  const source = sources[index];
  if (source === undefined) {
    return modelWithoutTree(series);
  }
  try {
    return yield* readPicture(source, choiceOf(sources, index), series);
  } catch (error) {
    if (error instanceof SeepError) {
      return { kind: 'broken', error };
    }
    throw error;
  }
}

function choiceOf(sources: readonly PictureSource[], index: number): PictureChoice {
  const source = sources[index];
  const kind = growthKindOf(source);
  const at = kind === undefined ? -1 : sources.findIndex((other) => growthKindOf(other) === PARTNER_OF[kind]);
  const partner = sources[at];
  return {
    labels: sources.map(({ label }) => label),
    index,
    caption: source.kind === 'pair' ? source.caption : '',
    partner: partner?.kind === 'flame' ? { frame: partner.frame, index: at } : undefined,
  };
}

const PARTNER_OF = { memory: 'goroutine', goroutine: 'memory' } as const;

function growthKindOf(source: PictureSource): keyof typeof PARTNER_OF | undefined {
  if (source.kind !== 'flame' || !hasRightFields(source.frame)) {
    return undefined;
  }
  const profileType: unknown = source.frame.meta?.custom?.profileType;
  const [kind] = String(profileType).split(':');
  return kind === 'memory' || kind === 'goroutine' ? kind : undefined;
}

function modelWithoutTree(series: readonly DataFrame[]): GrowthModel {
  if (series.some((frame) => isFlameGraphFrame(frame) && isDeltaQuery(frame))) {
    return { kind: 'waiting' };
  }
  const tables = series.filter((frame) => isSuspectsFrame(frame) && frame.length > 0);
  const rows = tables.flatMap(readSuspectRows);
  if (rows.length === 0) {
    return { kind: 'nothing', reason: explainFrames(series) };
  }
  const hinges = new Set(rows.map((row) => row.function));
  const steps = Number(tables[0].meta?.custom?.steps) || 0;
  const list = { isRanked: true, rows, belowNoise: Number(tables[0].meta?.custom?.belowNoise) || 0, hinges, steps };
  return { kind: 'list', list, unit: unitOf(tables[0], 'growth') };
}
