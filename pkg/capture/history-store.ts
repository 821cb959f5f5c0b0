// SPDX-License-Identifier: Apache-2.0
// The port through which histories outlive the page or the process, and the verb that uses it.
import { CaptureHistory, type HistoryLimits } from './capture-history';
import { STORED_SCHEMA, type StoredCapture, type StoredHistory } from './stored-history';

/**
 * Where histories are kept: IndexedDB in the browser, a database in the recorder. `targetKey` is any string that names a target.
 * Each call is atomic. Failures of the store itself (no space, no permission) reject with whatever the store says.
 */
export interface HistoryStore {
  /** The records in order of their sequence; undefined when the target is unknown. May be damaged: CaptureHistory checks it. */
  load(targetKey: string): Promise<StoredHistory | undefined>;
  /** @throws CaptureError `store-conflict` when a record has a sequence that the store already holds for the target */
  append(targetKey: string, record: StoredCapture): Promise<void>;
  /** Puts these records in the place of all that the target has: after old captures were dropped. */
  replace(targetKey: string, history: StoredHistory): Promise<void>;
  /** Forgets the target. Unknown targets are no error. */
  remove(targetKey: string): Promise<void>;
}

/** A history that is kept in a store. */
export interface KeptHistory {
  readonly history: CaptureHistory;
  /**
   * Resolves when everything the history had at this call is stored; calls wait for each other. Appending costs what is new.
   * After a rejection the next call tries the same again.
   * @throws CaptureError `store-conflict` when somebody else appended to this target: open it again, or go on unsaved
   */
  save(): Promise<void>;
}

/**
 * The history of a target as its store has it, or an empty one.
 * @throws CaptureError `damaged-history`, `newer-schema`: remove the target from the store to start again, or go on unsaved
 */
export async function openHistory(
  store: HistoryStore,
  targetKey: string,
  limits: HistoryLimits = {}
): Promise<KeptHistory> {
  const stored = await store.load(targetKey);
  const history = stored === undefined ? new CaptureHistory(limits) : CaptureHistory.fromStored(stored, limits);
  let mark = history.loadedMark;
  let queue: Promise<void> = Promise.resolve();

  async function saveOnce(): Promise<void> {
    const changes = history.changesSince(mark);
    if (changes.replaces && changes.records.length > 0) {
      await store.replace(targetKey, { schema: STORED_SCHEMA, records: changes.records });
      mark = changes.mark;
    } else {
      for (const record of changes.records) {
        await store.append(targetKey, record);
        mark = { ...changes.mark, records: record.sequence + 1 };
      }
    }
  }

  return {
    history,
    save() {
      const saved = queue.then(saveOnce);
      queue = saved.catch(() => undefined);
      return saved;
    },
  };
}
