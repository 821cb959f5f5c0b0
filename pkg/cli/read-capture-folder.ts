// SPDX-License-Identifier: Apache-2.0
// A folder of captures on disk: each of its folders is one capture, each file beside them is one, too.
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Inflate } from '#pkg/profile';
import { CliError } from './cli-error';
import { readCaptureFile, type CaptureFile } from './read-capture-file';
import { readCapturedSeries, type CapturedMoment } from './read-captured-series';
import type { ReadSeries } from './read-metric-series';
import { messageOf } from './system-error';

/** More is no folder of captures but somebody's disk. */
const MAX_FILES = 20_000;
/** As for a profile given by name. */
const MAX_FILE_BYTES = 128 * 1024 * 1024;

export async function isFolder(place: string): Promise<boolean> {
  try {
    return (await stat(place)).isDirectory();
  } catch {
    // Whoever reads it says what is wrong.
    return false;
  }
}

/**
 * Series of the captures in `folder`: profiles (heap, goroutine; protobuf or text) and memory statistics (expvar, metrics, the end of
 * heap?debug=1), by content. A capture's time is its profiles', else that of the last GC, else the file's. Other files are passed over.
 * @throws CliError `unknown-input` when there is no capture; `file-unreadable`
 */
export async function readCaptureFolder(folder: string, inflate: Inflate): Promise<ReadSeries> {
  const moments: CapturedMoment[] = [];
  for (const files of await listCaptures(folder)) {
    const moment = await readCapture(files, inflate);
    if (moment !== undefined) {
      moments.push(moment);
    }
  }
  if (moments.length === 0) {
    throw new CliError(
      'unknown-input',
      'the folder holds no captures: expected heap or goroutine profiles or memory statistics in it or one folder down'
    );
  }
  return { series: readCapturedSeries(moments), warnings: [] };
}

/** Paths by capture, in order of their names. */
async function listCaptures(folder: string): Promise<string[][]> {
  const captures: string[][] = [];
  let files = 0;
  for (const entry of await entriesOf(folder)) {
    const inside = entry.isDirectory() ? await entriesOf(path.join(folder, entry.name)) : [];
    const paths = entry.isFile()
      ? [path.join(folder, entry.name)]
      : inside.filter((one) => one.isFile()).map((one) => path.join(folder, entry.name, one.name));
    files += paths.length;
    if (files > MAX_FILES) {
      throw new CliError('unknown-input', `the folder holds more than ${MAX_FILES} files`);
    }
    captures.push(paths);
  }
  return captures;
}

async function entriesOf(folder: string) {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch (cause) {
    throw new CliError('file-unreadable', `cannot read ${folder}: ${messageOf(cause)}`, { cause });
  }
}

/** The first file that tells something counts, those that tell their time before others; undefined when none does. */
async function readCapture(paths: readonly string[], inflate: Inflate): Promise<CapturedMoment | undefined> {
  const read: CaptureFile[] = [];
  let modifiedUnixMs = 0;
  for (const one of paths) {
    const { size, mtimeMs } = await stat(one);
    if (size <= MAX_FILE_BYTES) {
      read.push(await readCaptureFile(await readFile(one), inflate));
      modifiedUnixMs ||= mtimeMs;
    }
  }
  return momentOf(read, modifiedUnixMs);
}

function momentOf(files: readonly CaptureFile[], modifiedUnixMs: number): CapturedMoment | undefined {
  const dated = files.filter(({ timeUnixMs }) => timeUnixMs !== undefined);
  const ordered = [...dated, ...files.filter(({ timeUnixMs }) => timeUnixMs === undefined)];
  const first = <Key extends keyof CaptureFile>(key: Key) => ordered.find((one) => one[key] !== undefined)?.[key];
  const [heap, goroutine, memory] = [first('heap'), first('goroutine'), first('memory')];
  if (heap === undefined && goroutine === undefined && memory === undefined) {
    return undefined;
  }
  // 0 = the profile does not tell.
  const ofProfile = heap?.timeUnixMs || goroutine?.timeUnixMs || undefined;
  return { heap, goroutine, memory, timeUnixMs: ofProfile ?? first('timeUnixMs') ?? modifiedUnixMs };
}
