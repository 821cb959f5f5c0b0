// SPDX-License-Identifier: Apache-2.0
// What the address says about the tab that shows the panel alone.

export interface PanelAddress {
  widthCssPx: number;
  heightCssPx: number;
  /** How many panels show the same frames. */
  count: number;
  /** Id of a recording that this machine has; empty for none. */
  recording: string;
}

/** Reads `width`, `height`, `count` and `recording`; what is missing or no number gets its default. */
export function parsePanelAddress(fields: URLSearchParams): PanelAddress {
  const numberOf = (name: string, fallback: number) =>
    Number(/^\d{1,5}$/.exec(fields.get(name) ?? '')?.[0] ?? fallback);
  return {
    widthCssPx: numberOf('width', 1200),
    heightCssPx: numberOf('height', 640),
    count: numberOf('count', 1),
    recording: fields.get('recording') ?? '',
  };
}

export function formatPanelAddress({ widthCssPx, heightCssPx, count, recording }: PanelAddress) {
  return { width: String(widthCssPx), height: String(heightCssPx), count: String(count), recording };
}
