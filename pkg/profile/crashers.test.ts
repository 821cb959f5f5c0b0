// SPDX-License-Identifier: Apache-2.0
// Inputs that once broke a door, or were made to: replayed, towers of one small piece, and half a minute of `npm run fuzz`.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inflateInNode } from '#pkg/testkit';
import { heldBytes } from '../../scripts/fuzz/held-bytes.mjs';
import { MAX_HELD_FACTOR } from '../../scripts/fuzz/limits.mjs';
import { ProfileError, readGoroutineGroups, readProfile } from './index';

const CRASHERS = path.join(__dirname, 'testdata', 'crashers');
const FUZZ = path.join(__dirname, '..', '..', 'scripts', 'fuzz.mjs');
const TOWER_BYTES = 1 << 20;
// On a quiet machine 30 s are enough for 40,000.
const MIN_INPUTS = 2000;

async function answersOf(bytes: Uint8Array): Promise<unknown[]> {
  return Promise.all(
    [readProfile, readGoroutineGroups].map((read) =>
      read(bytes, { inflate: inflateInNode }).catch((error: unknown) => {
        expect(error).toBeInstanceOf(ProfileError);
        return undefined;
      })
    )
  );
}

const hex = (text: string): string => Buffer.from(text, 'hex').toString('latin1');
const NO_SAMPLES = hex('0a003200');

describe('the doors of profile', () => {
  it.each(readdirSync(CRASHERS))('answer %s', async (name) => {
    await answersOf(readFileSync(path.join(CRASHERS, name)));
  });

  it.each<[string, string, string]>([
    ['sample types', hex('3200'), hex('0a00')],
    ['samples', NO_SAMPLES, hex('12021001')],
    ['samples without values', NO_SAMPLES, hex('1200')],
    ['labels', NO_SAMPLES, hex('120410011a00')],
    ['mappings', NO_SAMPLES, hex('1a00')],
    ['locations', NO_SAMPLES, hex('2200')],
    ['functions', NO_SAMPLES, hex('2a00')],
    ['strings', hex('0a00'), hex('3200')],
    ['strings of one byte', NO_SAMPLES, hex('320161')],
    ['comments', NO_SAMPLES, hex('6800')],
    ['samples and others in turn', NO_SAMPLES, hex('120210014000')],
    ['varints that do not end', NO_SAMPLES, hex('ff')],
    ['counted stacks', 'goroutine profile: total 1\n', '1 @\n'],
    ['labels in text', 'goroutine profile: total 1\n1 @\n# labels: {', '"a":"",'],
    ['heap stacks', 'heap profile: 1: 1 [2: 2] @ heap/2\n', '1: 1 [1: 1] @\n'],
    ['waits', '--- contention:\n', '1 1 @\n'],
    ['settings', '--- contention:\n', 'a=1\n'],
    ['folded stacks', '', 'a;b 1\n'],
    ['one folded stack', 'a;b 1\n', 'a;'],
    ['goroutines', '', 'goroutine 1 [a]:\n\n'],
    ['marks of a goroutine', 'goroutine 1 [a', ' (scan)'],
    ['labels of a goroutine', 'goroutine 1 [a] {', 'a: b, '],
    ['frames of a goroutine', 'goroutine 1 [a]:\n', 'f()\n\ta:1\n'],
    ['places in a line', 'goroutine 1 [a]:\nf()\n\t', ':1'],
    ['JSON lists', '{"stringTable":', '['],
    ['JSON objects', '', '{"a":'],
  ])('hold little of towers of %s', async (_, start, piece) => {
    const tower = Buffer.alloc(TOWER_BYTES, Buffer.from(piece, 'latin1'));
    const bytes = Buffer.concat([Buffer.from(start, 'latin1'), tower]);
    for (const answer of await answersOf(bytes)) {
      expect(heldBytes(answer)).toBeLessThan(MAX_HELD_FACTOR * TOWER_BYTES);
    }
  });

  it('answer what npm run fuzz makes in 30 s', () => {
    const { stdout, stderr } = spawnSync(process.execPath, [FUZZ, '--seconds', '30', '--seed', '20'], {
      encoding: 'utf8',
      timeout: 150_000,
    });
    expect(`${stdout}${stderr}`).toMatch(/ inputs from seed 20 in .*: 0 failures;/);
    expect(parseInt(/\d+(?= inputs from)/.exec(stdout)?.[0] ?? '', 10)).toBeGreaterThanOrEqual(MIN_INPUTS);
  }, 180_000);
});
