// SPDX-License-Identifier: Apache-2.0
// Which pictures the frames of a panel make: a delta is one, two single snapshots of the same thing are one, so is a table of goroutines.
import type { DataFrame } from '@grafana/data';
import { isGoroutinesFrame } from '../goroutines/read-goroutines-frame';
import { t } from '../translate';
import { frameDetailsOf } from './frame-details';
import { hasRightFields, isFlameGraphFrame, unitOf } from './frame-fields';
import { type FramePair, pairFrames } from './pair-frames';

/** Frames that make one picture. */
export type PictureSource =
  | { readonly kind: 'flame' | 'goroutines'; readonly frame: DataFrame; readonly label: string }
  | ({ readonly kind: 'pair'; readonly label: string } & FramePair);

/** All pictures there could be, growth first; frames without rows make none. */
export function pictureSourcesOf(series: readonly DataFrame[]): PictureSource[] {
  const filled = series.filter((frame) => frame.length > 0);
  const flames = filled.filter(isFlameGraphFrame);
  const deltas = flames.filter(hasRightFields);
  const singles = flames.filter((frame) => !hasRightFields(frame));
  const tables = filled.filter(isGoroutinesFrame);
  const sources: PictureSource[] = [
    ...deltas.map((frame) => ({ kind: 'flame' as const, frame, label: labelOf(frame) })),
    ...(isPair(singles)
      ? [{ kind: 'pair' as const, ...pairFrames(singles[0], singles[1]), label: labelOf(singles[1]) }]
      : singles.map((frame) => ({ kind: 'flame' as const, frame, label: labelOf(frame) }))),
    ...tables.map((frame) => ({
      ...{ kind: 'goroutines' as const, frame },
      label: t('panel.choice.table', 'Goroutines now'),
    })),
  ];
  return withDistinctLabels(sources);
}

// Two snapshots of different things are no before and after.
function isPair(singles: readonly DataFrame[]): singles is readonly [DataFrame, DataFrame] {
  if (singles.length !== 2) {
    return false;
  }
  const [one, other] = singles.map((frame) => frameDetailsOf(frame).profileType);
  return unitOf(singles[0]) === unitOf(singles[1]) && (one === other || one === '' || other === '');
}

function labelOf(frame: DataFrame): string {
  const { profileType, name } = frameDetailsOf(frame);
  const [kind, sampleType] = profileType.split(':');
  switch (kind) {
    case 'goroutine':
      return t('panel.choice.goroutines', 'Goroutines');
    case 'memory':
      return sampleType === 'inuse_space' ? t('panel.choice.heap', 'Heap') : sampleType;
    case '':
      // Pyroscope and Parca call every frame "response".
      return name === '' || name === 'response' ? (frame.refId ?? name) : name;
    default:
      return sampleType ?? kind;
  }
}

function withDistinctLabels(sources: readonly PictureSource[]): PictureSource[] {
  return sources.map((source, at) => {
    const refId = source.kind === 'pair' ? source.after.refId : source.frame.refId;
    const isShared = sources.some((other, otherAt) => otherAt !== at && other.label === source.label);
    const isEmpty = source.label === '';
    return isShared || isEmpty ? { ...source, label: `${source.label} ${refId ?? at + 1}`.trim() } : source;
  });
}
