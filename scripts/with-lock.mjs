// SPDX-License-Identifier: Apache-2.0
// Keeps two processes from building the same thing at the same time.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { inRepository } from './repository.mjs';

const ASK_AGAIN_MS = 200;

/**
 * Runs `task` while no other process on this machine runs one under the same name. A lock whose owner is gone counts for nothing.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} task
 * @returns {Promise<T>}
 */
export async function withLock(name, task) {
  const file = inRepository('.cache', 'locks', name);
  mkdirSync(inRepository('.cache', 'locks'), { recursive: true });
  while (!takeLock(file)) {
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
  try {
    return await task();
  } finally {
    rmSync(file, { force: true });
  }
}

function takeLock(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') {
      throw error;
    }
    if (!isOwned(file)) {
      rmSync(file, { force: true });
    }
    return false;
  }
}

function isOwned(file) {
  try {
    const owner = readFileSync(file, 'utf8');
    // An empty file is about to get its number.
    return owner === '' || process.kill(Number(owner), 0);
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return error.code === 'EPERM';
  }
}
