// SPDX-License-Identifier: Apache-2.0
// What a user can set. Everything has a default that needs no touching: Explore gives no options, and old or damaged ones count as none.
import { type WidthMode, WIDTH_MODES } from '#pkg/flame';

/** Of the options as they are stored; migrate-options.ts brings older ones here. */
export const OPTIONS_VERSION = 2;

/** What colour tells. `waitReason` has something to tell for goroutines only. */
export type ColorBy = 'evidence' | 'waitReason';
export const COLORS_BY: readonly ColorBy[] = ['evidence', 'waitReason'];

export interface PanelOptions {
  readonly version: number;
  /** Where a panel starts; keys change it for the moment. */
  readonly widthMode: WidthMode;
  /** Growth of shares of the total instead of amounts. */
  readonly isNormalised: boolean;
  readonly colorBy: ColorBy;
  /** Show the list of suspects where there is room for it. */
  readonly showSuspects: boolean;
  /** Show the captures on a line of time where there is room for it. */
  readonly showTimeStrip: boolean;
  readonly rowHeightCssPx: number;
  /** Filters to start with, as they are typed; "" for none. Dashboard variables are allowed in this and the other texts. */
  readonly filters: string;
  /** Regular expression of packages that are the application's own; "" when the panel is to find out. */
  readonly ownPackages: string;
  /** Names of the dashboard variables that picking captures writes, where the dashboard has them. */
  readonly beforeVariable: string;
  readonly afterVariable: string;
  /** Link to a line of source code; "" for none. */
  readonly sourceUrlTemplate: string;
}

export const ROW_HEIGHT_CSS_PX = { min: 14, max: 28 } as const;

export const DEFAULT_OPTIONS: PanelOptions = {
  version: OPTIONS_VERSION,
  widthMode: 'growth',
  isNormalised: false,
  colorBy: 'evidence',
  showSuspects: true,
  showTimeStrip: true,
  rowHeightCssPx: 20,
  filters: '',
  ownPackages: '',
  beforeVariable: 'before',
  afterVariable: 'after',
  sourceUrlTemplate: '',
};

type TextOption = 'filters' | 'ownPackages' | 'beforeVariable' | 'afterVariable' | 'sourceUrlTemplate';

/** Options with the defaults in place of what is missing, of another type or out of range, and the texts with their variables replaced. */
export function completeOptions(stored: unknown, replaceVariables: (text: string) => string = asItIs): PanelOptions {
  const from = (name: keyof PanelOptions): unknown =>
    typeof stored === 'object' && stored !== null ? Reflect.get(stored, name) : undefined;
  const flag = (name: 'isNormalised' | 'showSuspects' | 'showTimeStrip'): boolean => {
    const value = from(name);
    return typeof value === 'boolean' ? value : DEFAULT_OPTIONS[name];
  };
  const text = (name: TextOption): string => {
    const value = from(name);
    return typeof value === 'string' ? replaceVariables(value).trim() : DEFAULT_OPTIONS[name];
  };
  const rowHeightCssPx = from('rowHeightCssPx');
  return {
    version: OPTIONS_VERSION,
    widthMode: WIDTH_MODES.find((mode) => mode === from('widthMode')) ?? DEFAULT_OPTIONS.widthMode,
    isNormalised: flag('isNormalised'),
    colorBy: COLORS_BY.find((colorBy) => colorBy === from('colorBy')) ?? DEFAULT_OPTIONS.colorBy,
    showSuspects: flag('showSuspects'),
    showTimeStrip: flag('showTimeStrip'),
    rowHeightCssPx: isRowHeight(rowHeightCssPx) ? rowHeightCssPx : DEFAULT_OPTIONS.rowHeightCssPx,
    filters: text('filters'),
    ownPackages: text('ownPackages'),
    beforeVariable: text('beforeVariable'),
    afterVariable: text('afterVariable'),
    sourceUrlTemplate: text('sourceUrlTemplate'),
  };
}

function isRowHeight(value: unknown): value is number {
  return typeof value === 'number' && value >= ROW_HEIGHT_CSS_PX.min && value <= ROW_HEIGHT_CSS_PX.max;
}

function asItIs(text: string): string {
  return text;
}
