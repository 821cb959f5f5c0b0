// SPDX-License-Identifier: Apache-2.0
import { Subject } from 'rxjs';
import { answerNewest } from './answer-newest';

/** Answers that a test gives when it likes. */
function answering() {
  const states = new Subject<string>();
  const asked: Array<{
    state: string;
    signal: AbortSignal;
    give: (answer: string) => void;
    fail: (reason: unknown) => void;
  }> = [];
  const told: unknown[] = [];
  const answers = answerNewest(
    states,
    (state, signal) => new Promise<string>((give, fail) => asked.push({ state, signal, give, fail }))
  );
  const subscription = answers.subscribe({
    next: (answer) => told.push(answer),
    error: (reason: unknown) => told.push({ failed: reason }),
    complete: () => told.push('complete'),
  });
  return { states, asked, told, subscription };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('answerNewest', () => {
  it('finishes what it has begun and then answers the newest state only', async () => {
    const { states, asked, told } = answering();
    ['one', 'two', 'three'].forEach((state) => states.next(state));
    expect(asked.map(({ state }) => state)).toEqual(['one']);
    asked[0].give('first');
    await settle();
    expect(told).toEqual(['first']);
    expect(asked.map(({ state }) => state)).toEqual(['one', 'three']);
    asked[1].give('third');
    await settle();
    states.next('four');
    expect(asked.map(({ state }) => state)).toEqual(['one', 'three', 'four']);
  });

  it('completes with the last answer, or at once when there is nothing to answer', async () => {
    const { states, asked, told } = answering();
    states.next('one');
    states.complete();
    expect(told).toEqual([]);
    asked[0].give('first');
    await settle();
    expect(told).toEqual(['first', 'complete']);
    const idle = answering();
    idle.states.complete();
    expect(idle.told).toEqual(['complete']);
  });

  it('aborts the answer when it is left, and tells nothing more', async () => {
    const { states, asked, told, subscription } = answering();
    states.next('one');
    states.next('two');
    expect(asked[0].signal.aborted).toBe(false);
    subscription.unsubscribe();
    expect(asked[0].signal.aborted).toBe(true);
    asked[0].fail(asked[0].signal.reason);
    await settle();
    expect([told, asked.length, states.observed]).toEqual([[], 1, false]);
  });

  it('fails with an answer that fails', async () => {
    const { states, asked, told } = answering();
    states.next('one');
    asked[0].fail('broken');
    await settle();
    expect(told).toEqual([{ failed: 'broken' }]);
  });
});
