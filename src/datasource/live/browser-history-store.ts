// SPDX-License-Identifier: Apache-2.0
// The history store of #pkg/capture in the browser's IndexedDB.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { CaptureError, type HistoryStore, type StoredCapture } from '#pkg/capture';

const DATABASE = 'seep-leaks-app';
const VERSION = 1;
const STORED_SCHEMA = 1;

/** Keyed [targetKey, sequence]. */
interface StoredRow {
  readonly targetKey: string;
  readonly sequence: number;
  readonly record: StoredCapture;
}

interface StoredTarget {
  readonly targetKey: string;
  readonly updatedUnixMs: number;
}

interface SeepDatabase extends DBSchema {
  captures: { key: [string, number]; value: StoredRow };
  targets: { key: string; value: StoredTarget };
}

/**
 * Opens the database at the first call of any verb, and again after a failure. `maxAgeMs`: targets that nobody stored anything of for
 * so long are removed when it opens, so that data sources that no longer exist leave nothing behind.
 */
export function createBrowserHistoryStore({ maxAgeMs }: { readonly maxAgeMs: number }): HistoryStore {
  let opening: Promise<IDBPDatabase<SeepDatabase>> | undefined;

  async function database(): Promise<IDBPDatabase<SeepDatabase>> {
    opening ??= openDatabase(Date.now() - maxAgeMs, () => {
      opening = undefined;
    });
    try {
      return await opening;
    } catch (error) {
      opening = undefined;
      throw error;
    }
  }

  return {
    async load(targetKey) {
      const rows = await (await database()).getAll('captures', rangeOf(targetKey));
      return rows.length === 0 ? undefined : { schema: STORED_SCHEMA, records: rows.map(({ record }) => record) };
    },
    async append(targetKey, record) {
      await appendRow(await database(), { targetKey, sequence: record.sequence, record });
    },
    async replace(targetKey, history) {
      const transaction = (await database()).transaction(['captures', 'targets'], 'readwrite');
      const captures = transaction.objectStore('captures');
      await Promise.all([
        captures.delete(rangeOf(targetKey)),
        ...history.records.map((record) => captures.put({ targetKey, sequence: record.sequence, record })),
        transaction.objectStore('targets').put({ targetKey, updatedUnixMs: Date.now() }),
        transaction.done,
      ]);
    },
    async remove(targetKey) {
      await removeTarget(await database(), targetKey);
    },
  };
}

async function openDatabase(oldestUnixMs: number, onClosed: () => void): Promise<IDBPDatabase<SeepDatabase>> {
  const database = await openDB<SeepDatabase>(DATABASE, VERSION, {
    upgrade(created) {
      created.createObjectStore('captures', { keyPath: ['targetKey', 'sequence'] });
      created.createObjectStore('targets', { keyPath: 'targetKey' });
    },
    // A later version of the plugin in another window wants to upgrade: let it.
    blocking() {
      database.close();
      onClosed();
    },
    terminated: onClosed,
  });
  for (const { targetKey, updatedUnixMs } of await database.getAll('targets')) {
    if (updatedUnixMs < oldestUnixMs) {
      await removeTarget(database, targetKey);
    }
  }
  return database;
}

/** @throws CaptureError `store-conflict` when the sequence is taken, or does not follow the last one any more */
async function appendRow(database: IDBPDatabase<SeepDatabase>, row: StoredRow): Promise<void> {
  const { targetKey, sequence } = row;
  const transaction = database.transaction(['captures', 'targets'], 'readwrite');
  const captures = transaction.objectStore('captures');
  const stored = await captures.count(rangeOf(targetKey));
  if (stored !== sequence) {
    transaction.abort();
    await transaction.done.catch(() => undefined);
    const message = `another window stored captures of the same target: ${stored} instead of ${sequence}`;
    throw new CaptureError('store-conflict', message);
  }
  const targets = transaction.objectStore('targets');
  await Promise.all([captures.add(row), targets.put({ targetKey, updatedUnixMs: Date.now() }), transaction.done]);
}

async function removeTarget(database: IDBPDatabase<SeepDatabase>, targetKey: string): Promise<void> {
  const transaction = database.transaction(['captures', 'targets'], 'readwrite');
  await Promise.all([
    transaction.objectStore('captures').delete(rangeOf(targetKey)),
    transaction.objectStore('targets').delete(targetKey),
    transaction.done,
  ]);
}

function rangeOf(targetKey: string): IDBKeyRange {
  return IDBKeyRange.bound([targetKey, 0], [targetKey, Infinity]);
}
