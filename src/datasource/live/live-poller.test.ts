// SPDX-License-Identifier: Apache-2.0
import type { Subscription } from 'rxjs';
import { CaptureHistory, type Scrape } from '#pkg/capture';
import { SourceError } from '#pkg/sources';
import { LINGER_MS, LivePoller } from './live-poller';
import type { LiveState } from './live-state';
import { PollerRegistry } from './poller-registry';

const intervalMs = 15_000;

interface Call {
  readonly atMs: number;
  readonly forceGc: boolean;
  readonly signal: AbortSignal;
}

/** A target that answers after `answerMs`, a page that can be hidden, and what was asked. */
function setUp({ answerMs = 100, addMs = 0, forceGc = false, fail = () => false }: Partial<Target> = {}) {
  const calls: Call[] = [];
  const adding: AbortSignal[] = [];
  const page = { visible: true, listeners: new Set<() => void>() };
  const history = new CaptureHistory();
  const start = Date.now();
  const poller = new LivePoller({
    scrape: ({ forceGc: gc, signal }) =>
      new Promise<Scrape>((resolve, reject) => {
        calls.push({ atMs: Date.now() - start, forceGc: gc, signal });
        signal.addEventListener('abort', () => reject(new SourceError('aborted', 'given up')));
        setTimeout(() => {
          if (fail()) {
            reject(new SourceError('unreachable', 'connection refused'));
          } else {
            resolve(scrape(Date.now(), gc));
          }
        }, answerMs);
      }),
    captures: {
      warning: undefined,
      open: () => Promise.resolve(history),
      add: async (one, signal = new AbortController().signal) => {
        adding.push(signal);
        await (addMs > 0 && delayUnlessAborted(addMs, signal));
        history.add(one);
        return history;
      },
    },
    visibility: {
      isVisible: () => page.visible,
      watch: (listener) => {
        page.listeners.add(listener);
        return () => page.listeners.delete(listener);
      },
    },
    intervalMs,
    forceGc,
  });
  const show = (visible: boolean) => {
    page.visible = visible;
    page.listeners.forEach((listener) => listener());
  };
  return { poller, calls, adding, show, page };
}

interface Target {
  readonly answerMs: number;
  readonly addMs: number;
  readonly forceGc: boolean;
  readonly fail: () => boolean;
}

function delayUnlessAborted(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    setTimeout(resolve, delayMs);
    signal.addEventListener('abort', () => reject(new Error('given up')));
  });
}

