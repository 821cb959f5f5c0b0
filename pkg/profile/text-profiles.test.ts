// SPDX-License-Identifier: Apache-2.0
// Go's text forms and folded stacks through the door. Numbers are from the formulas of google/pprof, or from the recorded oracles.
import { gzipSync } from 'node:zlib';
import { inflateInNode } from '#pkg/testkit';
import { readProfile, type Profile, type ReadOptions } from './index';

const read = (text: string, options: Partial<ReadOptions> = {}): Promise<Profile> =>
  readProfile(new TextEncoder().encode(text), { inflate: inflateInNode, ...options });

/** "main;f;g=1,2 {key:text}" per sample: names root first, addresses in hexadecimal where there is no name. */
function samplesOf(profile: Profile): string[] {
  const { samples, locations, functions, labels, strings, sampleTypes } = profile;
  return Array.from({ length: samples.length }, (_, sample) => {
    const names = Array.from(
      samples.stackLocation.subarray(samples.stackStart[sample], samples.stackStart[sample + 1]),
      (location) => {
        const line = locations.lineStart[location];
        return locations.lineStart[location + 1] > line
          ? strings[functions.name[locations.lineFunction[line]]]
          : `0x${locations.address[location].toString(16)}`;
      }
    );
    const values = samples.value.subarray(sample * sampleTypes.length, (sample + 1) * sampleTypes.length);
    const rows = Array.from({ length: samples.labelStart[sample + 1] - samples.labelStart[sample] }, (_item, i) => {
      const row = samples.labelStart[sample] + i;
      return `${strings[labels.key[row]]}:${labels.text[row] === 0 ? labels.number[row] : strings[labels.text[row]]}`;
    });
    return `${names.reverse().join(';')}=${values.join()}${rows.length > 0 ? ` {${rows.join()}}` : ''}`;
  });
}

const typesOf = ({ sampleTypes }: Profile): string[] => sampleTypes.map(({ type, unit }) => `${type}/${unit}`);

// The first stack of a recorded service: pprof reads 30.32 MB out of it.
const HEAP = `heap profile: 189: 6402896 [342: 22055456] @ heap/1048576
57: 3735552 [57: 3735552] @ 0x48373e 0x483723 0x6e5737 0x46bcc1
#	0x48373d	strings.(*Builder).grow+0xdd	/src/strings/builder.go:68
#	0x483722	strings.(*Builder).Grow+0xc2	/src/strings/builder.go:82
#	0x6e5736	main.readBlob+0x76		/src/leaky/main.go:93

0: 0 [2: 4194304] @ 0x6e5737 0x46bcc1
#	0x6e5736	main.readBlob+0x76		/src/leaky/main.go:93


# runtime.MemStats
# Alloc = 103653608
# PauseNs = [117149 177332 0]
# MaxRSS = 148365312
`;

describe('readProfile of heap text', () => {
  it('scales samples as Go scales the protobuf form', async () => {
    // 3,735,552 * 1 / (1 - e^-(1/8)) and 4,194,304 * 1 / (1 - e^-4).
    const profile = await read(HEAP);
    expect(typesOf(profile)).toEqual([
      'alloc_objects/count',
      'alloc_space/bytes',
      'inuse_objects/count',
      'inuse_space/bytes',
    ]);
    expect([profile.period, profile.periodType, profile.defaultSampleTypeIndex]).toEqual([
      524_288,
      { type: 'space', unit: 'bytes' },
      3,
    ]);
    expect(samplesOf(profile)).toEqual([
      'main.readBlob;strings.(*Builder).Grow;strings.(*Builder).grow=485,31791093,485,31791093 {bytes:65536}',
      'main.readBlob=2,4272558,0,0 {bytes:2097152}',
    ]);
    expect(profile.warnings).toEqual([]);
  });

  it('keeps files, lines and addresses, and one location per place', async () => {
    const { locations, functions, strings } = await read(HEAP);
    expect([locations.length, functions.length]).toEqual([3, 3]);
    expect([...locations.line1]).toEqual([68, 82, 93]);
    expect([...locations.address]).toEqual([0x48373d, 0x483722, 0x6e5736]);
    expect(Array.from(functions.fileName, (index) => strings[index])).toContain('/src/leaky/main.go');
  });

  it('does not scale when every allocation is recorded', async () => {
    const profile = await read('heap profile: 1: 16 [2: 32] @ heap/2\n1: 16 [2: 32] @ 0x10\n');
    expect(samplesOf(profile)).toEqual(['0xf=2,32,1,16 {bytes:16}']);
  });

  it('has two columns when nothing was freed, as pprof has', async () => {
    const profile = await read('heap profile: 1: 16 [1: 16] @ heapprofile\n1: 16 [1: 16] @ 0x10 0x20\n');
    expect([typesOf(profile), samplesOf(profile)]).toEqual([
      ['objects/count', 'space/bytes'],
      ['0x1f;0xf=1,16 {bytes:16}'],
    ]);
  });

  it('stops at the memory map of C++ programs, and says what it could not read', async () => {
    const text =
      'heap profile: 1: 16 [2: 32] @ heapprofile\nwhat is this\n1: 16 [2: 32] @ 0x10\n\nMAPPED_LIBRARIES:\n00400000-0 r-xp\n';
    const profile = await read(text);
    expect(profile.samples.length).toBe(1);
    expect(profile.warnings).toEqual([{ code: 'unreadable-lines', message: '1 lines of the text could not be read' }]);
  });

  it('refuses values beyond 2^53', async () => {
    await expect(
      read('heap profile: 1: 1 [2: 2] @ heapprofile\n1: 9007199254740993 [1: 9007199254740993] @ 0x1\n')
    ).rejects.toMatchObject({ code: 'number-out-of-range', at: 'sample 0' });
  });
});

