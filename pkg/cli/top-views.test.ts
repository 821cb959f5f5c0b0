// SPDX-License-Identifier: Apache-2.0
// `seep top` with the options of `go tool pprof`, against what Go 1.26's pprof printed for the same, line by line. Each file of
// testdata/top has our command line, pprof's, an empty line, and pprof's output.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runSeep } from '#pkg/cli';

const FOLDER = path.join(__dirname, 'testdata', 'top');
const LEAKY = path.join(__dirname, '..', 'calltree', 'testdata');

const VIEWS = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));

/** Words of a command line; quotes hold one together. */
function argumentsOf(line: string): string[] {
  const words = line.match(/'[^']*'|\S+/g) ?? [];
  return words.map((word) => {
    const text = word.replace(/^'(.*)'$/, '$1');
    if (text.endsWith('.pb.gz')) {
      return path.join(text.startsWith('leaky/') ? LEAKY : FOLDER, text);
    }
    return text;
  });
}

describe('seep top', () => {
  it.each(VIEWS)('prints what go tool pprof prints: %s', async (name) => {
    const [command, , , ...expected] = readFileSync(path.join(FOLDER, name), 'utf8').trimEnd().split('\n');
    const printed: string[] = [];
    const code = await runSeep(argumentsOf(command).slice(1), {
      print: (text) => printed.push(...text.split('\n')),
      warn: () => undefined,
    });
    expect({ code, printed }).toEqual({ code: 0, printed: expected });
  });

  it('is tried with every option of pprof that it has', () => {
    expect(VIEWS).toHaveLength(25);
    const commands = VIEWS.map((name) => readFileSync(path.join(FOLDER, name), 'utf8').split('\n')[0]).join('\n');
    for (const option of [
      'focus',
      'ignore',
      'hide',
      'show',
      'show-from',
      'tagfocus',
      'tagignore',
      'diff-base',
      'base',
    ]) {
      expect(commands).toContain(` --${option} `);
    }
  });
});
