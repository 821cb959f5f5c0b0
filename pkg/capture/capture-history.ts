// SPDX-License-Identifier: Apache-2.0
// The captures of one target in memory: interned, in order, restarts marked, capped. Knows no storage.
import { assert, finishAtOnce, finishInTurns, type HostTurns, type PausableWork } from '#pkg/base';
import { answeringTimeOf } from './answering-time';
import type { Capture, Scrape, StackTable } from './capture';
import { estimatedBytesOf } from './estimated-bytes';
import { CaptureError } from './capture-error';
import { isNewProcess, marksAfter, type ProcessMarks } from './process-marks';
import { internScrape } from './rows-of-scrape';
import { StackInterner } from './stack-interner';
import { decodeStoredRecord, STORED_SCHEMA, type StoredCapture, type StoredHistory } from './stored-history';
import { MIN_CAPTURES, thinCaptures } from './thin-captures';

export interface HistoryLimits {
  /** Default 2,000; at least 3. */
  readonly maxCaptures?: number | undefined;
  /**
   * Cap on the estimated memory of rows and statistics, default 32 MiB. The stack table is not counted: it grows with the paths
   * through the program's code, not with time.
   */
  readonly maxBytes?: number | undefined;
}

/** How much of a history somebody already has; see CaptureHistory.changesSince. */
export interface HistoryMark {
  /** Counts how often old captures were dropped: an older mark cannot be continued. */
  readonly generation: number;
  readonly records: number;
  readonly frames: number;
  readonly stacks: number;
}

/** What must be stored to catch up. */
export interface HistoryChanges {
  /** True: `records` are the whole history and take the place of everything stored. False: they are appended. */
  readonly replaces: boolean;
  readonly records: readonly StoredCapture[];
  /** Where the receiver stands once it has stored them. */
  readonly mark: HistoryMark;
}

const DEFAULT_MAX_CAPTURES = 2000;
const DEFAULT_MAX_BYTES = 32 * 1024 * 1024;

/** See the head of the file. Everything handed out is for reading. */
export class CaptureHistory {
  readonly #interner = new StackInterner();
  readonly #maxCaptures: number;
  readonly #maxBytes: number;
  #captures: Capture[] = [];
  #marks: ProcessMarks | undefined;
  #isAdding = false;
  #bytes = 0;
  #generation = 0;
  #droppedCaptures = 0;
  #ignoredScrapes = 0;
  #loadedMark: HistoryMark | undefined;

  constructor(limits: HistoryLimits = {}) {
    this.#maxCaptures = Math.max(MIN_CAPTURES, limits.maxCaptures ?? DEFAULT_MAX_CAPTURES);
    this.#maxBytes = limits.maxBytes ?? DEFAULT_MAX_BYTES;
  }

  /**
   * A history as it was stored, with the limits of now. `loadedMark` says where its store stands.
   * @throws CaptureError `damaged-history`, `newer-schema`
   */
  static fromStored(stored: unknown, limits: HistoryLimits = {}): CaptureHistory {
    const history = new CaptureHistory(limits);
    for (const [i, record] of recordsOf(stored).entries()) {
      history.#restore(record, i);
    }
    history.#loadedMark = history.#mark();
    history.#thin();
    return history;
  }

  /** For changesSince, to catch up the store that this history was loaded from; undefined when it was not. */
  get loadedMark(): HistoryMark | undefined {
    return this.#loadedMark;
  }

  /** Times ascend strictly. */
  get captures(): readonly Capture[] {
    return this.#captures;
  }

  get stacks(): StackTable {
    return this.#interner.table;
  }

  /** How many old captures were left out to stay within the limits, since the target was first seen. */
  get droppedCaptures(): number {
    return this.#droppedCaptures;
  }

  /** How many scrapes came too late to be added. */
  get ignoredScrapes(): number {
    return this.#ignoredScrapes;
  }

  /** Estimated memory of rows and statistics. */
  get estimatedBytes(): number {
    return this.#bytes;
  }

