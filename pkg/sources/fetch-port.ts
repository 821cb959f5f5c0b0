// SPDX-License-Identifier: Apache-2.0

export interface FetchRequest {
  /** Absolute, or relative to whatever the caller of the port serves. Only GET is ever sent. */
  readonly url: string;
  readonly timeoutMs: number;
  /** Stop reading and fail with `response-too-large` beyond this many body bytes. */
  readonly maxBytes: number;
  readonly signal?: AbortSignal | undefined;
}

export interface FetchResponse {
  readonly status: number;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * How a pure room reaches the network: Grafana's data proxy in the plugin, `fetch` of Node on the command line.
 * Resolves for every HTTP status; rejects only when there was no answer.
 * @throws SourceError `unreachable`, `timeout`, `aborted`, `response-too-large`
 */
export type FetchPort = (request: FetchRequest) => Promise<FetchResponse>;
