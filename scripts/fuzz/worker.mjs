// SPDX-License-Identifier: Apache-2.0
// The thread that makes inputs and brings them to the doors until told to stop. It posts the answers to each input, then 'done'.
import { parentPort, workerData } from 'node:worker_threads';
import { readCorpus } from './corpus.mjs';
import { makeInput } from './make-input.mjs';
import { shareInput } from './shared-input.mjs';
import { tryDoors } from './try-doors.mjs';

const { doorsUrl, runs, seconds, seed, first, shared } = workerData;
const doors = await import(doorsUrl);
const corpus = readCorpus();
const endMs = performance.now() + seconds * 1000;
for (let run = first; run < runs && performance.now() < endMs; run++) {
  const input = makeInput(corpus, seed, run);
  shareInput(shared, run, input);
  parentPort.postMessage({ run, answers: await tryDoors(doors, input), input });
}
parentPort.postMessage('done');
