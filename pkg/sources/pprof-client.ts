// SPDX-License-Identifier: Apache-2.0
// The client of one Go program's pprof endpoint. It only ever sends GET, to a fixed list of paths.
import type { MemoryStats, Scrape } from '#pkg/capture';
import type { Profile } from '#pkg/profile';
import { isHtml } from './check-answer';
import { countOf, describeTarget, readIndex, type TargetDescription } from './describe-target';
import { createGoroutineLeakReader } from './goroutine-leak-reader';
import { createMemoryReader, readMemoryAfterGc } from './memory-reader';
import { createProfileReader, type ProfileReaderOptions } from './profile-reader';
import { scrapeTarget } from './scrape-target';
import { SourceError } from './source-error';
import { createTargetReader, PROFILE_NAMES, type ProfileName, type TargetReaderOptions } from './target-reader';

export interface PprofClientOptions extends TargetReaderOptions, ProfileReaderOptions {
  /** Unix milliseconds. */
  readonly now: () => number;
  /** No goroutine dump of a program with more goroutines than this. Default 5,000. */
  readonly maxDumpGoroutines?: number | undefined;
}

export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
}

/** All calls reject with SourceError or ProfileError; see SourceErrorCode and ProfileErrorCode. */
export interface PprofClient {
  /** What the target offers, and in plain words what it lacks. */
  discover(options?: RequestOptions): Promise<TargetDescription>;
  /** `gc` forces a GC first, which stops a loaded service for seconds (design: profiles, 6.2). Default false. */
  readHeap(options?: RequestOptions & { readonly gc?: boolean }): Promise<Profile>;
  readGoroutines(options?: RequestOptions): Promise<Profile>;
  /** @throws SourceError `forbidden-path` for names outside PROFILE_NAMES, before anything is sent */
  readProfile(name: string, options?: RequestOptions): Promise<Profile>;
  /**
   * goroutine?debug=2 as it comes. It stops the world for as long as it writes, so the count on the index page is looked at first.
   * @throws SourceError `too-many-goroutines`
   */
  readGoroutineDump(options?: RequestOptions): Promise<Uint8Array>;
  /** From /debug/vars, else /metrics, else heap?debug=1; undefined while the last of these is not due again (once a minute). */
  readMemoryStats(options?: RequestOptions): Promise<MemoryStats | undefined>;
  /** Statistics, heap, goroutines and now and then the proved leaks among them; see scrapeTarget. */
  scrape(options?: RequestOptions & { readonly forceGc?: boolean }): Promise<Scrape>;
}

const DEFAULT_MAX_DUMP_GOROUTINES = 5000;

/** @throws SourceError `forbidden-path` when the path prefix is no plain path */
export function createPprofClient(options: PprofClientOptions): PprofClient {
  const read = createTargetReader(options);
  const readMemory = createMemoryReader(read, options.now);
  const profileAt = createProfileReader(read, options);
  const { maxDumpGoroutines = DEFAULT_MAX_DUMP_GOROUTINES } = options;

  const readGoroutineLeak = createGoroutineLeakReader({
    now: options.now,
    isListed: async (signal) => {
      try {
        return countOf(await readIndex(read, signal), 'goroutineleak') !== undefined;
      } catch (error) {
        // A target without index page, behind a proxy that allows profiles only, is no reason to warn at each round.
        if (error instanceof SourceError && error.code !== 'aborted') {
          return false;
        }
        throw error;
      }
    },
    readProfile: (signal) => profileAt({ kind: 'profile', name: 'goroutineleak' }, 'goroutineleak', signal),
  });

  const client: PprofClient = {
    discover: ({ signal } = {}) => describeTarget(read, signal),
    readHeap: ({ gc = false, signal } = {}) =>
      profileAt({ kind: 'profile', name: 'heap', ...(gc ? { query: '?gc=1' } : {}) }, 'inuse_space', signal),
    readGoroutines: ({ signal } = {}) => profileAt({ kind: 'profile', name: 'goroutine' }, 'goroutine', signal),
    async readProfile(name, { signal } = {}) {
      return profileAt({ kind: 'profile', name: allowedName(name) }, undefined, signal);
    },
    async readGoroutineDump({ signal } = {}) {
      assertDumpAllowed(countOf(await readIndex(read, signal), 'goroutine'), maxDumpGoroutines);
      const { path, body } = await read({ kind: 'profile', name: 'goroutine', query: '?debug=2' }, signal);
      if (isHtml(body)) {
        throw new SourceError('unexpected-answer', `${path}: an HTML page instead of a goroutine dump`);
      }
      return body;
    },
    readMemoryStats: ({ signal } = {}) => readMemory(signal),
    scrape: ({ forceGc = false, signal } = {}) =>
      scrapeTarget(
        {
          readHeap: () => client.readHeap({ signal }),
          readGoroutines: () => client.readGoroutines({ signal }),
          readGoroutineLeak: () => readGoroutineLeak(signal),
          readMemoryStats: () => readMemory(signal),
          readMemoryAfterGc: () => readMemoryAfterGc(read, signal),
          now: options.now,
        },
        { forceGc }
      ),
  };
  return client;
}

function allowedName(name: string): ProfileName {
  const allowed = PROFILE_NAMES.find((one) => one === name);
  if (allowed === undefined) {
    const names = PROFILE_NAMES.join(', ');
    throw new SourceError('forbidden-path', `the profile "${name.slice(0, 100)}" is never asked for, only ${names}`);
  }
  return allowed;
}

function assertDumpAllowed(goroutines: number | undefined, limit: number): void {
  if (goroutines === undefined || goroutines > limit) {
    const count = goroutines === undefined ? 'an unknown number of' : String(goroutines);
    const message = `a full dump of ${count} goroutines would stop the program for too long; the limit is ${limit}`;
    throw new SourceError('too-many-goroutines', message);
  }
}
