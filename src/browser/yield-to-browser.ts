// SPDX-License-Identifier: Apache-2.0
// The yield port of #pkg/profile in a browser.

interface Yielding {
  yield(): Promise<void>;
}

/**
 * Ends the task, so that the browser can paint and answer the user, and goes on in the next one. Where there is no scheduler.yield
 * (Safari, Firefox before 142) a message to ourselves does it: setTimeout waits 4 ms each time, and a second in a hidden page.
 */
export function yieldToBrowser(): Promise<void> {
  const scheduler: unknown = Reflect.get(globalThis, 'scheduler');
  return canYield(scheduler) ? scheduler.yield() : nextMessage();
}

function canYield(scheduler: unknown): scheduler is Yielding {
  return (
    typeof scheduler === 'object' && scheduler !== null && 'yield' in scheduler && typeof scheduler.yield === 'function'
  );
}

function nextMessage(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
