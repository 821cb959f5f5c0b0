// SPDX-License-Identifier: Apache-2.0
// One GET at a time to one target: the only place that builds URLs, from a fixed list of paths.
import { SeepError } from '#pkg/base';
import { bodyOfAnswer } from './check-answer';
import type { FetchPort } from './fetch-port';
import { SourceError } from './source-error';

/** Profiles that are ever asked for. Never cmdline (argv may hold secrets), symbol, trace or profile (they load the target). */
export const PROFILE_NAMES = [
  'heap',
  'allocs',
  'goroutine',
  'threadcreate',
  'block',
  'mutex',
  'goroutineleak',
] as const;
export type ProfileName = (typeof PROFILE_NAMES)[number];

/** What may be asked of a target. */
export type TargetPath =
  | { readonly kind: 'index' }
  | { readonly kind: 'profile'; readonly name: ProfileName; readonly query?: '?gc=1' | '?debug=2' }
  | { readonly kind: 'heap-text'; readonly forceGc: boolean }
  | { readonly kind: 'vars' }
  | { readonly kind: 'metrics' };

export interface TargetReaderOptions {
  readonly fetch: FetchPort;
  /** Where the service is, without query: `http://svc:6060`, or the path of a proxy. */
  readonly baseUrl: string;
  /** Default /debug/pprof. /debug/vars is looked for beside it. */
  readonly pathPrefix?: string | undefined;
  /** Per request. Default 10,000. */
  readonly timeoutMs?: number | undefined;
  /** Body bytes per request. Default 64 MiB, as much as Go writes of a goroutine dump. */
  readonly maxBytes?: number | undefined;
}

/**
 * Body of one answer, and the path as messages should name it.
 * @throws SourceError see SourceErrorCode
 */
export type TargetReader = (path: TargetPath, signal?: AbortSignal | undefined) => Promise<TargetBody>;

export interface TargetBody {
  readonly path: string;
  readonly body: Uint8Array;
}

const DEFAULT_TIMEOUT_MS = 10_000;
const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;
const PPROF_NAME = '/pprof';

/** @throws SourceError `forbidden-path` when the prefix is no plain path */
export function createTargetReader(options: TargetReaderOptions): TargetReader {
  const { fetch, timeoutMs = DEFAULT_TIMEOUT_MS, maxBytes = DEFAULT_MAX_BYTES } = options;
  const baseUrl = withoutEndSlash(options.baseUrl);
  const prefix = checkPrefix(options.pathPrefix ?? '/debug/pprof');
  return async (target, signal) => {
    const path = pathOf(target, prefix);
    const isPprof = target.kind !== 'vars' && target.kind !== 'metrics';
    try {
      const response = await fetch({ url: baseUrl + path, timeoutMs, maxBytes, signal });
      return { path, body: bodyOfAnswer(response, { path, isPprof }) };
    } catch (cause) {
      if (cause instanceof SeepError) {
        throw cause;
      }
      const code = signal?.aborted === true ? 'aborted' : 'unreachable';
      throw new SourceError(code, `${path}: ${cause instanceof Error ? cause.message : 'no answer'}`, { cause });
    }
  };
}

function pathOf(target: TargetPath, prefix: string): string {
  switch (target.kind) {
    case 'index':
      return `${prefix}/`;
    case 'profile':
      return `${prefix}/${target.name}${target.query ?? ''}`;
    case 'heap-text':
      return `${prefix}/heap?${target.forceGc ? 'gc=1&' : ''}debug=1`;
    case 'vars':
      return `${prefix.endsWith(PPROF_NAME) ? prefix.slice(0, -PPROF_NAME.length) : '/debug'}/vars`;
    case 'metrics':
      return '/metrics';
  }
}

function checkPrefix(pathPrefix: string): string {
  const prefix = withoutEndSlash(pathPrefix);
  const isPlain = /^(\/[\w.~@:-]+)*$/.test(prefix) && !prefix.split('/').some((part) => part === '.' || part === '..');
  if (!isPlain) {
    throw new SourceError('forbidden-path', `the path prefix "${pathPrefix.slice(0, 100)}" is not a plain path`);
  }
  return prefix;
}

function withoutEndSlash(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '/') {
    end--;
  }
  return text.slice(0, end);
}
