// SPDX-License-Identifier: Apache-2.0
// The generator as a program: what is committed is what it makes.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inRepository } from '../repository.mjs';
import { runCommand } from '../run-command.mjs';

const generate = (...args: string[]) =>
  runCommand(process.execPath, [inRepository('scripts', 'generate-rules.mjs'), ...args]);
const committed = readFileSync(inRepository('provisioning', 'prometheus', 'seep-leak-score.rules.yml'), 'utf8');

describe('npm run generate:rules', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'seep-generate-'));
  const out = path.join(folder, 'rules.yml');

  afterAll(() => rmSync(folder, { recursive: true }));

  it('would change nothing of what is committed', async () => {
    expect(await generate('--check')).toEqual({ code: 0, output: '' });
  });

  it('writes the committed rules when nothing is set', async () => {
    expect((await generate('--out', out)).code).toBe(0);
    expect(readFileSync(out, 'utf8')).toBe(committed);
  });

  it('takes windows, floors, times, scores and addresses', async () => {
    const args = [
      '--windows',
      '48m@30s',
      '--floors',
      '24',
      '--hold',
      '3m',
      '--warning-score',
      '90',
      '--critical-score',
      '70',
    ];
    const more = [
      '--limit-within',
      '2h',
      '--grafana-url',
      'https://g.example/',
      '--runbook-url',
      'https://r.example/a',
    ];
    expect((await generate('--out', out, ...args, ...more)).code).toBe(0);
    const text = readFileSync(out, 'utf8');
    for (const part of [
      'min_over_time(leak:live[2m])',
      "interval: '30s'",
      "for: '3m'",
      'leak:score >= 90',
      'leak:seconds_to_limit < 7200',
      'leak:score:48m >= 70',
      'https://g.example/d/seep-go-leaks?viewPanel=2',
      'https://r.example/a#goleaksuspected',
    ]) {
      expect(text).toContain(part);
    }
    expect(text.match(/sum_over_time/g)).toHaveLength(23);
  });

  it('refuses what it does not know, and other settings for the committed files', async () => {
    expect(await generate('--window', '3h')).toEqual({ code: 1, output: expect.stringContaining('Options: --check') });
    expect(await generate('--hold', '1m')).toEqual({ code: 1, output: expect.stringContaining('--out FILE') });
  });
});
