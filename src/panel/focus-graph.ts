// SPDX-License-Identifier: Apache-2.0

/**
 * Gives the focus to the graph of the panel that an element is in: for what goes once it was used, and would leave the focus nowhere.
 * Nothing happens while the focus is elsewhere, or where there is no graph.
 */
export function focusGraphFrom(element: Element): void {
  let around = element.contains(document.activeElement) ? element.parentElement : null;
  while (around !== null) {
    const grid = around.querySelector<HTMLElement>('[role="treegrid"]');
    if (grid !== null) {
      grid.focus({ preventScroll: true });
      return;
    }
    around = around.parentElement;
  }
}
