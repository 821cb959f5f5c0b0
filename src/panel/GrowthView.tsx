// SPDX-License-Identifier: Apache-2.0
// One picture with everything around it, laid out to the room there is; the graph alone when it is narrow.
import { css } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import React, { useRef, useState } from 'react';
import { BalanceBar } from './BalanceBar';
import { GrowthGraph } from './GrowthGraph';
import { type GraphView, locateView, WHOLE_GRAPH, zoomTo } from './graph-view';
import { Legend } from './Legend';
import { divideRoom, LIST_GAP_CSS_PX, type PanelRoom } from './divide-room';
import { Suspects } from './Suspects';
import { Toolbar } from './Toolbar';
import { t } from './translate';
import { useSearch } from './use-search';
import { spokenNode } from './node-text';

export function GrowthView({ picture, options, widthCssPx, heightCssPx }: PanelRoom) {
  const styles = useStyles2(getStyles);
  const [view, setView] = useState<GraphView>(WHOLE_GRAPH);
  const search = useSearch(picture);
  const searchRef = useRef<HTMLInputElement>(null);
  const room = divideRoom({ picture, options, widthCssPx, heightCssPx });
  const { zoomNode } = locateView(picture, view);
  return (
    <div className={styles.view}>
      {room.isWide && picture.kind === 'delta' && <BalanceBar balance={picture.balance} />}
      {room.isWide && (
        <Toolbar
          rootName={picture.rootName}
          zoomNames={view.zoomNames}
          onZoom={(zoomNames) => setView({ ...view, zoomNames })}
          {...{ searchRef, query: search.query, onQuery: search.setQuery, found: search.found }}
          isQueryInvalid={search.isInvalid}
        />
      )}
      <div className={room.list === 'below' ? styles.column : styles.row}>
        <div style={{ width: room.graphWidthCssPx }}>
          <GrowthGraph
            {...{ picture, view, matches: search.matches, rowHeightCssPx: options.rowHeightCssPx }}
            onViewChange={setView}
            onSearchKey={() => searchRef.current?.focus()}
            widthCssPx={room.graphWidthCssPx}
            heightCssPx={room.graphHeightCssPx}
          />
          {room.isWide && picture.kind === 'delta' && <Legend hasEvidence={picture.hasEvidence} />}
        </div>
        {room.list !== 'none' && picture.kind === 'delta' && (
          <Suspects
            {...{ list: picture.suspects, unit: picture.tree.unit }}
            widthCssPx={room.listWidthCssPx}
            heightCssPx={room.listHeightCssPx}
            onPick={(node) => setView(zoomTo(picture, { node, side: 0 }))}
          />
        )}
      </div>
      <div role="status" className={styles.spoken}>
        {zoomNode > 0 &&
          t('panel.zoom.spoken', 'Zoomed to {{node}}', { node: spokenNode(picture, zoomNode, view.focusSide) })}
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
