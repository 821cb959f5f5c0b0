// SPDX-License-Identifier: Apache-2.0
// The panel as Grafana mounts it: which picture to show, and what to say when there is none or only an old one.
import { css } from '@emotion/css';
import { type GrafanaTheme2, LoadingState, type PanelProps } from '@grafana/data';
import { PanelDataErrorView } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';
import React, { useCallback, useDeferredValue, useMemo } from 'react';
import { readGrowthModel } from './data/growth-model';
import { useInTurns } from './data/use-in-turns';
import { useLastGood } from './data/use-last-good';
import { describeMissing, describePicture, describeProblem } from './describe-state';
import { completeOptions, type PanelOptions } from './options';
import { PanelHostContext, panelHostOf } from './panel-host';
import { SuspectsAlone } from './suspects/SuspectsAlone';
import { SelectedPicture } from './state/SelectedPicture';
import { useTimeline } from './time-strip/use-timeline';
import { useChosenUnit } from './use-chosen-unit';
import { usePanelView } from './use-panel-view';

// Explore may mount a panel without a height.
const DEFAULT_HEIGHT_CSS_PX = 400;

export function GrowthPanel(props: PanelProps<PanelOptions>) {
  const { id, options, replaceVariables, fieldConfig, timeZone, width, height } = props;
  // A refresh of ten panels in one task is rendered in pieces, between which the browser answers.
  const data = useDeferredValue(props.data);
  const styles = useStyles2(getStyles);
  // As text: neither the function nor the options say whether a variable has another value now.
  const optionsJson = JSON.stringify(completeOptions(options, replaceVariables));
  const completed = useMemo(() => completeOptions(JSON.parse(optionsJson)), [optionsJson]);
  const [saved, setView] = usePanelView(id, completed);
  const { pictureIndex } = saved.view;
  const model = useInTurns(useCallback(() => readGrowthModel(data.series, pictureIndex), [data.series, pictureIndex]));
  const lastGood = useChosenUnit(useLastGood(model, data), props);
  const timeline = useTimeline(data);
  const size = { widthCssPx: width, heightCssPx: height > 0 ? height : DEFAULT_HEIGHT_CSS_PX };
  if (model?.kind === 'list') {
    return <SuspectsAlone {...{ list: model.list, unit: model.unit, ...size }} />;
  }
  if (lastGood !== undefined) {
    const notice = describePicture(model, data, lastGood);
    const { picture } = lastGood;
    return (
      <PanelHostContext.Provider value={panelHostOf(props)}>
        <SelectedPicture
          {...{ picture, notice, options: completed, saved, timeline, timeZone, ...size }}
          onViewChange={setView}
        />
      </PanelHostContext.Provider>
    );
  }
  const message = describeMissing(model, data);
  return model?.kind === 'nothing' && data.state !== LoadingState.Loading && data.errors === undefined ? (
    <PanelDataErrorView panelId={id} data={data} fieldConfig={fieldConfig} message={message} />
  ) : (
    <div className={styles.center} style={{ height: size.heightCssPx }} role="status">
      {describeProblem(model, data) ?? message}
    </div>
  );
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
});
