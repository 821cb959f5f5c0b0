// SPDX-License-Identifier: Apache-2.0
// What a user looks at as one readable text for an address, and back: "1~mode-after~q-leak~zoom-main.main!main.put!".
import { type Filter, parseFilters, printFilters, WIDTH_MODES } from '#pkg/flame';
import type { FillMode, LitKind } from '../graph/paint-choice';
import type { PanelView } from '../panel-view';
import type { PickedTimes } from '../time-strip/picked-times';
import { escapeText, unescapeText } from './escape-text';
import { printPath, readPath, type SavedPath } from './saved-path';

/** A text of another version says nothing that this one understands. */
const VERSION = '1';
const MOST_QUERY_CHARS = 300;
const FILLS: readonly FillMode[] = ['evidence', 'kept', 'waitReason'];
const LIT: readonly LitKind[] = ['all', 'grown', 'new', 'shrunk', 'gone'];
const YES_NO = ['no', 'yes'] as const;
/** Far beyond what a browser takes as an address. */
const MOST_CHARS = 100_000;

/** A view as it was saved. Long paths are not in it as a whole: they have to be found in a tree. */
export interface SavedView {
  readonly view: PanelView;
  /** What the zoom leads to; undefined when the view has it already. */
  readonly zoom: SavedPath | undefined;
}

/** What of a view is not as it is at first; "" when all is. */
export function printView(view: PanelView, first: PanelView): string {
  const fields = Object.entries(FIELDS).flatMap(([name, { print }]) => {
    const text = print(view);
    return text === print(first) ? [] : [`${name}-${text}`];
  });
  return fields.length === 0 ? '' : [VERSION, ...fields].join('~');
}

/** The view that a text asks for, as far as it can be understood, and for the rest as it is at first. Never throws. */
export function readView(text: string, first: PanelView): SavedView {
  const [version, ...parts] = text.slice(0, MOST_CHARS).split('~');
  let saved: SavedView = { view: first, zoom: undefined };
  for (const part of version === VERSION ? parts : []) {
    const dash = part.indexOf('-');
    const field = Object.hasOwn(FIELDS, part.slice(0, dash)) ? FIELDS[part.slice(0, dash)] : undefined;
    saved = field?.read(part.slice(dash + 1), saved) ?? saved;
  }
  return saved;
}

interface SavedField {
  readonly print: (view: PanelView) => string;
  /** undefined for a damaged text. Fields are read in the order in which they are listed. */
  readonly read: (text: string, saved: SavedView) => SavedView | undefined;
}

function withView(saved: SavedView, changes: Partial<PanelView>): SavedView {
  return { ...saved, view: { ...saved.view, ...changes } };
}

function oneOf<T extends string>(
  values: readonly T[],
  print: (view: PanelView) => T,
  change: (value: T) => Partial<PanelView>
): SavedField {
  return {
    print,
    read: (text, saved) => {
      const value = values.find((candidate) => candidate === text);
      return value === undefined ? undefined : withView(saved, change(value));
    },
  };
}

const FIELDS: Readonly<Record<string, SavedField>> = {
  picture: {
    print: ({ pictureIndex }) => String(pictureIndex),
    read: (text, saved) => (/^\d{1,3}$/.test(text) ? withView(saved, { pictureIndex: Number(text) }) : undefined),
  },
  mode: oneOf(
    WIDTH_MODES,
    ({ mode }) => mode,
    (mode) => ({ mode })
  ),
  share: oneOf(
    YES_NO,
    ({ isNormalised }) => (isNormalised ? 'yes' : 'no'),
    (share) => ({ isNormalised: share === 'yes' })
  ),
  fill: oneOf(
    FILLS,
    ({ fill }) => fill,
    (fill) => ({ fill })
  ),
  lit: oneOf(
    LIT,
    ({ lit }) => lit,
    (lit) => ({ lit })
  ),
  q: {
    print: ({ query }) => (query.length > MOST_QUERY_CHARS ? '' : escapeText(query)),
    read: (text, saved) => withView(saved, { query: unescapeText(text).slice(0, MOST_QUERY_CHARS) }),
  },
  filters: { print: ({ filters }) => printChosen(filters), read: readFilters },
  pick: {
    print: ({ pick }) => (pick === undefined ? '' : `${pick.beforeUnixMs}!${pick.afterUnixMs}`),
    read: (text, saved) => {
      const pick = readPick(text);
      return pick && withView(saved, { pick });
    },
  },
  zoom: { print: ({ zoomNames }) => printPath(zoomNames), read: readZoom },
  focus: { print: printFocus, read: readFocus },
};

// "none" when there are none though the options have some; a filter of that name would be printed as "SS: none".
function printChosen(filters: readonly Filter[] | undefined): string {
  return filters === undefined ? '' : escapeText(printFilters(filters)) || 'none';
}

function readFilters(text: string, saved: SavedView): SavedView | undefined {
  const read = text === 'none' ? { ok: true as const, filters: [] } : parseFilters(unescapeText(text));
  return read.ok ? withView(saved, { filters: read.filters }) : undefined;
}

function readPick(text: string): PickedTimes | undefined {
  const [, before, after] = /^(\d{1,15})!(\d{1,15})$/.exec(text) ?? [];
  const pick = { beforeUnixMs: Number(before), afterUnixMs: Number(after) };
  return pick.beforeUnixMs < pick.afterUnixMs ? pick : undefined;
}

// Who zooms has the focus there, so a zoom says both.
function readZoom(text: string, saved: SavedView): SavedView | undefined {
  const zoom = readPath(text);
  if (zoom === undefined || zoom.depth > zoom.lastNames.length) {
    return zoom && { ...saved, zoom };
  }
  return withView(saved, { zoomNames: zoom.lastNames, focusNames: zoom.lastNames });
}

// Below the zoom by what comes after it ("below-x!"), elsewhere from the root on; the second letter is the side. A focus that is too long
// to be saved stays on the zoom.
function printFocus({ zoomNames, focusNames, focusSide }: PanelView): string {
  const isBelow = zoomNames.every((name, level) => name === focusNames[level]);
  const path = printPath(isBelow ? focusNames.slice(zoomNames.length) : focusNames);
  const isLong = /^\d+:/.test(path);
  const isOnZoom = (isBelow && path === '') || isLong;
  return isOnZoom && focusSide === 0 ? '' : `${isBelow ? 'b' : 'r'}${focusSide}${isLong ? '' : path}`;
}

function readFocus(text: string, saved: SavedView): SavedView | undefined {
  const [, from, side, path] = /^([br])([01])(.*)$/s.exec(text) ?? [];
  const focus = path === undefined ? undefined : readPath(path);
  if (focus === undefined || focus.depth > focus.lastNames.length) {
    return undefined;
  }
  const focusNames = from === 'b' ? [...saved.view.zoomNames, ...focus.lastNames] : focus.lastNames;
  return withView(saved, { focusNames, focusSide: side === '1' ? 1 : 0 });
}
