// SPDX-License-Identifier: Apache-2.0
export type { FetchPort, FetchRequest, FetchResponse } from './fetch-port';
export { SourceError, type SourceErrorCode } from './source-error';
