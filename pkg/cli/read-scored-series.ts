// SPDX-License-Identifier: Apache-2.0
// What the argument of `seep score` points at: a file, standard input, a URL or a folder of captures.
import { SeepError } from '#pkg/base';
import type { LeakSeriesKind } from '#pkg/leakscore';
import { CliError } from './cli-error';
import { inflateWithZlib } from './node-inflate';
import { isFolder, readCaptureFolder } from './read-capture-folder';
import type { ReadSeries } from './read-metric-series';
import { readPlace } from './read-place';
import { readSeries } from './read-series';

/** @throws SeepError with the place in front of its message */
export async function readScoredSeries(place: string, kind: LeakSeriesKind | undefined): Promise<ReadSeries> {
  const read = await readAnyForm(place, kind);
  if (read.series.length === 0) {
    throw new CliError('unknown-input', `${place === '-' ? 'standard input' : place}: there is no series in it`);
  }
  return read;
}

async function readAnyForm(place: string, kind: LeakSeriesKind | undefined): Promise<ReadSeries> {
  if (place === '-' || !(await isFolder(place))) {
    return readPlace(place, { profileName: 'heap' }, (bytes, { inflate }) => readSeries(bytes, { inflate, kind }));
  }
  try {
    return await readCaptureFolder(place, inflateWithZlib);
  } catch (cause) {
    throw cause instanceof SeepError ? new SeepError(cause.code, `${place}: ${cause.message}`, { cause }) : cause;
  }
}
