// SPDX-License-Identifier: Apache-2.0
import { companionFinder } from './find-companion';

const labelled = (labels: Record<string, string>, metric = 'm') => ({
  metric,
  labels: new Map(Object.entries(labels)),
});
const api = { job: 'api', instance: 'a:1' };
const one = labelled({ ...api, pod: 'p' });

describe('companionFinder', () => {
  it('takes the only one without a contradicting label', () => {
    const right = labelled(api);
    expect(companionFinder([labelled({ ...api, instance: 'b:1' }), right])(one)).toBe(right);
    const wider = labelled({ namespace: 'n', ...api });
    expect(companionFinder([wider])(one)).toBe(wider);
  });

  it('takes the one with the same labels before one with fewer, in any order', () => {
    const same = labelled({ pod: 'p', instance: 'a:1', job: 'api' });
    expect(companionFinder([labelled({ job: 'api' }), same, labelled(api)])(one)).toBe(same);
  });

  it('takes none when two could be meant', () => {
    expect(companionFinder([labelled(api), labelled({ job: 'api' })])(one)).toBeUndefined();
    expect(companionFinder([])(one)).toBeUndefined();
  });

  it('takes the metric that is named first of those that say the same, else any of the same process', () => {
    const memstats = labelled(api, 'go_memstats_alloc_bytes_total');
    const runtime = labelled(api, 'go_gc_heap_allocs_bytes_total');
    expect(companionFinder([runtime, memstats])(one)).toBe(memstats);
    expect(companionFinder([runtime])(one)).toBe(runtime);
    const logged = [labelled({}, 'TotalAlloc'), labelled({}, 'work')];
    expect(companionFinder(logged)(labelled({}))).toBe(logged[0]);
  });

  it('does not look at what tells our own series apart', () => {
    const work = labelled(api);
    expect(companionFinder([work, labelled({ job: 'api' })])(labelled({ ...api, resource: 'heap' }))).toBe(work);
    expect(
      companionFinder([labelled({ ...api, resource: 'heap' })])(labelled({ ...api, resource: 'x' }))
    ).toBeDefined();
  });
});
