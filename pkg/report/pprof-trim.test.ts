// SPDX-License-Identifier: Apache-2.0
// What `go tool pprof -top` of Go 1.26 leaves out, and says of it, against ours. The corpus has whole tables only; these few were
// printed with the options below from the profiles in pkg/calltree/testdata/leaky, and lie in trimmed beside them.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { computeTop, profileLabels, selectOutputUnit, subtractBase, type TopOptions } from '#pkg/calltree';
import { findSampleTypeIndex, readProfile, type Profile } from '#pkg/profile';
import { inflateInNode } from '#pkg/testkit';
import { renderTop } from './top-report';

const TESTDATA = path.join(__dirname, '../calltree/testdata');

const read = (file: string): Promise<Profile> =>
  readProfile(readFileSync(path.join(TESTDATA, 'leaky', file)), { inflate: inflateInNode });

async function printTop(profile: Profile, sampleTypeName: string, options: TopOptions): Promise<string> {
  const index = findSampleTypeIndex(profile, sampleTypeName);
  const top = computeTop(profile, index, options);
  const sampleType = profile.sampleTypes[index];
  const unit = selectOutputUnit({ rows: top.rows, total: top.total, unit: sampleType.unit });
  const header = profileLabels(profile, index, { total: top.total, unit });
  return `${renderTop(top, { sampleType, unit, header, nodeFraction: options.nodeFraction ?? 0 })}\n`;
}

const recorded = (name: string): string => readFileSync(path.join(TESTDATA, 'trimmed', `${name}.txt`), 'utf8');

describe('renderTop of a trimmed graph', () => {
  it.each([
    ['top-inuse_space', 'heap', 'inuse_space', { nodeCount: 20, nodeFraction: 0.005, edgeFraction: 0.001 }],
    [
      'top-alloc_objects',
      'heap',
      'alloc_objects',
      { order: 'total', nodeCount: 12, nodeFraction: 0.02, edgeFraction: 0.01 },
    ],
    [
      'top-alloc_space-lines',
      'heap',
      'alloc_space',
      { granularity: 'lines', nodeCount: 30, nodeFraction: 0.01, edgeFraction: 0.05 },
    ],
    ['top-goroutine', 'goroutine', 'goroutine', { nodeCount: 5 }],
  ] as const)('prints the lines of go tool pprof in %s', async (name, profileName, sampleType, options) => {
    const profile = await read(`t2/${profileName}.pb.gz`);
    expect(await printTop(profile, sampleType, options)).toBe(recorded(name));
  });

  it('prints the lines of go tool pprof for a difference', async () => {
    const difference = subtractBase(await read('t2/heap.pb.gz'), await read('t0/heap.pb.gz'), { mode: 'diff' });
    const options = { nodeCount: 25, nodeFraction: 0.005, edgeFraction: 0.001 };
    expect(await printTop(difference, 'inuse_space', options)).toBe(recorded('top-diff'));
  });
});
