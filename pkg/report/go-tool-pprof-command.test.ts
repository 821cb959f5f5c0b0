// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { growthProfile } from '#pkg/calltree';
import { encodeProfile } from '#pkg/profile';
import { DELTA_FILE_NAME, goToolPprofCommand } from './index';
import { HOSTILE_NAMES, hostileTree } from './testing/hostile-tree';

const TYPE = 'memory:inuse_space:bytes:space:bytes';

/** The words that a shell makes of a command, whose program is replaced. */
const wordsOf = (command: string): string[] =>
  execFileSync('sh', ['-c', command.replace(/^go /, 'printf "%s\\0" ')], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);

describe('goToolPprofCommand', () => {
  it('opens the saved growth', () => {
    expect(goToolPprofCommand()).toBe('go tool pprof -top seep-delta.pb.gz');
    expect(goToolPprofCommand({ profileType: TYPE, base: 'x' })).toBe('go tool pprof -top seep-delta.pb.gz');
  });

  it('compares two files, or asks a program', () => {
    expect(goToolPprofCommand({ profile: 'after.pb.gz', base: 'before.pb.gz', profileType: TYPE })).toBe(
      'go tool pprof -top -sample_index=inuse_space -diff_base=before.pb.gz after.pb.gz'
    );
    expect(goToolPprofCommand({ profile: 'http://localhost:6060/debug/pprof/heap?gc=1' })).toBe(
      "go tool pprof -top 'http://localhost:6060/debug/pprof/heap?gc=1'"
    );
  });

  it('focuses on one function and no other', () => {
    expect(goToolPprofCommand({ functionName: 'main.leak' })).toBe(
      "go tool pprof -top '-focus=^main\\.leak$' seep-delta.pb.gz"
    );
  });

  it('is one line and the same words to a shell, whatever they hold', () => {
    for (const name of HOSTILE_NAMES) {
      const command = goToolPprofCommand({ profile: name, base: name, profileType: `a:${name}:b`, functionName: name });
      expect(command).not.toMatch(/[\u0000-\u001f\u2028\u202e\ufff9]/);
      const words = wordsOf(command);
      expect(words.slice(0, 3)).toEqual(['tool', 'pprof', '-top']);
      const options = words.slice(3).filter((word) => word.startsWith('-'));
      expect(options.length).toBe(words.length - 4);
      expect(options.map((word) => word.replace(/=[^]*/, ''))).toEqual(
        ['-sample_index', '-diff_base', '-focus'].slice(name === '' ? 1 : 0, name === '' ? 2 : 3)
      );
    }
  });
});

const hasGo = spawnSync('go', ['version']).status === 0;

(hasGo ? describe : describe.skip)('the command of a saved growth (needs go)', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'seep-command-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('shows that function alone, whatever it is called', () => {
    writeFileSync(path.join(folder, DELTA_FILE_NAME), encodeProfile(growthProfile(hostileTree())));
    for (const functionName of HOSTILE_NAMES.filter((name) => name !== '')) {
      const command = goToolPprofCommand({ functionName }).replace('-top', '-top -symbolize=none');
      const top = execFileSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
      // 7 new and 5 - 2: nothing else is in focus.
      expect({ functionName, top }).toEqual({ functionName, top: expect.stringMatching(/accounting for 10B/) });
    }
    expect(readdirSync(folder)).toEqual([DELTA_FILE_NAME]);
  });
});
