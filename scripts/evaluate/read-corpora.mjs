// SPDX-License-Identifier: Apache-2.0
// The labelled series that the score is measured on.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ScriptError } from '../script-error.mjs';
import { readJsonLines } from './read-json-lines.mjs';
import { seriesOfRecording } from './series-of-recording.mjs';

const SUFFIX = '.jsonl.gz';

/**
 * @typedef {object} LabelledSeries
 * @property {string} id
 * @property {string} family
 * @property {boolean} leak
 * @property {string} kind as readSeriesRecord takes it, like the five columns
 * @property {number[]} t
 * @property {number[]} y
 * @property {number[]} work
 * @property {number[] | null} numgc
 * @property {number[]} restarts
 * @property {number | null} onset seconds; of a leak
 * @property {[number, number][]} exempt seconds; where a healthy series grows for a good reason
 * @property {number} uptime0 seconds that the process had run at t = 0
 */

/**
 * @param {string} folder holds `synth/dev.jsonl.gz` and `real/dev/*.jsonl.gz`
 * @returns {{ name: string, series: LabelledSeries[] }[]}
 */
export function readCorpora(folder) {
  const synthetic = path.join(folder, 'synth', `dev${SUFFIX}`);
  const recordings = path.join(folder, 'real', 'dev');
  if (!existsSync(synthetic) || !existsSync(recordings)) {
    throw new ScriptError(
      `The evaluation needs ${synthetic} (labelled series) and ${recordings}/*${SUFFIX} (recorded programs): ` +
        'they are too large for the repository. Put them there, or say where they are with --folder.'
    );
  }
  const names = readdirSync(recordings).filter((name) => name.endsWith(SUFFIX));
  return [
    { name: 'synthetic', series: readJsonLines(synthetic) },
    {
      name: 'real',
      series: names
        .sort()
        .flatMap((name) =>
          seriesOfRecording(name.slice(0, -SUFFIX.length), readJsonLines(path.join(recordings, name)))
        ),
    },
  ];
}
