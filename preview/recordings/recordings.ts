// SPDX-License-Identifier: Apache-2.0
// Recorded profiles as the frames that the data source would make of them. The one place of the preview that knows src/: the server
// bundles it for Node, the page gets frames only.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type DataFrameJSON, dataFrameToJSON, dateTime } from '@grafana/data';
import { finishAtOnce, SeepError } from '#pkg/base';
import {
  CaptureHistory,
  GOROUTINES,
  HEAP_INUSE_OBJECTS,
  HEAP_INUSE_SPACE,
  type MemoryStats,
  type Scrape,
} from '#pkg/capture';
import { inflateWithZlib } from '#pkg/cli';
import { readProfile, type Profile } from '#pkg/profile';
import { parseHeapTextMemory, parseMetricsMemory, parseVarsMemory } from '#pkg/sources';
import { type SeepQuery, type SeepQueryType, QUERY_SCHEMA, QUERY_TYPES } from '../../src/datasource/query/seep-query';
import { answerQuery } from '../../src/datasource/run/answer-query';
import type { QueryContext } from '../../src/datasource/run/query-context';
import { ScoreLog } from '../../src/datasource/run/score-log';

/** What of a process is compared, by the last word of a recording's id. */
const PROFILE_TYPES = { heap: HEAP_INUSE_SPACE, objects: HEAP_INUSE_OBJECTS, goroutine: GOROUTINES } as const;
type Kind = keyof typeof PROFILE_TYPES;
const KINDS = ['heap', 'objects', 'goroutine'] as const;

/** Queries that a dashboard would put into one growth panel; those that this data source does not know are left out. */
const PANEL_QUERIES: readonly string[] = ['delta', 'suspects', 'goroutines'];

const MEMORY_FILES = [
  ['vars.json', parseVarsMemory],
  ['metrics.txt', parseMetricsMemory],
  ['heap.debug1.txt', parseHeapTextMemory],
] as const;

/** Two moments of one recorded process. */
export interface Recording {
  /** e.g. `leaky-t0-t2-heap` */
  readonly id: string;
  readonly process: string;
  readonly before: string;
  readonly after: string;
  readonly kind: Kind;
}

/** All pairs of moments below `folder`, laid out as <process>/<t0|t1|...>/<profile>.pb.gz. Empty when the folder does not exist. */
export function listRecordings(folder: string): Recording[] {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .flatMap((process) => {
      const moments = momentsOf(path.join(folder, process));
      return moments.flatMap((before, at) =>
        moments
          .slice(at + 1)
          .flatMap((after) =>
            KINDS.map((kind) => ({ id: `${process}-${before}-${after}-${kind}`, process, before, after, kind }))
          )
      );
    });
}

/**
 * The frames of one recording: what a growth panel with our data source would get. All moments up to `after` are the history.
 * @returns undefined when there is no such recording
 */
export async function readRecording(folder: string, id: string): Promise<DataFrameJSON[] | undefined> {
  const recording = listRecordings(folder).find((candidate) => candidate.id === id);
  if (!recording) {
    return undefined;
  }
  const history = new CaptureHistory();
  const place = path.join(folder, recording.process);
  for (const moment of momentsOf(place).filter((name) => name >= recording.before && name <= recording.after)) {
    history.add(await readScrape(path.join(place, moment)));
  }
  const context = contextOf(recording.process, history);
  const queryTypes = PANEL_QUERIES.map((wanted) => QUERY_TYPES.find((type) => type === wanted));
  return queryTypes.filter((type) => type !== undefined).flatMap((type) => framesOf(type, recording.kind, context));
}

function framesOf(queryType: SeepQueryType, kind: Kind, context: QueryContext): DataFrameJSON[] {
  const query: SeepQuery = { refId: 'A', schema: QUERY_SCHEMA, queryType, profileType: PROFILE_TYPES[kind] };
  return finishAtOnce(answerQuery({ ...query, before: 'rangeStart', after: 'rangeEnd' }, context)).map((frame) =>
    dataFrameToJSON(frame)
  );
}

function contextOf(service: string, history: CaptureHistory): QueryContext {
  const [first, last] = [history.captures[0], history.captures[history.captures.length - 1]];
  return {
    state: {
      history,
      failure: undefined,
      warnings: [],
      storageWarning: undefined,
      nextRoundUnixMs: last.timeUnixMs + 10_000,
    },
    service,
    range: { from: dateTime(first.timeUnixMs), to: dateTime(last.timeUnixMs) },
    timeZone: 'utc',
    nowUnixMs: last.timeUnixMs,
    minGrowthAgeSeconds: 0,
    settingsLimitBytes: undefined,
    app: 'dashboard',
    scores: new ScoreLog(),
  };
}

function momentsOf(place: string): string[] {
  return readdirSync(place)
    .filter((name) => /^t\d+$/.test(name) && existsSync(path.join(place, name, 'heap.pb.gz')))
    .sort();
}

async function readScrape(place: string): Promise<Scrape> {
  const heap = (await readIfThere(place, 'heap-gc1.pb.gz')) ?? (await readIfThere(place, 'heap.pb.gz'));
  return {
    timeUnixMs: heap?.timeUnixMs ?? 0,
    memory: readMemory(place),
    heap,
    goroutine: await readIfThere(place, 'goroutine.pb.gz'),
    goroutineLeak: await readIfThere(place, 'goroutineleak.pb.gz'),
    forcedGc: true,
    warnings: [],
  };
}

/** What the program told about its memory in any of its ways; not every one serves expvar, or metrics of the Go runtime. */
function readMemory(place: string): MemoryStats | undefined {
  for (const [name, parse] of MEMORY_FILES) {
    const file = path.join(place, name);
    try {
      if (existsSync(file)) {
        return parse(readFileSync(file, 'utf8'));
      }
    } catch (error) {
      if (!(error instanceof SeepError)) {
        throw error;
      }
    }
  }
  return undefined;
}

async function readIfThere(place: string, name: string): Promise<Profile | undefined> {
  const file = path.join(place, name);
  return existsSync(file) ? readProfile(readFileSync(file), { inflate: inflateWithZlib }) : undefined;
}
