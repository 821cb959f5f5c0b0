// SPDX-License-Identifier: Apache-2.0
export { bodyOfAnswer, type AnsweredRequest } from './check-answer';
export type { TargetDescription } from './describe-target';
export type { FetchPort, FetchRequest, FetchResponse } from './fetch-port';
export { parseHeapTextMemory } from './parse-heap-text-memory';
export type { ListedProfile } from './parse-index-page';
export { parseMetricsMemory } from './parse-metrics-memory';
export { parseVarsMemory } from './parse-vars-memory';
export { createPprofClient, type PprofClient, type PprofClientOptions, type RequestOptions } from './pprof-client';
export { SourceError, type SourceErrorCode } from './source-error';
export { PROFILE_NAMES, type ProfileName } from './target-reader';
