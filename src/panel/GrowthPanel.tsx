// SPDX-License-Identifier: Apache-2.0
// The panel as Grafana mounts it: which picture to show, and what to say when there is none or only an old one.
import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2, LoadingState, type PanelData, type PanelProps } from '@grafana/data';
import { PanelDataErrorView } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';
import React, { useCallback, useMemo } from 'react';
import { type GrowthModel, readGrowthModel } from './data/growth-model';
import { GrowthView } from './GrowthView';
import { completeOptions, type PanelOptions } from './options';
import { t } from './translate';
import { useInTurns } from './data/use-in-turns';
import { type DatedPicture, useLastGood } from './data/use-last-good';

// Explore may mount a panel without a height.
const DEFAULT_HEIGHT_CSS_PX = 400;
const NOTICE_CSS_PX = 24;

export function GrowthPanel(props: PanelProps<PanelOptions>) {
  const { id, data, options, replaceVariables, fieldConfig, width, height } = props;
  const styles = useStyles2(getStyles);
  const model = useInTurns(useCallback(() => readGrowthModel(data.series), [data.series]));
  const lastGood = useLastGood(model, data);
  const heightCssPx = height > 0 ? height : DEFAULT_HEIGHT_CSS_PX;
  // As text: neither the function nor the options say whether a variable has another value now.
  const optionsJson = JSON.stringify(completeOptions(options, replaceVariables));
  const completed = useMemo(() => completeOptions(JSON.parse(optionsJson)), [optionsJson]);
  if (lastGood === undefined) {
    return model?.kind === 'nothing' && data.state !== LoadingState.Loading && data.errors === undefined ? (
      <PanelDataErrorView panelId={id} data={data} fieldConfig={fieldConfig} message={messageOf(model, data)} />
    ) : (
      <div className={styles.center} style={{ height: heightCssPx }} role="status">
        {problemOf(model, data) ?? messageOf(model, data)}
      </div>
    );
  }
  const { picture } = lastGood;
  const notice = noticeOf(model, data, lastGood);
  return (
    <div style={{ width, height: heightCssPx }} data-testid="seep-growth-panel">
      {notice !== '' && (
        <div role="status" className={styles.notice} title={notice}>
          {notice}
        </div>
      )}
      <GrowthView
        picture={picture}
        options={completed}
        widthCssPx={width}
        heightCssPx={heightCssPx - (notice === '' ? 0 : NOTICE_CSS_PX)}
      />
    </div>
  );
}

function messageOf(model: GrowthModel | undefined, data: PanelData): string {
  if (model === undefined || (model.kind === 'nothing' && data.state === LoadingState.Loading)) {
    return t('panel.state.loading', 'Loading…');
  }
  return model.kind === 'waiting'
    ? t('panel.state.waiting', 'Waiting for a first capture. Growth appears with the second.')
    : model.kind === 'nothing'
      ? model.reason
      : '';
}

function problemOf(model: GrowthModel | undefined, data: PanelData): string | undefined {
  return model?.kind === 'broken' ? model.error.message : (data.errors?.[0]?.message ?? undefined);
}

function noticeOf(model: GrowthModel | undefined, data: PanelData, { picture, receivedUnixMs }: DatedPicture): string {
  const problem = problemOf(model, data);
  if (problem !== undefined) {
    const since = dateTimeFormat(receivedUnixMs, { format: 'HH:mm:ss' });
    return t('panel.state.stale', 'Showing what came in at {{since}}. {{problem}}', { since, problem });
  }
  if (model?.kind === 'waiting' || (picture.kind === 'snapshot' && picture.awaitsSecond)) {
    return t('panel.state.one', 'One snapshot so far, growth appears with the next.');
  }
  if (picture.kind === 'growth' && picture.tree.grown[0] === 0 && picture.tree.shrunk[0] === 0) {
    return t('panel.state.unchanged', 'Nothing grew or shrank between the two snapshots.');
  }
  if (picture.kind === 'snapshot' && picture.tree.total[0] === 0) {
    return t('panel.state.empty', 'The snapshot is empty.');
  }
  return picture.warnings.map((warning) => warning.message).join(' ');
}

const getStyles = (theme: GrafanaTheme2) => ({
  center: css({
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    textAlign: 'center',
    padding: theme.spacing(2),
    color: theme.colors.text.secondary,
  }),
  notice: css({
    height: NOTICE_CSS_PX,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: theme.colors.warning.text,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
