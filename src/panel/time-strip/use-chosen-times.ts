// SPDX-License-Identifier: Apache-2.0
// Which before and after were picked, and who keeps them: the variables of the dashboard, where it has them, so that all of its panels
// compare the same two moments; else the panel.
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLatestCallback } from '../use-latest-callback';
import { pickOfTexts, readDashboardTimes, type TimeVariables, writeDashboardTimes } from './dashboard-times';
import type { PickedTimes } from './picked-times';

// A handle that is dragged asks for nothing before it rests.
const REST_MS = 300;

export interface ChosenTimes {
  /** undefined: the data's own. */
  readonly pick: PickedTimes | undefined;
  /** Nobody has chosen. */
  readonly isAuto: boolean;
  /** Whether a choice reaches the query. */
  readonly canAsk: boolean;
  /** undefined: back to the data's own. The same function in all renders. */
  readonly choose: (pick: PickedTimes | undefined) => void;
}

/** A choice that the variables do not say yet. */
interface Unwritten {
  readonly pick: PickedTimes | undefined;
  /** What the variables said when it was made: it ends when they say something else, whoever wrote it. */
  readonly over: string;
}

/** `own` is what the panel keeps, and `onOwnPick` changes it; both are left alone where the dashboard has the variables. */
export function useChosenTimes(
  variables: TimeVariables,
  own: PickedTimes | undefined,
  onOwnPick: (pick: PickedTimes | undefined) => void
): ChosenTimes {
  const texts = readDashboardTimes(variables);
  const said = texts === undefined ? '' : `${texts.before} ${texts.after}`;
  const [unwritten, setUnwritten] = useState<Unwritten>();
  // State set while rendering, as React advises for what follows from what is read.
  if (unwritten !== undefined && unwritten.over !== said) {
    setUnwritten(undefined);
  }
  const canAsk = texts !== undefined;
  const writeLater = useWriteLater(variables);
  const choose = useLatestCallback((pick: PickedTimes | undefined) => {
    if (canAsk) {
      setUnwritten({ pick, over: said });
      writeLater(pick);
    } else {
      onOwnPick(pick);
    }
  });
  const [before, after] = [texts?.before, texts?.after];
  const kept = useMemo(
    () => (before === undefined || after === undefined ? own : pickOfTexts({ before, after })),
    [before, after, own]
  );
  const pick = unwritten?.over === said ? unwritten.pick : kept;
  const isAuto = pick === undefined && (unwritten !== undefined || [before, after].every(isUnsaid));
  return useMemo(() => ({ pick, isAuto, canAsk, choose }), [pick, isAuto, canAsk, choose]);
}

// As our data source understands it.
function isUnsaid(text: string | undefined): boolean {
  return text === undefined || text === '' || text === 'auto';
}

function useWriteLater(variables: TimeVariables): (pick: PickedTimes | undefined) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (pick) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => writeDashboardTimes(variables, pick), REST_MS);
  };
}