  /**
   * Adds a scrape and answers with its capture. A scrape that is not later than the newest capture (a late answer, a clock that
   * was set back, a second poller) is left out and counted in `ignoredScrapes`; the answer is then the newest capture. One that is
   * refused leaves no trace.
   * @throws CaptureError `wrong-profile`; ProfileError `number-out-of-range` when values add up beyond 2^53
   */
  add(scrape: Scrape): Capture {
    return finishAtOnce(this.#adding(scrape));
  }

  /**
   * As `add`, in turns of a few milliseconds where the profiles are large. Until it resolves the history reads, and is stored, as if
   * nothing had been added; when it is aborted it stays so. One at a time.
   * @throws as `add`; the reason of the signal
   */
  addInTurns(scrape: Scrape, host: HostTurns): Promise<Capture> {
    return finishInTurns(this.#adding(scrape), host);
  }

  /**
   * What a store that stands at `mark` lacks: O(new) as long as nothing was dropped, else everything. Without a mark: everything.
   * The new frames and stacks ride on the first record.
   */
  changesSince(mark?: HistoryMark): HistoryChanges {
    const continues = mark !== undefined && mark.generation === this.#generation;
    const base = continues ? mark : { generation: this.#generation, records: 0, frames: 0, stacks: 0 };
    const records = this.#captures.slice(base.records).map((capture, i): StoredCapture => {
      const known = i === 0 ? base : this.#mark();
      return {
        schema: STORED_SCHEMA,
        sequence: base.records + i,
        droppedCaptures: this.#droppedCaptures,
        capture,
        interned: this.#interner.chunkSince(known.frames, known.stacks),
      };
    });
    return { replaces: !continues, records, mark: records.length > 0 ? this.#mark() : base };
  }

  /** The whole history in the shape that is stored. */
  toStored(): StoredHistory {
    return { schema: STORED_SCHEMA, records: this.changesSince().records };
  }

  *#adding(scrape: Scrape): PausableWork<Capture> {
    assert(!this.#isAdding, 'a scrape is added before the one before it is in');
    const newest = this.#captures.at(-1);
    if (newest !== undefined && !(scrape.timeUnixMs > newest.timeUnixMs)) {
      this.#ignoredScrapes++;
      return newest;
    }
    this.#isAdding = true;
    try {
      const scraped = yield* internScrape(scrape, this.#interner);
      // No pause from here on: the capture is in with its stacks, or none of it is.
      const { timeUnixMs, memory, forcedGc } = scrape;
      const restart = newest !== undefined && isNewProcess(this.#marks, memory);
      const capture: Capture = { timeUnixMs, memory, forcedGc, restart, ...answeringTimeOf(scrape), ...scraped };
      this.#interner.commit();
      this.#append(capture);
      this.#thin();
      return capture;
    } finally {
      this.#interner.rollback();
      this.#isAdding = false;
    }
  }

  #mark(): HistoryMark {
    return {
      generation: this.#generation,
      records: this.#captures.length,
      frames: this.#interner.frameCount,
      stacks: this.#interner.stackCount,
    };
  }

  #restore(value: unknown, index: number): void {
    const at = `record ${index}`;
    const record = decodeStoredRecord(value, at);
    const newest = this.#captures.at(-1);
    const follows = newest === undefined || record.capture.timeUnixMs > newest.timeUnixMs;
    if (record.sequence !== index || !follows || !this.#interner.restore(record.interned)) {
      throw new CaptureError('damaged-history', 'the stored captures do not follow each other', { at });
    }
    for (const rows of Object.values(record.capture.rows)) {
      if (rows?.stack.some((stack) => stack < 0 || stack >= this.#interner.stackCount)) {
        throw new CaptureError('damaged-history', 'a row names a stack that was not stored', { at });
      }
    }
    this.#droppedCaptures = record.droppedCaptures;
    this.#append(record.capture);
  }

  #append(capture: Capture): void {
    this.#captures.push(capture);
    this.#bytes += estimatedBytesOf(capture);
    this.#marks = marksAfter(this.#marks, capture.memory, capture.restart);
  }

  #thin(): void {
    const before = this.#captures.length;
    while (
      this.#captures.length > MIN_CAPTURES &&
      (this.#captures.length > this.#maxCaptures || this.#bytes > this.#maxBytes)
    ) {
      this.#captures = [...thinCaptures(this.#captures)];
      this.#bytes = this.#captures.reduce((sum, capture) => sum + estimatedBytesOf(capture), 0);
    }
    if (this.#captures.length < before) {
      this.#droppedCaptures += before - this.#captures.length;
      this.#generation++;
    }
  }
}

function recordsOf(stored: unknown): readonly unknown[] {
  if (typeof stored !== 'object' || stored === null || !('schema' in stored) || !('records' in stored)) {
    throw new CaptureError('damaged-history', 'the stored value is not a history');
  }
  if (typeof stored.schema === 'number' && stored.schema > STORED_SCHEMA) {
    throw new CaptureError(
      'newer-schema',
      `the history was stored with schema ${stored.schema}, newer than ${STORED_SCHEMA}`
    );
  }
  if (stored.schema !== STORED_SCHEMA || !Array.isArray(stored.records)) {
    throw new CaptureError('damaged-history', 'the stored value is not a history');
  }
  return stored.records;
}
