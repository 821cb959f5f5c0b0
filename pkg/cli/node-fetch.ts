// SPDX-License-Identifier: Apache-2.0
// The fetch port on Node's own fetch.
import { SourceError, type FetchPort, type FetchRequest, type FetchResponse } from '#pkg/sources';
import { messageOf } from './system-error';

/** @throws SourceError `unreachable`, `timeout`, `aborted`, `response-too-large` */
export const fetchWithNode: FetchPort = async (request) => {
  const timeout = AbortSignal.timeout(request.timeoutMs);
  const signal = request.signal ? AbortSignal.any([timeout, request.signal]) : timeout;
  try {
    const response = await fetch(request.url, { signal });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await readCapped(response, request),
    } satisfies FetchResponse;
  } catch (cause) {
    throw fetchError(cause, request, timeout.aborted);
  }
};

async function readCapped(response: Response, request: FetchRequest): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > request.maxBytes) {
      throw new SourceError('response-too-large', `the answer is larger than ${request.maxBytes} bytes`, {
        at: request.url,
      });
    }
  }
  return Buffer.concat(chunks, length);
}

function fetchError(cause: unknown, request: FetchRequest, timedOut: boolean): SourceError {
  if (cause instanceof SourceError) {
    return cause;
  }
  const at = request.url;
  if (timedOut) {
    return new SourceError('timeout', `no complete answer within ${request.timeoutMs} ms`, { at, cause });
  }
  if (request.signal?.aborted) {
    return new SourceError('aborted', 'the request was given up', { at, cause });
  }
  return new SourceError('unreachable', `cannot reach the target: ${reasonOf(cause)}`, { at, cause });
}

/** Node wraps the telling error ("connect ECONNREFUSED 127.0.0.1:6060") in a bare "fetch failed". */
function reasonOf(error: unknown): string {
  const cause = typeof error === 'object' && error !== null && 'cause' in error ? error.cause : undefined;
  if (cause === undefined) {
    return messageOf(error);
  }
  // Several addresses were tried (localhost as ::1 and 127.0.0.1): the first refusal stands for all.
  const tried = typeof cause === 'object' && cause !== null && 'errors' in cause ? cause.errors : undefined;
  return reasonOf(Array.isArray(tried) && tried.length > 0 ? tried[0] : cause);
}
