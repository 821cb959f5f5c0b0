// SPDX-License-Identifier: Apache-2.0
// From the picture that came to the part of it that is drawn: picked in time, filtered, and not refused.
import type { TimeZone } from '@grafana/schema';
import React, { useMemo, useRef, useState } from 'react';
import { filtersOfOptions } from '../filters/chosen-filters';
import { ownPackagesProblem } from '../filters/own-frames';
import type { PanelOptions } from '../options';
import type { PanelView } from '../panel-view';
import { PicturePanel } from '../PicturePanel';
import type { Picture } from '../data/picture';
import { pairKeyOf, Refusal } from '../time-strip/Refusal';
import type { Timeline } from '../time-strip/timeline';
import { useChosenTimes } from '../time-strip/use-chosen-times';
import { useTimePick } from '../time-strip/use-time-pick';
import { useFoundZoom } from './use-found-zoom';
import { useShownPicture } from './use-shown-picture';
import type { SavedView } from './view-text';

interface SelectedPictureProps {
  readonly picture: Picture;
  readonly options: PanelOptions;
  readonly saved: SavedView;
  readonly onViewChange: (view: PanelView) => void;
  readonly timeline: Timeline;
  readonly timeZone: TimeZone;
  readonly notice: string;
  readonly widthCssPx: number;
  readonly heightCssPx: number;
}

export function SelectedPicture(props: SelectedPictureProps) {
  const { picture: asRead, options, saved, onViewChange, timeline, timeZone, notice, widthCssPx, heightCssPx } = props;
  const { filters: filterText, ownPackages, beforeVariable, afterVariable } = options;
  const { view } = saved;
  const byOptions = useMemo(() => filtersOfOptions(filterText), [filterText]);
  const filters = view.filters ?? byOptions.filters;
  const variables = { before: beforeVariable, after: afterVariable };
  const chosen = useChosenTimes(variables, view.pick, (pick) => onViewChange({ ...view, pick }));
  const shown = useShownPicture(asRead, { pick: chosen.pick, filters, ownPackages });
  const time = useTimePick({ asRead, timeline, timeZone, chosen });
  const ownProblem = useMemo(() => ownPackagesProblem(ownPackages), [ownPackages]);
  const filterNotice = [view.filters === undefined ? byOptions.problem : '', ownProblem].filter(Boolean).join(' ');
  const whole = shown?.whole;
  const selection = useMemo(
    () => whole && { asRead, whole, filters, filterNotice, time },
    [asRead, whole, filters, filterNotice, time]
  );
  const size = { widthCssPx, heightCssPx };
  useFoundZoom(shown?.picture, saved, onViewChange);
  const refusal = useRefusal(asRead);
  const root = useRef<HTMLDivElement>(null);
  const onDrawAnyway = () => {
    // The button that has the focus is about to go: the next key goes on from here.
    root.current?.focus({ preventScroll: true });
    refusal.allow();
  };
  return (
    <div ref={root} tabIndex={-1} style={{ height: heightCssPx, outline: 'none' }} data-testid="seep-growth-panel">
      {refusal.isRefused && <Refusal {...{ picture: asRead, time, onDrawAnyway, ...size }} />}
      {!refusal.isRefused && shown && selection && (
        <PicturePanel {...{ options, onViewChange, notice, view, selection, picture: shown.picture, ...size }} />
      )}
    </div>
  );
}

/** Whether the two captures do not compare, and the way to draw them all the same, until there are two others. */
function useRefusal(asRead: Picture): { readonly isRefused: boolean; readonly allow: () => void } {
  const [allowed, setAllowed] = useState<ReadonlySet<string>>(new Set());
  const pairKey = pairKeyOf(asRead);
  const isRefused = asRead.kind === 'growth' && asRead.details.isRefused && !allowed.has(pairKey);
  return { isRefused, allow: () => setAllowed(new Set([...allowed, pairKey])) };
}