function scrape(timeUnixMs: number, forcedGc: boolean): Scrape {
  return { timeUnixMs, memory: undefined, heap: undefined, goroutine: undefined, forcedGc, warnings: [] };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('LivePoller', () => {
  it('asks once an interval, however many watch', async () => {
    const { poller, calls } = setUp();
    const seen: number[] = Array.from({ length: 10 }, () => 0);
    seen.forEach((_, i) => poller.watch().subscribe(() => seen[i]++));
    await jest.advanceTimersByTimeAsync(60_500);
    expect(calls.map(({ atMs }) => atMs)).toEqual([0, 15_000, 30_000, 45_000, 60_000]);
    // The loaded history, then one state a round.
    expect(seen).toEqual(Array.from({ length: 10 }, () => 6));
  });

  it('does not ask anew for whoever comes later or comes back within the interval', async () => {
    const { poller, calls } = setUp();
    const first = poller.watch().subscribe();
    await jest.advanceTimersByTimeAsync(5000);
    first.unsubscribe();
    const states: LiveState[] = [];
    poller.watch().subscribe((state) => states.push(state));
    expect(states).toHaveLength(1);
    expect(states[0].history.captures).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(9000);
    expect(calls).toHaveLength(1);
  });

  it('pauses while the page is hidden, and catches up when it is seen again', async () => {
    const { poller, calls, show } = setUp();
    poller.watch().subscribe();
    await jest.advanceTimersByTimeAsync(1000);
    show(false);
    await jest.advanceTimersByTimeAsync(120_000);
    expect(calls).toHaveLength(1);
    show(true);
    await jest.advanceTimersByTimeAsync(1);
    expect(calls).toHaveLength(2);
  });

  it('stops when the last watcher has gone, and lets go of the page', async () => {
    const { poller, calls, page } = setUp();
    const watchers: Subscription[] = [poller.watch().subscribe(), poller.watch().subscribe()];
    await jest.advanceTimersByTimeAsync(1000);
    watchers.forEach((watcher) => watcher.unsubscribe());
    await jest.advanceTimersByTimeAsync(120_000);
    expect(calls).toHaveLength(1);
    expect(page.listeners.size).toBe(0);
  });

  it('gives up the request under way when the last watcher has gone for longer than a refresh takes', async () => {
    const { poller, calls } = setUp({ answerMs: 10_000 });
    const watcher = poller.watch().subscribe();
    await jest.advanceTimersByTimeAsync(500);
    watcher.unsubscribe();
    await jest.advanceTimersByTimeAsync(LINGER_MS - 1);
    expect(calls[0].signal.aborted).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(calls[0].signal.aborted).toBe(true);
  });

  it('gives up a capture that is still being added once nobody waits, and takes the next at once', async () => {
    const { poller, calls, adding } = setUp({ addMs: 5000 });
    const watcher = poller.watch().subscribe();
    await jest.advanceTimersByTimeAsync(500);
    watcher.unsubscribe();
    await jest.advanceTimersByTimeAsync(LINGER_MS);
    expect(adding.map(({ aborted }) => aborted)).toEqual([true]);
    const states: LiveState[] = [];
    poller.watch().subscribe((state) => states.push(state));
    await jest.advanceTimersByTimeAsync(200);
    expect(calls).toHaveLength(2);
    expect(states.at(-1)).toMatchObject({ failure: undefined, history: { captures: [] } });
    await jest.advanceTimersByTimeAsync(5000);
    expect(states.at(-1)?.history.captures).toHaveLength(1);
  });

  it('keeps a slow request through the refreshes of a dashboard', async () => {
    const { poller, calls } = setUp({ answerMs: 8000 });
    let states: LiveState[] = [];
    let watcher = poller.watch().subscribe();
    for (let refresh = 0; refresh < 5; refresh++) {
      await jest.advanceTimersByTimeAsync(2000);
      watcher.unsubscribe();
      states = [];
      watcher = poller.watch().subscribe((state) => states.push(state));
    }
    expect(calls).toHaveLength(1);
    expect(states.at(-1)?.history.captures).toHaveLength(1);
  });

  it('has one round at a time when the target is slower than the interval', async () => {
    const { poller, calls } = setUp({ answerMs: 40_000 });
    poller.watch().subscribe();
    await jest.advanceTimersByTimeAsync(90_000);
    const gaps = calls.slice(1).map(({ atMs }, i) => atMs - calls[i].atMs);
    expect(gaps).toHaveLength(2);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(40_000);
  });

  it('tells a failure with its beginning, keeps the history, and goes on', async () => {
    let round = 0;
    const { poller } = setUp({ fail: () => [2, 3].includes(++round) });
    const states: LiveState[] = [];
    poller.watch().subscribe((state) => states.push({ ...state }));
    await jest.advanceTimersByTimeAsync(46_000);
    const [, good, failed, again, healed] = states;
    expect(good.failure).toBeUndefined();
    expect(failed.failure).toMatchObject({ code: 'unreachable', message: 'connection refused' });
    expect(failed.history.captures.length).toBeGreaterThan(0);
    expect(again.failure?.sinceUnixMs).toBe(failed.failure?.sinceUnixMs);
    expect(healed.failure).toBeUndefined();
    expect(healed.history.captures).toHaveLength(2);
  });

  it('forces a GC at most once a minute', async () => {
    const { poller, calls } = setUp({ forceGc: true });
    poller.watch().subscribe();
    await jest.advanceTimersByTimeAsync(121_000);
    const forced = calls.filter((call) => call.forceGc).map(({ atMs }) => atMs);
    expect(forced[0]).toBe(0);
    expect(forced).toHaveLength(2);
    expect(forced[1] - forced[0]).toBeGreaterThanOrEqual(60_000);
  });

  it('never forces one unless told to', async () => {
    const { poller, calls } = setUp();
    poller.watch().subscribe();
    await jest.advanceTimersByTimeAsync(121_000);
    expect(calls.some(({ forceGc }) => forceGc)).toBe(false);
  });
});

describe('PollerRegistry', () => {
  it('gives one poller for a data source until its settings change', () => {
    const registry = new PollerRegistry();
    const create = () => setUp().poller;
    const first = registry.pollerOf({ uid: 'a', settingsKey: '1', create });
    expect(registry.pollerOf({ uid: 'a', settingsKey: '1', create })).toBe(first);
    expect(registry.pollerOf({ uid: 'b', settingsKey: '1', create })).not.toBe(first);
    expect(registry.pollerOf({ uid: 'a', settingsKey: '2', create })).not.toBe(first);
  });
});
