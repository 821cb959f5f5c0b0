// SPDX-License-Identifier: Apache-2.0

/** What a user can set. Everything has a default: Explore and old dashboards give none. */
export interface PanelOptions {
  /** Show the list of suspects where there is room for it. */
  readonly showSuspects: boolean;
  readonly rowHeightCssPx: number;
}

export const DEFAULT_OPTIONS: PanelOptions = { showSuspects: true, rowHeightCssPx: 20 };

/** Options with the defaults filled in, whatever was stored. */
export function completeOptions(stored: Partial<PanelOptions> | undefined): PanelOptions {
  const rowHeightCssPx = stored?.rowHeightCssPx;
  return {
    showSuspects: stored?.showSuspects ?? DEFAULT_OPTIONS.showSuspects,
    rowHeightCssPx:
      typeof rowHeightCssPx === 'number' && rowHeightCssPx >= 12 && rowHeightCssPx <= 40
        ? rowHeightCssPx
        : DEFAULT_OPTIONS.rowHeightCssPx,
  };
}
