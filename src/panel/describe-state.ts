// SPDX-License-Identifier: Apache-2.0
// What to say of a panel's data beside drawing it.
import { dateTimeFormat, LoadingState, type PanelData } from '@grafana/data';
import type { GrowthModel, Picture } from './data/growth-model';
import type { DatedPicture } from './data/use-last-good';
import { t } from './translate';

/** In place of a picture. */
export function describeMissing(model: GrowthModel | undefined, data: PanelData): string {
  if (model === undefined || (model.kind === 'nothing' && data.state === LoadingState.Loading)) {
    return t('panel.state.loading', 'Loading…');
  }
  return model.kind === 'nothing'
    ? model.reason
    : t('panel.state.waiting', 'Waiting for a first capture. Growth appears with the second.');
}

/** What went wrong, if anything did. */
export function describeProblem(model: GrowthModel | undefined, data: PanelData): string | undefined {
  return model?.kind === 'broken'
    ? t('panel.state.broken', 'The query answered with a flame graph that cannot be drawn: {{reason}}', {
        reason: model.error.message,
      })
    : (data.errors?.[0]?.message ?? undefined);
}

/** Above a picture; "" for nothing to say. */
export function describePicture(
  model: GrowthModel | undefined,
  data: PanelData,
  { picture, receivedUnixMs }: DatedPicture
): string {
  const isOther = model?.kind === 'nothing' && data.state !== LoadingState.Loading;
  const problem = describeProblem(model, data) ?? (isOther ? model.reason : undefined);
  if (problem !== undefined) {
    const since = dateTimeFormat(receivedUnixMs, { format: 'HH:mm:ss' });
    return t('panel.state.stale', 'Showing what came in at {{since}}. {{problem}}', { since, problem });
  }
  const isAlone = model?.kind === 'waiting' || (picture.kind === 'snapshot' && picture.awaitsSecond);
  return isAlone
    ? t('panel.state.one', 'One snapshot so far, growth appears with the next.')
    : describeContent(picture);
}

function describeContent(picture: Picture): string {
  if (picture.kind === 'growth' && picture.tree.grown[0] === 0 && picture.tree.shrunk[0] === 0) {
    return t('panel.state.unchanged', 'Nothing grew or shrank between the two snapshots.');
  }
  if (picture.kind === 'snapshot' && picture.tree.total[0] === 0) {
    return t('panel.state.empty', 'The snapshot is empty.');
  }
  return picture.warnings.map((warning) => warning.message).join(' ');
}
