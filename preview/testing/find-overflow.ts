// SPDX-License-Identifier: Apache-2.0
// What does not fit into the box that a panel was given.
import type { Locator } from 'playwright-core';

/** Each found element by its name and the start of its text. */
export interface Overflow {
  /** What reaches over the edges of the box, in plain sight. */
  readonly outside: string[];
  /** What scrolls sideways. */
  readonly sideways: string[];
  /** Text that is cut off without an ellipsis that says so. */
  readonly cut: string[];
}

export function findOverflow(box: Locator): Promise<Overflow> {
  // Runs in the browser: must stand alone.
  return box.evaluate((root) => {
    const slackCssPx = 1;
    const elements = [...root.querySelectorAll('*')];
    const styleOf = (element: Element) => getComputedStyle(element);
    const describe = (element: Element) => `${element.tagName} "${(element.textContent ?? '').slice(0, 40)}"`;
    const exceeds = (inner: DOMRect, outer: DOMRect) =>
      inner.left < outer.left - slackCssPx ||
      inner.right > outer.right + slackCssPx ||
      inner.top < outer.top - slackCssPx ||
      inner.bottom > outer.bottom + slackCssPx;
    /** For screen readers only. */
    const isUnseen = (element: Element) =>
      [...ancestors(element), element].some((one) => styleOf(one).clipPath !== 'none');
    const ancestors = (element: Element) => {
      const found: Element[] = [];
      for (let at = element.parentElement; at && at !== root; at = at.parentElement) {
        found.push(at);
      }
      return found;
    };
    const isClipped = (element: Element) => ancestors(element).some((one) => styleOf(one).overflow !== 'visible');
    /** By the nearest element that hides what does not fit; one that scrolls shows it after all. */
    const isCut = (element: Element) => {
      const hider = [element, ...ancestors(element)].find((one) => styleOf(one).overflowX !== 'visible');
      const hasText = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
      if (!hider || !hasText || styleOf(hider).overflowX !== 'hidden' || styleOf(hider).textOverflow === 'ellipsis') {
        return false;
      }
      const range = document.createRange();
      range.selectNodeContents(element);
      return range.getBoundingClientRect().right > hider.getBoundingClientRect().right + slackCssPx;
    };
    const seen = elements.filter((element) => !isUnseen(element));
    const outer = root.getBoundingClientRect();
    return {
      outside: seen.filter((one) => exceeds(one.getBoundingClientRect(), outer) && !isClipped(one)).map(describe),
      sideways: seen
        .filter((one) => /auto|scroll/.test(styleOf(one).overflowX) && one.scrollWidth > one.clientWidth)
        .map(describe),
      cut: seen.filter(isCut).map(describe),
    };
  });
}
