// SPDX-License-Identifier: Apache-2.0
import { act, renderHook } from '@testing-library/react';
import { useBlink } from './use-blink';

function preferReducedMotion(isReduced: boolean): void {
  jest.spyOn(window, 'matchMedia').mockImplementation((media) =>
    Object.assign(new EventTarget(), {
      ...{ matches: isReduced, media, onchange: null, addListener: jest.fn(), removeListener: jest.fn() },
    })
  );
}

describe('useBlink', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('shows before and after in turn while the key is held', () => {
    preferReducedMotion(false);
    const { result } = renderHook(() => useBlink(true));
    const phases = [result.current.phase];
    act(() => result.current.onPress());
    for (let turn = 0; turn < 3; turn++) {
      phases.push(result.current.phase);
      // What a held key repeats must not start over.
      act(() => result.current.onPress());
      act(() => jest.advanceTimersByTime(600));
    }
    act(() => result.current.onRelease());
    act(() => jest.advanceTimersByTime(2000));
    expect([...phases, result.current.phase]).toEqual([undefined, 'before', 'after', 'before', undefined]);
  });

  it('moves nothing by itself with reduced motion: each press shows the other', () => {
    preferReducedMotion(true);
    const { result } = renderHook(() => useBlink(true));
    const phases = [1, 2, 3].map(() => {
      act(() => result.current.onPress());
      act(() => jest.advanceTimersByTime(5000));
      const { phase } = result.current;
      act(() => result.current.onRelease());
      return [phase, result.current.phase];
    });
    expect(phases).toEqual([
      ['before', undefined],
      ['after', undefined],
      ['before', undefined],
    ]);
  });

  it('does nothing where width does not hold both', () => {
    preferReducedMotion(false);
    const { result, rerender } = renderHook(({ isPossible }) => useBlink(isPossible), {
      initialProps: { isPossible: false },
    });
    act(() => result.current.onPress());
    rerender({ isPossible: true });
    expect(result.current.phase).toBeUndefined();
  });
});
