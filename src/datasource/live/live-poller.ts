// SPDX-License-Identifier: Apache-2.0
// Takes captures of one target while somebody watches and the page is visible, whoever and however many watch.
import { Observable, Subscriber } from 'rxjs';
import { assert, SeepError, type Warning } from '#pkg/base';
import type { CaptureHistory, Scrape } from '#pkg/capture';
import type { LiveFailure, LiveState } from './live-state';
import type { PageVisibility } from './page-visibility';
import type { KeptCaptures } from './kept-captures';

export interface LivePollerOptions {
  readonly scrape: (options: { readonly forceGc: boolean; readonly signal: AbortSignal }) => Promise<Scrape>;
  readonly captures: Pick<KeptCaptures, 'open' | 'add' | 'warning'>;
  readonly visibility: PageVisibility;
  readonly intervalMs: number;
  readonly forceGc: boolean;
}

/** A forced GC stops a loaded service for a moment: never more often than this, whatever the interval. */
export const MIN_FORCED_GC_INTERVAL_MS = 60_000;

/** Grafana drops a query before it starts its successor at each refresh. A slow target would never answer if that ended the round. */
export const LINGER_MS = 1000;

export class LivePoller {
  readonly #options: LivePollerOptions;
  readonly #watchers = new Set<Subscriber<LiveState>>();
  #history: CaptureHistory | undefined;
  #opening: Promise<void> | undefined;
  #round: AbortController | undefined;
  #roundTimer: ReturnType<typeof setTimeout> | undefined;
  #lingerTimer: ReturnType<typeof setTimeout> | undefined;
  #unwatchPage: (() => void) | undefined;
  #lastRoundUnixMs = -Infinity;
  #failure: LiveFailure | undefined;
  #warnings: readonly Warning[] = [];

  constructor(options: LivePollerOptions) {
    this.#options = options;
  }

  /**
   * The state as soon as the stored history is loaded, then after each round. Never completes, never errors: a failed round is a
   * state with `failure`, and the next round follows at its time.
   */
  watch(): Observable<LiveState> {
    return new Observable((watcher) => {
      this.#watchers.add(watcher);
      this.#wake();
      if (this.#history !== undefined) {
        watcher.next(this.#state(this.#history));
      }
      return () => {
        this.#watchers.delete(watcher);
        this.#lingerIfAlone();
      };
    });
  }

  #wake(): void {
    clearTimeout(this.#lingerTimer);
    this.#unwatchPage ??= this.#options.visibility.watch(() => this.#schedule());
    this.#opening ??= this.#open();
    this.#schedule();
  }

  async #open(): Promise<void> {
    this.#history = await this.#options.captures.open();
    this.#tell();
    this.#schedule();
  }

  #lingerIfAlone(): void {
    if (this.#watchers.size === 0) {
      clearTimeout(this.#lingerTimer);
      this.#lingerTimer = setTimeout(() => this.#sleep(), LINGER_MS);
    }
  }

  #sleep(): void {
    this.#unwatchPage?.();
    this.#unwatchPage = undefined;
    clearTimeout(this.#roundTimer);
    this.#round?.abort();
  }

  #isWanted(): boolean {
    return this.#watchers.size > 0 && this.#options.visibility.isVisible();
  }

  /** Sets the timer for the next round, unless nobody looks or a round is under way (which schedules when it ends). */
  #schedule(): void {
    clearTimeout(this.#roundTimer);
    if (this.#isWanted() && this.#round === undefined && this.#history !== undefined) {
      this.#roundTimer = setTimeout(() => void this.#runRound(), Math.max(0, this.#nextRoundUnixMs() - Date.now()));
    }
  }

  #nextRoundUnixMs(): number {
    return Math.max(Date.now(), this.#lastRoundUnixMs + this.#options.intervalMs);
  }

  async #runRound(): Promise<void> {
    if (!this.#isWanted()) {
      return;
    }
    const controller = new AbortController();
    this.#round = controller;
    this.#lastRoundUnixMs = Date.now();
    try {
      const scrape = await this.#options.scrape({ forceGc: this.#mayForceGc(), signal: controller.signal });
      this.#history = await this.#options.captures.add(scrape, controller.signal);
      this.#failure = undefined;
      this.#warnings = scrape.warnings;
    } catch (error) {
      this.#fail(error, controller.signal);
    } finally {
      this.#round = undefined;
    }
    if (controller.signal.aborted) {
      // Nobody saw this round: whoever comes next does not wait for the interval.
      this.#lastRoundUnixMs = -Infinity;
    } else {
      this.#tell();
    }
    this.#schedule();
  }

  #mayForceGc(): boolean {
    // From the captures, not from a variable: a reload of the page must not force the next one early.
    const lastForced = this.#history?.captures.filter(({ forcedGc }) => forcedGc).at(-1);
    return this.#options.forceGc && Date.now() - (lastForced?.timeUnixMs ?? -Infinity) >= MIN_FORCED_GC_INTERVAL_MS;
  }

  #fail(error: unknown, signal: AbortSignal): void {
    if (signal.aborted) {
      return;
    }
    const sinceUnixMs = this.#failure?.sinceUnixMs ?? Date.now();
    const code = error instanceof SeepError ? error.code : 'internal';
    this.#failure = { code, message: error instanceof Error ? error.message : String(error), sinceUnixMs };
  }

  #tell(): void {
    assert(this.#history !== undefined, 'rounds run only once the history is open');
    const state = this.#state(this.#history);
    for (const watcher of [...this.#watchers]) {
      watcher.next(state);
    }
  }

  #state(history: CaptureHistory): LiveState {
    return {
      history,
      failure: this.#failure,
      warnings: this.#warnings,
      storageWarning: this.#options.captures.warning,
      nextRoundUnixMs: this.#nextRoundUnixMs(),
    };
  }
}
