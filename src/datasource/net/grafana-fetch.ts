// SPDX-License-Identifier: Apache-2.0
// The fetch port of #pkg/sources on Grafana's backend service, so that every request goes through the data source proxy.
import { isFetchError, type BackendSrv, type FetchResponse as GrafanaResponse } from '@grafana/runtime';
import { throwError, timeout } from 'rxjs';
import { SourceError, type FetchPort, type FetchRequest, type FetchResponse } from '#pkg/sources';

/**
 * Resolves for every HTTP status, as the port wants it, although Grafana's fetch fails from 400 on. Grafana reads a whole body before
 * it hands it out, so `maxBytes` is checked after the fact; what bounds an endless answer meanwhile is the time-out.
 */
export function createGrafanaFetch(backendSrv: () => Pick<BackendSrv, 'fetch'>): FetchPort {
  return (request) =>
    new Promise<FetchResponse>((resolve, reject) => {
      const { url, timeoutMs, signal } = request;
      if (signal?.aborted) {
        reject(aborted(url));
        return;
      }
      const stop = () => {
        subscription.unsubscribe();
        reject(aborted(url));
      };
      const settle = (answer: () => FetchResponse) => {
        signal?.removeEventListener('abort', stop);
        try {
          resolve(answer());
        } catch (error) {
          reject(error);
        }
      };
      signal?.addEventListener('abort', stop, { once: true });
      const subscription = backendSrv()
        .fetch<unknown>({
          url,
          method: 'GET',
          responseType: 'arraybuffer',
          showErrorAlert: false,
          showSuccessAlert: false,
        })
        .pipe(timeout({ each: timeoutMs, with: () => throwError(() => timedOut(request)) }))
        .subscribe({
          next: (response) => settle(() => answerOf(response, request)),
          error: (error: unknown) => settle(() => answerOfError(error, request)),
        });
    });
}

function answerOf(response: GrafanaResponse<unknown>, request: FetchRequest): FetchResponse {
  const headers: Record<string, string> = {};
  response.headers?.forEach((value, name) => {
    headers[name.toLowerCase()] = value;
  });
  return { status: response.status, headers, body: bodyOf(response.data, request) };
}

/**
 * With responseType arraybuffer the body of an error is an ArrayBuffer as well (public/app/core/utils/fetch.ts).
 * @throws SourceError
 */
function answerOfError(error: unknown, request: FetchRequest): FetchResponse {
  if (error instanceof SourceError) {
    throw error;
  }
  if (!isFetchError<unknown>(error) || !(error.status >= 100)) {
    const cancelled = isFetchError(error) && error.cancelled === true;
    throw cancelled ? aborted(request.url) : unreachable(request.url, error);
  }
  const body = bodyOf(error.data, request);
  return { status: error.status, headers: headersOfError(error.status, body), body };
}

// A failed Grafana request keeps its body but not its headers, and X-Go-Pprof is how a 404 says whether pprof is there at all. The text
// that comes with that header is constant (net/http/pprof serveError, Go 1.5 to 1.27).
function headersOfError(status: number, body: Uint8Array): Record<string, string> {
  const isPprof = status === 404 && textOf(body).startsWith('Unknown profile');
  return isPprof ? { 'x-go-pprof': '1' } : {};
}

function bodyOf(data: unknown, { url, maxBytes }: FetchRequest): Uint8Array {
  const body = bytesOf(data);
  if (body.byteLength > maxBytes) {
    throw new SourceError(
      'response-too-large',
      `${url}: the answer has ${body.byteLength} bytes, more than ${maxBytes}`
    );
  }
  return body;
}

// Errors that Grafana makes itself (a failed login, a missing right) come as parsed JSON or text.
function bytesOf(data: unknown): Uint8Array {
  if (ArrayBuffer.isView(data)) {
    return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  }
  if (isArrayBuffer(data)) {
    return new Uint8Array(data);
  }
  if (data === undefined || data === null) {
    return new Uint8Array();
  }
  return new TextEncoder().encode(typeof data === 'string' ? data : JSON.stringify(data));
}

// By tag: in jsdom and in frames the buffer may come from another realm.
function isArrayBuffer(data: unknown): data is ArrayBuffer {
  return Object.prototype.toString.call(data) === '[object ArrayBuffer]';
}

function textOf(body: Uint8Array): string {
  return new TextDecoder().decode(body.subarray(0, 200));
}

function aborted(url: string): SourceError {
  return new SourceError('aborted', `${url}: the request was given up`);
}

function timedOut({ url, timeoutMs }: FetchRequest): SourceError {
  return new SourceError('timeout', `${url}: no complete answer within ${timeoutMs / 1000} s`);
}

function unreachable(url: string, cause: unknown): SourceError {
  return new SourceError('unreachable', `${url}: no answer from Grafana`, { cause });
}
