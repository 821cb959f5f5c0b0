// SPDX-License-Identifier: Apache-2.0
// Bytes from wherever a command's argument points: a file, standard input ("-"), or a URL.
import { readFile } from 'node:fs/promises';
import { bodyOfAnswer } from '#pkg/sources';
import { CliError } from './cli-error';
import { fetchWithNode } from './node-fetch';
import { messageOf, systemErrorCode } from './system-error';

/** A goroutine dump of 64 MiB is the most that Go writes (runtime/pprof writeGoroutineStacks, Go 1.26); profiles are far smaller. */
const MAX_INPUT_BYTES = 128 * 1024 * 1024;
const TIMEOUT_MS = 60_000;

export interface InputOptions {
  /** The profile to ask for when a URL names only the service, e.g. http://localhost:6060. */
  readonly profileName: 'heap' | 'goroutine';
}

/** @throws CliError `file-not-found`, `file-unreadable`; SourceError when a URL does not answer with 200 */
export async function readInput(place: string, options: InputOptions): Promise<Uint8Array> {
  if (place === '-') {
    return readStandardInput();
  }
  if (/^https?:\/\//i.test(place)) {
    return readUrl(place, options);
  }
  return readLocalFile(place);
}

async function readLocalFile(place: string): Promise<Uint8Array> {
  try {
    return await readFile(place);
  } catch (cause) {
    throw systemErrorCode(cause) === 'ENOENT'
      ? new CliError('file-not-found', `no such file: ${place}`, { cause })
      : new CliError('file-unreadable', `cannot read ${place}: ${messageOf(cause)}`, { cause });
  }
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function readUrl(place: string, { profileName }: InputOptions): Promise<Uint8Array> {
  const url = profileUrlOf(place, profileName);
  const response = await fetchWithNode({ url: url.href, timeoutMs: TIMEOUT_MS, maxBytes: MAX_INPUT_BYTES });
  return bodyOfAnswer(response, { path: url.href, isPprof: url.pathname.includes('/pprof/') });
}

/** The URL asked for; the root of a service and pprof's index page stand for `profileName`. */
function profileUrlOf(place: string, profileName: string): URL {
  if (!URL.canParse(place)) {
    throw new CliError('wrong-use', `not a URL: ${place}`);
  }
  const url = new URL(place);
  const path = url.pathname.replace(/\/+$/, '');
  if (path === '' || path.endsWith('/pprof')) {
    url.pathname = `${path || '/debug/pprof'}/${profileName}`;
  }
  return url;
}
