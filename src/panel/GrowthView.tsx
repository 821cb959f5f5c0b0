// SPDX-License-Identifier: Apache-2.0
// One picture with everything around it, laid out to the room there is; the graph alone when it is narrow.
import { css } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import React, { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { followFrom } from './choice/follow-link';
import { useCompletedPicture } from './data/use-completed-picture';
import { useRankedPicture } from './data/use-ranked-picture';
import { divideRoom, LIST_GAP_CSS_PX, type PanelRoom } from './divide-room';
import { type Drawing, drawingOf } from './graph/drawing';
import { GrowthGraph } from './graph/GrowthGraph';
import { locateView, zoomTo } from './graph/graph-view';
import { Legend } from './graph/Legend';
import { GrowthHead } from './GrowthHead';
import { spokenNode } from './graph/node-text';
import { useSearch } from './graph/use-search';
import { HelpDialog } from './help/HelpDialog';
import { isPlainKey } from './is-plain-key';
import { type PanelView, viewAfterCommand, viewAfterFollow } from './panel-view';
import { suspectOfKey } from './suspects/suspect-of-key';
import { Suspects } from './suspects/Suspects';
import { t } from './translate';

export interface GrowthViewProps extends PanelRoom {
  readonly view: PanelView;
  readonly onViewChange: (view: PanelView) => void;
}

export function GrowthView(props: GrowthViewProps) {
  const { picture: asRead, options, widthCssPx, heightCssPx, view, onViewChange: setView } = props;
  const styles = useStyles2(getStyles);
  const picture = useRankedPicture(useCompletedPicture(asRead, view.isNormalised));
  const drawing = useMemo(() => drawingOf(picture, view.mode), [picture, view.mode]);
  const search = useSearch(drawing, view.query);
  const searchRef = useRef<HTMLInputElement>(null);
  const [hasHelp, setHasHelp] = useState(false);
  const room = divideRoom({ picture, options, widthCssPx, heightCssPx });
  const { zoomNode, focusNode } = locateView(drawing, view);
  const onKeyDown = (event: KeyboardEvent) => {
    const isHelp = isPlainKey(event) && event.key === '?';
    const next = isPlainKey(event) ? viewAfterPanelKey(drawing, view, event.key) : undefined;
    if (isHelp || next !== undefined) {
      setHasHelp(isHelp);
      setView(next ?? view);
      event.preventDefault();
      // Grafana's own shortcuts listen further out.
      event.stopPropagation();
    }
  };
  return (
    <div className={styles.view} onKeyDown={onKeyDown} role="presentation">
      {room.isWide && (
        <GrowthHead
          {...{ drawing, view, searchRef, found: search.found, isQueryInvalid: search.isInvalid }}
          onViewChange={setView}
          onHelp={() => setHasHelp(true)}
        />
      )}
      <div className={room.list === 'below' ? styles.column : styles.row}>
        <div style={{ width: room.graphWidthCssPx }}>
          <GrowthGraph
            {...{ drawing, view, choice: view, matches: search.matches, rowHeightCssPx: options.rowHeightCssPx }}
            onViewChange={(graphView) => setView({ ...view, ...graphView })}
            onSearchKey={() => searchRef.current?.focus()}
            widthCssPx={room.graphWidthCssPx}
            heightCssPx={room.graphHeightCssPx}
          />
          {room.isWide && room.hasLegend && <Legend drawing={drawing} fill={view.fill} />}
        </div>
        {room.list !== 'none' && picture.kind === 'growth' && (
          <Suspects
            {...{ picture, focusNode, widthCssPx: room.listWidthCssPx, heightCssPx: room.listHeightCssPx }}
            onPick={(node) => setView({ ...view, ...zoomTo(drawing, { node, side: 0 }) })}
          />
        )}
      </div>
      {hasHelp && <HelpDialog onClose={() => setHasHelp(false)} />}
      <div role="status" className={styles.spoken}>
        {zoomNode > 0 &&
          t('panel.zoom.spoken', 'Zoomed to {{node}}', { node: spokenNode(drawing, zoomNode, view.focusSide) })}
      </div>
    </div>
  );
}

function viewAfterPanelKey(drawing: Drawing, view: PanelView, key: string): PanelView | undefined {
  if (key === 'f') {
    return viewAfterFollow(view, followFrom(drawing.picture, locateView(drawing, view).focusNode));
  }
  const suspect = suspectOfKey(drawing.picture, key);
  return suspect === undefined
    ? viewAfterCommand(view, key)
    : { ...view, ...zoomTo(drawing, { node: suspect, side: 0 }) };
}

const getStyles = () => ({
  view: css({ position: 'relative' }),
  row: css({ display: 'flex', gap: LIST_GAP_CSS_PX }),
  column: css({ display: 'flex', flexDirection: 'column', gap: LIST_GAP_CSS_PX }),
  spoken: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }),
});
