// SPDX-License-Identifier: Apache-2.0
// The part of Grafana's BackendSrv that plugins use, over the browser's fetch.
import type { BackendSrv, BackendSrvRequest, FetchError, FetchResponse } from '@grafana/runtime';
import { Observable, firstValueFrom } from 'rxjs';

type Verb = (url: string, data?: unknown) => Promise<unknown>;

/** What the preview needs of a BackendSrv; everything else is not called here. */
type FetchBackendSrv = Pick<BackendSrv, 'fetch'> & { get: Verb; post: Verb; put: Verb; delete: Verb };

/** @returns a BackendSrv whose `fetch` is cold and aborts when unsubscribed, as Grafana's is */
export function createFetchBackendSrv(): FetchBackendSrv {
  const running = new Map<string, AbortController>();
  const fetchResponse: BackendSrv['fetch'] = (options) => observe(options, running);
  const verb =
    (method: string): Verb =>
    async (url, data) =>
      (await firstValueFrom(fetchResponse<unknown>({ url, method, data }))).data;
  return { fetch: fetchResponse, get: verb('GET'), post: verb('POST'), put: verb('PUT'), delete: verb('DELETE') };
}

function observe<T>(options: BackendSrvRequest, running: Map<string, AbortController>): Observable<FetchResponse<T>> {
  return new Observable((subscriber) => {
    const controller = new AbortController();
    if (options.requestId) {
      // The same request id cancels the earlier call (grafana/grafana, backend_srv.ts).
      running.get(options.requestId)?.abort();
      running.set(options.requestId, controller);
    }
    const abort = () => controller.abort();
    options.abortSignal?.addEventListener('abort', abort);
    send<T>(options, controller.signal).then(
      (response) => {
        subscriber.next(response);
        subscriber.complete();
      },
      (error: unknown) => subscriber.error(error)
    );
    return () => {
      options.abortSignal?.removeEventListener('abort', abort);
      controller.abort();
    };
  });
}

async function send<T>(options: BackendSrvRequest, signal: AbortSignal): Promise<FetchResponse<T>> {
  const response = await fetchOrFail(options, signal);
  const data = await readBody(response, options.responseType);
  const { ok, status, statusText, headers, redirected, type, url } = response;
  if (!ok) {
    throw fetchError(options, { status, statusText, data });
  }
  // The caller names the type of the data, as with Grafana's own.
  return { data: data as T, ok, status, statusText, headers, redirected, type, url, config: options };
}

async function fetchOrFail(options: BackendSrvRequest, signal: AbortSignal): Promise<Response> {
  const query = new URLSearchParams(options.params).toString();
  const body = options.data === undefined ? undefined : JSON.stringify(options.data);
  try {
    return await fetch(query ? `${options.url}?${query}` : options.url, {
      method: options.method ?? 'GET',
      headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...options.headers },
      body,
      signal,
    });
  } catch (error) {
    const isCancelled = signal.aborted;
    throw {
      ...fetchError(options, {
        status: isCancelled ? -1 : 0,
        statusText: isCancelled ? 'Request was aborted' : '',
        data: {},
      }),
      cancelled: isCancelled,
      message: error instanceof Error ? error.message : String(error),
    };
  }
}

function fetchError(config: BackendSrvRequest, answer: Pick<FetchError, 'status' | 'statusText' | 'data'>): FetchError {
  return { ...answer, config };
}

/** The type applies to errors as well: an arraybuffer request fails with an ArrayBuffer (grafana/grafana, core/utils/fetch.ts). */
async function readBody(response: Response, responseType: BackendSrvRequest['responseType']): Promise<unknown> {
  if (responseType === 'arraybuffer') {
    return response.arrayBuffer();
  }
  if (responseType === 'blob') {
    return response.blob();
  }
  const text = await response.text();
  if (responseType === 'text') {
    return text;
  }
  try {
    return JSON.parse(text);
  } catch {
    return { message: text };
  }
}
