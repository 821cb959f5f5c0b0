// SPDX-License-Identifier: Apache-2.0
// One picture with everything around it, laid out to the room there is; the graph alone when it is narrow.
import { css } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import React, { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import { useCompletedPicture } from './data/use-completed-picture';
import { useRankedPicture } from './data/use-ranked-picture';
import { divideRoom, LIST_GAP_CSS_PX, type PanelRoom } from './divide-room';
import { withFilter } from './filters/change-filters';
import { GrowthGraph } from './graph/GrowthGraph';
import { locateView, zoomTo } from './graph/graph-view';
import { Legend } from './graph/Legend';
import { FrameActions } from './menu/FrameActions';
import { GrowthHead } from './GrowthHead';
import { spokenNode } from './graph/node-text';
import { useDrawing } from './graph/use-drawing';
import { useSearch } from './graph/use-search';
import { HelpDialog } from './help/HelpDialog';
import { takePanelKey } from './panel-keys';
import type { PanelView } from './panel-view';
import type { PanelSelection } from './state/panel-selection';
import { Suspects } from './suspects/Suspects';
import { t } from './translate';
import { useAfterPaint } from './use-after-paint';
import { useLater } from './use-later';
import { useLatestCallback } from './use-latest-callback';

export interface GrowthViewProps extends Omit<PanelRoom, 'canPick' | 'hasFilterRow'> {
  readonly selection: PanelSelection;
  readonly view: PanelView;
  readonly onViewChange: (view: PanelView) => void;
}

export function GrowthView(props: GrowthViewProps) {
  const { picture: asRead, options, widthCssPx, heightCssPx, view, selection, onViewChange } = props;
  const styles = useStyles2(getStyles);
  const isPainted = useAfterPaint();
  const picture = useRankedPicture(useCompletedPicture(asRead, view.isNormalised), isPainted);
  const drawing = useDrawing(picture, view.mode);
  const search = useSearch(drawing, view.query);
  const searchRef = useRef<HTMLInputElement>(null);
  const [hasHelp, setHasHelp] = useState(false);
  const canPick = selection.time.picked !== undefined;
  const hasFilterRow = view.isFiltering || selection.filters.length > 0;
  const room = divideRoom({ picture, options, widthCssPx, heightCssPx, canPick, hasFilterRow });
  const later = useLater(
    useMemo(() => locateView(drawing, view), [drawing, view]),
    drawing
  );
  const onChange = useLatestCallback((changes: Partial<PanelView>) => onViewChange({ ...view, ...changes }));
  const onHelp = useCallback(() => setHasHelp(true), []);
  const onPick = useLatestCallback((node: number) => onChange(zoomTo(drawing, { node, side: 0 })));
  const onSearch = () => searchRef.current?.focus();
  const onKeyDown = (event: KeyboardEvent) =>
    takePanelKey(event, { drawing, view, selection, onViewChange, onHelp, onSearch });
  return (
    <div className={styles.view} onKeyDown={onKeyDown} role="presentation">
      <FrameActions
        {...{ drawing, view, matches: search.matches, options, widthCssPx: room.graphWidthCssPx }}
        onViewChange={onChange}
        onFilter={(filter) => onChange({ filters: withFilter(selection.filters, filter) })}
      >
        <div style={{ height: room.headHeightCssPx }}>
          {room.isWide && isPainted && (
            <GrowthHead
              {...{ drawing, view, selection, room, widthCssPx, searchRef, onChange, onHelp }}
              {...{ found: search.found, isQueryInvalid: search.isInvalid }}
            />
          )}
        </div>
        <div className={room.list === 'below' ? styles.column : styles.row}>
          <div style={{ width: room.graphWidthCssPx }}>
            <GrowthGraph
              {...{ drawing, view, choice: view, matches: search.matches, rowHeightCssPx: options.rowHeightCssPx }}
              onViewChange={onChange}
              widthCssPx={room.graphWidthCssPx}
              heightCssPx={room.graphHeightCssPx}
            />
            {isPainted && room.hasLegend && <Legend drawing={drawing} fill={view.fill} />}
          </div>
          {isPainted && room.list !== 'none' && picture.kind === 'growth' && (
            <Suspects
              {...{ picture, focusNode: later.focusNode, onPick }}
              {...{ widthCssPx: room.listWidthCssPx, heightCssPx: room.listHeightCssPx }}
            />
          )}
        </div>
      </FrameActions>
      {hasHelp && <HelpDialog onClose={() => setHasHelp(false)} />}
      <div role="status" className={styles.spoken}>
        {later.zoomNode > 0 &&
          t('panel.zoom.spoken', 'Zoomed to {{node}}', { node: spokenNode(drawing, later.zoomNode, later.focusSide) })}
      </div>
    </div>
  );
}

const getStyles = () => ({
  view: css({ position: 'relative' }),
  row: css({ display: 'flex', gap: LIST_GAP_CSS_PX }),
  column: css({ display: 'flex', flexDirection: 'column', gap: LIST_GAP_CSS_PX }),
  spoken: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }),
});
