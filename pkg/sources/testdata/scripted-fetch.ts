// SPDX-License-Identifier: Apache-2.0
// A fetch port that answers from a script and remembers what it was asked.
import type { FetchPort, FetchResponse } from '../index';

export type ScriptedAnswer = Partial<Omit<FetchResponse, 'body'>> & { readonly body?: Uint8Array | string };

export interface ScriptedFetch {
  readonly fetch: FetchPort;
  /** URLs in the order they were asked for. */
  readonly urls: string[];
}

/** `answer` may throw, as a port does when there is no answer; undefined = Go's 404 for a path nobody serves. */
export function scriptedFetch(answer: (path: string) => ScriptedAnswer | string | undefined, baseUrl = 'http://svc:6060'): ScriptedFetch {
  const urls: string[] = [];
  return {
    urls,
    fetch: async ({ url }) => {
      urls.push(url);
      const said = answer(url.slice(baseUrl.length)) ?? { status: 404, body: '404 page not found\n' };
      const { status = 200, headers = {}, body = '' } = typeof said === 'string' ? { body: said } : said;
      return { status, headers, body: typeof body === 'string' ? new TextEncoder().encode(body) : body };
    },
  };
}
