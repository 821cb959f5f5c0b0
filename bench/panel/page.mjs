// SPDX-License-Identifier: Apache-2.0
// Page side of the panel's bench: makes the data, mounts the adapter, watches frames and tasks. drive-page.mjs calls it through
// globalThis.bench. "ADAPTER" is put in when the page is bundled.
import * as adapter from 'ADAPTER';
import { flameFrame } from './flame-frame.mjs';
import { generateTree } from './generate-tree.mjs';
import { ODD_SHAPES } from './odd-shapes.mjs';
import { scanBars } from './scan-bars.mjs';
import { afterPaint, canvasCalls, longTasksSince, Watch } from './watch.mjs';

const MOUNT_QUIET_MS = 800;
// Fewer canvas calls than this are a cursor or a placeholder, no graph.
const MIN_CALLS_OF_A_GRAPH = 50;

const host = () => document.getElementById('host');

function usedHeapBytes() {
  // Twice: what the first collection finalizes, the second frees.
  globalThis.gc();
  globalThis.gc();
  return performance.memory.usedJSHeapSize;
}

let prepared;
let interaction;

globalThis.bench = {
  name: adapter.name,
  surface: adapter.surface,

  /** Makes the data of a tree with that many nodes, or of the odd shape of that name. */
  prepare({ nodes, shape, isDelta, hasEnumLabels }) {
    const columns = shape === undefined ? generateTree(nodes, { isDelta }) : ODD_SHAPES[shape].make();
    prepared = adapter.prepare(flameFrame(columns, { hasEnumLabels }));
  },

  /** Mounts and waits until the page is quiet. Times in ms from the call of mount(). A profile is not to show how memory is counted. */
  async mount({ isGraphOnly, isProfiled = false }) {
    const heapBefore = isProfiled ? 0 : usedHeapBytes();
    // The collection is a task of its own, and none of the component's.
    await afterPaint();
    await afterPaint();
    const watch = new Watch();
    const start = performance.now();
    performance.mark('bench-mount');
    adapter.mount(host(), prepared, { isGraphOnly });
    const frames = await watch.settle(MOUNT_QUIET_MS);
    const first =
      frames.find((frame) => frame.canvas > MIN_CALLS_OF_A_GRAPH) ?? frames.find((frame) => frame.canvas > 0);
    const settled = frames.at(-1);
    const tasks = longTasksSince(start, (settled?.time ?? start) + 1);
    return {
      firstPaintMs: first && first.time - start,
      settledMs: settled && settled.time - start,
      longestUntilPaintMs: longest(tasks.filter((task) => first === undefined || task.startTime < first.time)),
      longestAfterPaintMs: longest(tasks.filter((task) => first !== undefined && task.startTime >= first.time)),
      heapBytes: isProfiled ? 0 : usedHeapBytes() - heapBefore,
      heapBeforeBytes: heapBefore,
      domNodes: host().querySelectorAll('*').length,
    };
  },

  heapBytes: usedHeapBytes,

  /** The next event of this type that a user made starts the clock. */
  arm(type) {
    interaction = { watch: new Watch() };
    const onEvent = (event) => {
      if (event.isTrusted) {
        interaction.start = event.timeStamp;
        removeEventListener(type, onEvent, true);
      }
    };
    addEventListener(type, onEvent, true);
  },

  /** Waits until the page is quiet; ms from the event to the last frame that changed anything, and that painted the canvas. */
  async done(quietMs) {
    const { watch, start } = interaction;
    const frames = (await watch.settle(quietMs)).filter((frame) => start !== undefined && frame.time >= start);
    const painted = frames.filter((frame) => frame.canvas > 0);
    return {
      lastMs: frames.length > 0 ? frames.at(-1).time - start : undefined,
      paintedMs: painted.length > 0 ? painted.at(-1).time - start : undefined,
      longestTaskMs: start === undefined ? 0 : longest(longTasksSince(start, performance.now() - quietMs + 1)),
    };
  },

  /** Rows of bars that are on screen, see scan-bars.mjs. */
  bars: () => scanBars(adapter.surface),
  canvasCalls,

  /** All that a reader finds in the page, tooltips and names for screen readers included. */
  text() {
    const named = [...document.querySelectorAll('[aria-label], [title]')];
    const names = named.map((element) => `${element.ariaLabel ?? ''}\n${element.title ?? ''}`);
    return [document.body.innerText, ...names].join('\n').replaceAll('\u00a0', ' ');
  },

  /** Scrolls what scrolls around the canvas to its end; its heights, or undefined when nothing scrolls. */
  async scrollToEnd() {
    const scroller = scrollerOf(document.querySelector(adapter.surface.canvas));
    if (scroller === undefined) {
      return undefined;
    }
    scroller.scrollTop = scroller.scrollHeight;
    await afterPaint();
    await afterPaint();
    return { scrollHeightCssPx: scroller.scrollHeight, clientHeightCssPx: scroller.clientHeight };
  },
};

function scrollerOf(element) {
  for (let at = element?.parentElement; at; at = at.parentElement) {
    const { overflowY } = getComputedStyle(at);
    if (/auto|scroll/.test(overflowY) && at.scrollHeight > at.clientHeight + 1) {
      return at;
    }
  }
  return undefined;
}

// Chromium reports tasks of 50 ms and more only: 0 means that there was none.
function longest(tasks) {
  return Math.max(0, ...tasks.map((task) => task.duration));
}
