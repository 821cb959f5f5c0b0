// SPDX-License-Identifier: Apache-2.0
// A client of a target that answers from a script, and a script in which everything is well.
import type { Inflate } from '#pkg/profile';
import { createPprofClient, SourceError, type PprofClient, type PprofClientOptions } from '../index';
import { scriptedFetch, type ScriptedAnswer } from './scripted-fetch';

/** Path and query to answer; a function stands for a port that has no answer. */
export type Answers = Readonly<Record<string, ScriptedAnswer | string | (() => never)>>;

export interface ScriptedClient {
  readonly client: PprofClient;
  /** Paths asked for since the last call. */
  readonly asked: () => string[];
  /** Moves the clock, which starts at 1,000,000. */
  readonly wait: (ms: number) => void;
}

export function clientOf(
  answers: Answers,
  options: { readonly inflate: Inflate } & Partial<PprofClientOptions>
): ScriptedClient {
  let nowUnixMs = 1_000_000;
  const { fetch, urls } = scriptedFetch((asked) => {
    const answer = answers[asked];
    return typeof answer === 'function' ? answer() : answer;
  });
  const client = createPprofClient({ fetch, baseUrl: 'http://svc:6060/', now: () => nowUnixMs, ...options });
  return {
    client,
    asked: () => urls.splice(0).map((url) => url.replace('http://svc:6060', '')),
    wait: (ms) => {
      nowUnixMs += ms;
    },
  };
}

/** A target with all three ways to memory statistics; `read` gives the files of this folder. */
export function healthyAnswers(read: (name: string) => Uint8Array): Readonly<Record<string, ScriptedAnswer | string>> {
  const heap = { body: profileBytes('inuse_space', 'bytes') };
  const heapText = { body: read('heap.debug1.txt') };
  return {
    '/debug/pprof/': { body: read('index-go127.html') },
    '/debug/pprof/heap': heap,
    '/debug/pprof/heap?gc=1': heap,
    '/debug/pprof/heap?debug=1': heapText,
    '/debug/pprof/heap?gc=1&debug=1': heapText,
    '/debug/pprof/goroutine': { body: profileBytes('goroutine', 'count') },
    '/debug/pprof/goroutine?debug=2': 'goroutine 1 [running]:\n',
    '/debug/vars': { body: read('vars.json') },
    '/metrics': { body: read('metrics.txt') },
  };
}

export function without<T>(answers: Readonly<Record<string, T>>, ...paths: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(answers).filter(([path]) => !paths.includes(path)));
}

/** The smallest message that is a profile: one sample type, no samples. */
export function profileBytes(type: string, unit: string): Uint8Array {
  const field = (number: number, bytes: readonly number[]) => [(number << 3) | 2, bytes.length, ...bytes];
  const text = (value: string) => Array.from(new TextEncoder().encode(value));
  return Uint8Array.from([
    ...field(1, [0x08, 1, 0x10, 2]),
    ...field(6, []),
    ...field(6, text(type)),
    ...field(6, text(unit)),
  ]);
}

export function unreachable(): never {
  throw new SourceError('unreachable', 'connection refused');
}