describe('readProfile of block and mutex text', () => {
  const SAMPLE = '657698 2 @ 0x472809 0x46bcc1\n#\t0x472808\tsync.(*Mutex).Unlock+0x28\t/src/sync/mutex.go:223\n';

  it('makes nanoseconds of cycles', async () => {
    const profile = await read(`--- contention:\ncycles/second=2000000000\n${SAMPLE}`);
    expect([typesOf(profile), samplesOf(profile)]).toEqual([
      ['contentions/count', 'delay/nanoseconds'],
      ['sync.(*Mutex).Unlock=2,328849'],
    ]);
  });

  it('multiplies by the sampling period of mutex profiles', async () => {
    const profile = await read(`--- mutex:\ncycles/second=2000000000\nsampling period=5\n${SAMPLE}`);
    expect([profile.period, samplesOf(profile)]).toEqual([5, ['sync.(*Mutex).Unlock=10,1644245']]);
  });
});

describe('readProfile of counted text', () => {
  it('reads goroutines with their labels', async () => {
    const profile = await read(
      'goroutine profile: total 5\n3 @ 0x1 0x2\n# labels: {"tenant":"t 1"}\n#\t0x1\tmain.f+0x1\t/x/main.go:1\n\n2 @ 0x3\n#\t0x3\tmain.g+0x1\t/x/main.go:2\n'
    );
    expect([typesOf(profile), samplesOf(profile), profile.warnings]).toEqual([
      ['goroutine/count'],
      ['main.f=3 {tenant:t 1}', 'main.g=2'],
      [],
    ]);
  });

  it('reads threadcreate, also where google/pprof gives up: threads without a stack', async () => {
    const profile = await read(
      'threadcreate profile: total 29\n28 @\n#\t0x0\n\n1 @ 0x43e455\n#\t0x43e454\truntime.allocm+0xd4\t\t\t/src/proc.go:1761\n'
    );
    expect([typesOf(profile), samplesOf(profile), profile.warnings]).toEqual([
      ['threadcreate/count'],
      ['=28', 'runtime.allocm=1'],
      [],
    ]);
  });

  it('says when stacks are missing', async () => {
    const { warnings } = await read('goroutineleak profile: total 5\n3 @ 0x1\n');
    expect(warnings.map(({ code }) => code)).toEqual(['goroutine-total-differs']);
  });
});

describe('readProfile of a goroutine dump', () => {
  const goroutine = (id: number, status: string): string =>
    `goroutine ${id} [${status}]:\nruntime.gopark(0x1)\n\t/go/proc.go:1 +0xce\nmain.(*T).run(0xc0, {0x2, 0x3})\n\t/x/main.go:5 +0x1d fp=0xc0 sp=0xc0 pc=0x1\n...12 frames elided...\nmain.main()\n\t/x/main.go:9 +0x1\ncreated by main.start in goroutine 1\n\t/x/main.go:20 +0x4\n`;

  it('counts equal goroutines, with their state as a label', async () => {
    const dump = [goroutine(1, 'select'), goroutine(2, 'select, 7 minutes'), goroutine(3, 'chan send')].join('\n');
    const profile = await read(dump);
    expect([typesOf(profile), samplesOf(profile)]).toEqual([
      ['goroutine/count'],
      [
        'main.main;main.(*T).run;runtime.gopark=2 {state:select}',
        'main.main;main.(*T).run;runtime.gopark=1 {state:chan send}',
      ],
    ]);
    expect([...profile.locations.line1]).toEqual([1, 5, 9]);
    expect([...profile.functions.fileName].map((index) => profile.strings[index])).toEqual([
      '/go/proc.go',
      '/x/main.go',
      '/x/main.go',
    ]);
  });

  it('keeps pprof labels and leaves ancestors out', async () => {
    const dump =
      'goroutine 7 [select (durable), synctest bubble 3] {tenant: t1}:\nmain.f(...)\n\t/x/main.go:5\ncreated by main.g\n\t/x/main.go:6\n[originating from goroutine 1]:\nmain.h(...)\n\t/x/main.go:7\n';
    expect(samplesOf(await read(dump))).toEqual(['main.f=1 {tenant:t1,state:select}']);
  });
});

describe('readProfile of folded stacks', () => {
  it('reads them, gzipped too, with the type it is told', async () => {
    const text = 'main;serve;put [inlined] 42\nmain;serve 7\n\n# comment\nmain -1\n';
    const unnamedType = { type: 'inuse_space', unit: 'bytes' };
    const profile = await readProfile(gzipSync(text), { inflate: inflateInNode, unnamedType });
    expect([typesOf(profile), samplesOf(profile)]).toEqual([
      ['inuse_space/bytes'],
      ['main;serve;put [inlined]=42', 'main;serve=7', 'main=-1'],
    ]);
    expect(typesOf(await read(text))).toEqual(['samples/count']);
  });

  it('does not take any text with numbers for stacks', async () => {
    for (const text of ['total 7\n', 'a;b 1\nand then something else\n', 'go_goroutines 12\n']) {
      await expect(read(text)).rejects.toMatchObject({ code: 'text-instead-of-profile' });
    }
  });
});

describe('readProfile of long text', () => {
  it('lets the host in between slices, and stops when aborted', async () => {
    const text = `main;a 1\n${'main;serve;handle;read;decode 1\n'.repeat(100_000)}`;
    let turns = 0;
    const controller = new AbortController();
    const yieldToHost = async (): Promise<void> => {
      turns++;
    };
    expect((await read(text, { yieldToHost })).samples.length).toBe(100_001);
    expect(turns).toBeGreaterThanOrEqual(3);
    controller.abort('enough');
    await expect(read(text, { signal: controller.signal })).rejects.toBe('enough');
  });
});
