// SPDX-License-Identifier: Apache-2.0
// node <bundle> <folder> lists the recordings below a folder, node <bundle> <folder> <id> prints the frames of one; both as JSON.
import { listRecordings, readRecording } from './recordings';

async function main([folder, id]: readonly string[]): Promise<void> {
  const answer = id === undefined ? listRecordings(folder) : ((await readRecording(folder, id)) ?? null);
  process.stdout.write(JSON.stringify(answer));
}

void main(process.argv.slice(2));
