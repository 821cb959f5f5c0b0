// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describeFailure } from './ensure-installed.mjs';
import { isInstalled } from './is-installed.mjs';

describe('isInstalled', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'seep-install-'));
    mkdirSync(path.join(root, 'node_modules'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const write = (place: string, packages: object) =>
    writeFileSync(path.join(root, place), JSON.stringify({ packages }));

  it('is false before the first installation', () => {
    write('package-lock.json', { '': {}, 'node_modules/a': { version: '1.0.0' } });
    expect(isInstalled(root)).toBe(false);
  });

  it('is true when every version is the one asked for, and packages for other systems are missing', () => {
    write('package-lock.json', {
      '': {},
      'node_modules/a': { version: '1.0.0' },
      'node_modules/a-win32': { version: '1.0.0', optional: true },
    });
    write('node_modules/.package-lock.json', { 'node_modules/a': { version: '1.0.0' } });
    expect(isInstalled(root)).toBe(true);
  });

  it('is false when the lockfile moved on', () => {
    write('package-lock.json', { 'node_modules/a': { version: '1.0.1' } });
    write('node_modules/.package-lock.json', { 'node_modules/a': { version: '1.0.0' } });
    expect(isInstalled(root)).toBe(false);
  });
});

describe('a failed installation', () => {
  it('is one line when the registry does not answer', () => {
    const message = describeFailure(
      1,
      'npm error code ECONNREFUSED\nnpm error FetchError: request to http://127.0.0.1:9/a failed\n'
    );
    expect(message).toMatch(/^Cannot install: the npm registry does not answer \(ECONNREFUSED\)\.[^\n]*$/);
  });

  it('shows what npm said otherwise', () => {
    expect(describeFailure(1, 'npm error code EUSAGE\nnpm error lock file out of date\n')).toContain(
      'lock file out of date'
    );
  });
});
