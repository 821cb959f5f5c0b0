// SPDX-License-Identifier: Apache-2.0
// One target's history, kept in a store as long as the store works and in memory alone when it does not.
import type { HostTurns, Warning } from '#pkg/base';
import {
  CaptureError,
  CaptureHistory,
  openHistory,
  type HistoryStore,
  type KeptHistory,
  type Scrape,
} from '#pkg/capture';

export interface KeptCapturesOptions {
  readonly store: HistoryStore;
  readonly targetKey: string;
  /** A history whose newest capture is older is forgotten. */
  readonly maxAgeMs: number;
  /** Large captures are added in turns of a few milliseconds with this in between; without it in one turn. */
  readonly yieldToHost?: HostTurns['yieldToHost'] | undefined;
}

/** Both verbs never reject because of the store: what is wrong with it is in `warning`, and everything else goes on without it. */
export class KeptCaptures {
  readonly #options: KeptCapturesOptions;
  #kept: KeptHistory | undefined;
  #history = new CaptureHistory();
  #warning: Warning | undefined;

  constructor(options: KeptCapturesOptions) {
    this.#options = options;
  }

  /** Why captures are not kept; undefined as long as they are. */
  get warning(): Warning | undefined {
    return this.#warning;
  }

  async open(): Promise<CaptureHistory> {
    try {
      await this.#load();
    } catch (error) {
      await this.#recover(error);
    }
    return this.#history;
  }

  /**
   * Adds a capture and stores it. Another window may have stored one of the same target meanwhile: then the store's history is
   * taken and this capture left out, because the other window's is as good.
   * @throws CaptureError `wrong-profile`; the reason of the signal, as long as the capture is not in: then nothing of it is
   */
  async add(scrape: Scrape, signal?: AbortSignal): Promise<CaptureHistory> {
    const { yieldToHost } = this.#options;
    await this.#history.addInTurns(scrape, { ...(yieldToHost && { yieldToHost }), ...(signal && { signal }) });
    try {
      await this.#kept?.save();
    } catch (error) {
      if (error instanceof CaptureError && error.code === 'store-conflict') {
        return this.open();
      }
      this.#goOnUnsaved(error);
    }
    return this.#history;
  }

  async #load(): Promise<void> {
    const { store, targetKey, maxAgeMs } = this.#options;
    let kept = await openHistory(store, targetKey);
    const newest = kept.history.captures.at(-1);
    if (newest !== undefined && newest.timeUnixMs < Date.now() - maxAgeMs) {
      await store.remove(targetKey);
      kept = await openHistory(store, targetKey);
    }
    this.#kept = kept;
    this.#history = kept.history;
  }

  async #recover(error: unknown): Promise<void> {
    const isDamaged = error instanceof CaptureError && error.code === 'damaged-history';
    if (!isDamaged) {
      this.#goOnUnsaved(error);
      return;
    }
    try {
      await this.#options.store.remove(this.#options.targetKey);
      await this.#load();
    } catch (again) {
      this.#goOnUnsaved(again);
    }
  }

  #goOnUnsaved(error: unknown): void {
    this.#kept = undefined;
    this.#warning = { code: codeOf(error), message: error instanceof Error ? error.message : String(error) };
  }
}

function codeOf(error: unknown): string {
  if (error instanceof CaptureError) {
    return error.code;
  }
  const isFull = error instanceof Error && error.name === 'QuotaExceededError';
  return isFull ? 'browser-storage-full' : 'browser-storage-unavailable';
}
