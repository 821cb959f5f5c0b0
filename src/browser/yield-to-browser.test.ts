// SPDX-License-Identifier: Apache-2.0
import { yieldToBrowser } from './yield-to-browser';

/** Whether a task that was waiting before has run by the time `yieldToBrowser` is through. */
async function letsOtherTasksRun(): Promise<boolean> {
  let hasRun = false;
  setTimeout(() => {
    hasRun = true;
  }, 0);
  await yieldToBrowser();
  return hasRun;
}

describe('yieldToBrowser', () => {
  afterEach(() => Reflect.deleteProperty(globalThis, 'scheduler'));

  it('lets other tasks run, without a scheduler', async () => {
    await expect(letsOtherTasksRun()).resolves.toBe(true);
  });

  it('leaves it to scheduler.yield where there is one', async () => {
    const scheduler = {
      turns: 0,
      yield() {
        this.turns++;
        return Promise.resolve();
      },
    };
    Object.assign(globalThis, { scheduler });
    await yieldToBrowser();
    await yieldToBrowser();
    expect(scheduler.turns).toBe(2);
  });

  it('does without the scheduler of older browsers, which cannot yield', async () => {
    Object.assign(globalThis, { scheduler: { postTask: () => undefined } });
    await expect(letsOtherTasksRun()).resolves.toBe(true);
  });
});
