// SPDX-License-Identifier: Apache-2.0
// What is saved with a data source, and what the code works with: saved settings with their defaults and limits applied.
import type { DataSourceJsonData } from '@grafana/data';

/** What the URL of a data source points at. */
export type SourceKind = 'pprof';

/** Saved in the data source's jsonData, also by provisioning files: every field may be missing or nonsense. */
export interface SeepOptions extends DataSourceJsonData {
  kind?: SourceKind;
  /** Path under the URL at which net/http/pprof is served. */
  pathPrefix?: string;
  scrapeIntervalSeconds?: number;
  /** `eachCapture` asks for heap?gc=1, at most once a minute. */
  forceGc?: 'never' | 'eachCapture';
  timeoutSeconds?: number;
  /** Largest answer that is accepted. */
  maxResponseMebibytes?: number;
  /** Growth younger than this keeps 60 to 100 % of its leak score. */
  minGrowthAgeSeconds?: number;
  /** Memory of the process at which it dies; of a container, its limit. */
  memoryLimitMebibytes?: number;

  // Keys of Grafana's data source proxy.
  tlsAuth?: boolean;
  tlsAuthWithCACert?: boolean;
  tlsSkipVerify?: boolean;
  oauthPassThru?: boolean;
}

/** A number's default and the limits it is held to. */
export interface NumberRange {
  readonly fallback: number;
  readonly min: number;
  readonly max: number;
}

export const RANGES = {
  // Below 1 s captures overlap; above an hour a leak score never gets its eight floors in a session.
  scrapeIntervalSeconds: { fallback: 15, min: 1, max: 3600 },
  timeoutSeconds: { fallback: 10, min: 1, max: 120 },
  maxResponseMebibytes: { fallback: 32, min: 1, max: 256 },
  minGrowthAgeSeconds: { fallback: 1800, min: 0, max: 7 * 86_400 },
} as const satisfies Record<string, NumberRange>;

export const DEFAULT_PATH_PREFIX = '/debug/pprof';

/** Settings of the kind `pprof`, complete and in range. */
export interface PprofSettings {
  /** Begins with "/", does not end with one; "" when pprof is served at the URL itself. */
  readonly pathPrefix: string;
  readonly scrapeIntervalMs: number;
  readonly forceGc: boolean;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly minGrowthAgeSeconds: number;
  /** undefined when none is set. */
  readonly memoryLimitBytes: number | undefined;
}

export function readSettings(options: SeepOptions): PprofSettings {
  return {
    pathPrefix: cleanPathPrefix(options.pathPrefix ?? DEFAULT_PATH_PREFIX),
    scrapeIntervalMs: 1000 * inRange(options.scrapeIntervalSeconds, RANGES.scrapeIntervalSeconds),
    forceGc: options.forceGc === 'eachCapture',
    timeoutMs: 1000 * inRange(options.timeoutSeconds, RANGES.timeoutSeconds),
    maxBytes: 1024 * 1024 * inRange(options.maxResponseMebibytes, RANGES.maxResponseMebibytes),
    minGrowthAgeSeconds: inRange(options.minGrowthAgeSeconds, RANGES.minGrowthAgeSeconds),
    memoryLimitBytes: limitBytesOf(options.memoryLimitMebibytes),
  };
}

function inRange(value: unknown, { fallback, min, max }: NumberRange): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(max, Math.max(min, value)) : fallback;
}

function limitBytesOf(mebibytes: unknown): number | undefined {
  const isLimit = typeof mebibytes === 'number' && Number.isFinite(mebibytes) && mebibytes > 0;
  return isLimit ? mebibytes * 1024 * 1024 : undefined;
}

// A prefix is a path and nothing else: "..", a query or another host's name would leave the data source's URL.
function cleanPathPrefix(text: string): string {
  const segments = text.split(/[?#]/, 1)[0].split('/');
  const kept = segments.filter((segment) => segment !== '' && segment !== '.' && segment !== '..');
  return kept.map((segment) => `/${segment}`).join('');
}
