// SPDX-License-Identifier: Apache-2.0
// From an HTTP answer to its body or to the reason why it is of no use.
import type { FetchResponse } from './fetch-port';
import { SourceError } from './source-error';

const MAX_QUOTE_LENGTH = 160;
// Grafana's data proxy turns a 401 of the target into a 400 with this text (design: grafana, 10.4).
const GRAFANA_REFUSED = 'Authentication to data source failed';

/** Where the answer came from. */
export interface AnsweredRequest {
  /** Path with query, for messages. */
  readonly path: string;
  /** True below the pprof prefix, where a 404 says whether pprof is there at all. */
  readonly isPprof: boolean;
}

/**
 * The body of a 200.
 * @throws SourceError for every other status, see SourceErrorCode
 */
export function bodyOfAnswer(response: FetchResponse, { path, isPprof }: AnsweredRequest): Uint8Array {
  const { status } = response;
  const quote = quoteOf(response.body);
  switch (status) {
    case 200:
      return response.body;
    case 401:
    case 403:
      throw new SourceError('unauthorized', `${path}: access refused with status ${status}`);
    case 400:
      if (quote.includes(GRAFANA_REFUSED)) {
        throw new SourceError('unauthorized', `${path}: the target refused the credentials of the data source`);
      }
      break;
    case 404:
      if (isPprof) {
        throw notFound(response, path);
      }
      break;
    case 502:
      throw new SourceError('unreachable', `${path}: the proxy cannot reach the target (502)${quoted(quote)}`);
    case 504:
      throw new SourceError('timeout', `${path}: the target did not answer the proxy in time (504)`);
  }
  throw new SourceError('bad-status', `${path}: status ${status}${quoted(quote)}`);
}

function notFound(response: FetchResponse, path: string): SourceError {
  return response.headers['x-go-pprof'] === undefined
    ? new SourceError('no-pprof', `${path}: nothing here is served by net/http/pprof (404)`)
    : new SourceError('unknown-profile', `${path}: the program has no such profile (404)`);
}

/** True for a body that begins like a page: what proxies and login forms send with status 200. */
export function isHtml(body: Uint8Array): boolean {
  return /^\s*<(!doctype|html|head|body)/i.test(new TextDecoder().decode(body.subarray(0, MAX_QUOTE_LENGTH)));
}

function quoted(quote: string): string {
  return quote === '' ? '' : `: ${quote}`;
}

/** The first line of a text, or the message in Grafana's JSON, short and printable; "" for pages and for bytes. */
function quoteOf(body: Uint8Array): string {
  const text = new TextDecoder().decode(body.subarray(0, 4 * MAX_QUOTE_LENGTH));
  const message = /"message"\s*:\s*"([^"\\]+)"/.exec(text)?.[1];
  const line = message ?? text.trim().split('\n', 1)[0].trim();
  return isHtml(body) || /[\p{C}\uFFFD]/u.test(line) ? '' : line.slice(0, MAX_QUOTE_LENGTH);
}
