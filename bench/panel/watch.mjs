// SPDX-License-Identifier: Apache-2.0
// Notes when a page changes what is on screen, and which tasks were long.

// Every call that puts pixels on a 2D canvas of the main thread counts. A component that paints in a worker or with WebGL would have
// to call globalThis.benchPainted() after each paint.
let calls = 0;
globalThis.benchPainted = (count = 100) => {
  calls += count;
};
const PAINTING = ['clearRect', 'fillRect', 'fill', 'stroke', 'strokeRect', 'fillText', 'putImageData', 'drawImage'];
for (const method of PAINTING) {
  const original = CanvasRenderingContext2D.prototype[method];
  CanvasRenderingContext2D.prototype[method] = function (...args) {
    calls++;
    return original.apply(this, args);
  };
}

const longTasks = [];
new PerformanceObserver((list) => longTasks.push(...list.getEntries())).observe({ entryTypes: ['longtask'] });

/** Tasks of 50 ms and more that ended after `start` and began before `end`. */
export function longTasksSince(start, end) {
  return longTasks.filter((task) => task.startTime + task.duration > start && task.startTime < end);
}

/** Canvas calls since the page was opened. */
export function canvasCalls() {
  return calls;
}

/** Resolves after the next frame is on screen: an animation frame, then a posted message, which comes after painting. */
export function afterPaint() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now());
      channel.port2.postMessage(0);
    });
  });
}

/** Notes the end of every frame in which the canvas or the page changed, from its making until settle() resolves. */
export class Watch {
  #frames = [];
  #mutations = 0;
  #isEnded = false;
  #observer = new MutationObserver((list) => {
    this.#mutations += list.length;
  });

  constructor() {
    this.#observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    void this.#follow();
  }

  async #follow() {
    for (let canvasBefore = calls, mutationsBefore = 0; !this.#isEnded;) {
      const time = await afterPaint();
      const [canvas, mutations] = [calls - canvasBefore, this.#mutations - mutationsBefore];
      if (canvas > 0 || mutations > 0) {
        this.#frames.push({ time, canvas, mutations });
      }
      canvasBefore = calls;
      mutationsBefore = this.#mutations;
    }
  }

  /** Resolves to the frames after `quietMs` without a change. */
  async settle(quietMs) {
    const start = performance.now();
    const lastChange = () => Math.max(start, this.#frames.at(-1)?.time ?? start);
    while (performance.now() - lastChange() <= quietMs) {
      await afterPaint();
    }
    this.#isEnded = true;
    this.#observer.disconnect();
    return this.#frames;
  }
}
