// SPDX-License-Identifier: Apache-2.0
import { finishInTurns, type PausableWork } from '#pkg/base';
import { turnsOfAnswer } from './turns-of-answer';

const STEPS = 20;

/** Each step takes so long by the clock; counts those that were begun. */
function* stepsOf(stepMs: number, begun: { steps: number }): PausableWork<string> {
  for (let i = 0; i < STEPS; i++) {
    begun.steps++;
    jest.advanceTimersByTime(stepMs);
    yield;
  }
  return 'done';
}

beforeAll(() => {
  // jsdom 20 lacks it; browsers have it since 2022.
  AbortSignal.prototype.throwIfAborted ??= function (this: AbortSignal) {
    if (this.aborted) {
      throw this.reason;
    }
  };
});
beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('turnsOfAnswer', () => {
  it.each([
    [0.5, 0],
    [4, 6],
    [12, STEPS],
  ])('with steps of %p ms gives the browser %p turns', async (stepMs, turns) => {
    const yieldToHost = jest.fn(() => Promise.resolve());
    const host = turnsOfAnswer(yieldToHost, new AbortController().signal);
    await expect(finishInTurns(stepsOf(stepMs, { steps: 0 }), host)).resolves.toBe('done');
    expect(yieldToHost).toHaveBeenCalledTimes(turns);
  });

  it('does not count the time that the browser takes', async () => {
    const yieldToHost = jest.fn(() => Promise.resolve(jest.advanceTimersByTime(1000)).then(() => undefined));
    await finishInTurns(stepsOf(4, { steps: 0 }), turnsOfAnswer(yieldToHost, new AbortController().signal));
    expect(yieldToHost).toHaveBeenCalledTimes(6);
  });

  it('ends at the first pause after it was aborted', async () => {
    const controller = new AbortController();
    const begun = { steps: 0 };
    const yieldToHost = () => Promise.resolve(controller.abort(new Error('left')));
    const work = finishInTurns(stepsOf(4, begun), turnsOfAnswer(yieldToHost, controller.signal));
    await expect(work).rejects.toThrow('left');
    expect(begun.steps).toBe(3);
  });
});
