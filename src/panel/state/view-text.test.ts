// SPDX-License-Identifier: Apache-2.0
import { urlUtil } from '@grafana/data';
import fc from 'fast-check';
import { finishAtOnce } from '#pkg/base';
import { buildCallTree } from '#pkg/calltree';
import { findPath, namesTo, parseFilters } from '#pkg/flame';
import { stacksFromText } from '#pkg/testkit';
import { filterOfFrame } from '../filters/filter-of-frame';
import { FIRST_VIEW, type PanelView } from '../panel-view';
import { findSavedPath, printPath, readPath } from './saved-path';
import { printView, readView } from './view-text';

const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  'a~b!c*7e.',
  '',
  '…\u202egnp.exe',
  '😀',
  '\ud800',
  '100%&=?#+ /;',
  '\u0000\n',
];
const name = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 20 }));
const names = fc.array(name, { maxLength: 6 });

const readBack = (view: PanelView) => {
  // As it goes through Grafana's address.
  const search = urlUtil.renderUrl('/d/x', { 'seep-1': printView(view, FIRST_VIEW) }).split('?')[1];
  return readView(new URLSearchParams(search).get('seep-1') ?? '', FIRST_VIEW);
};

describe('printView', () => {
  it('says nothing of what is as it is at first, and the rest readably', () => {
    expect(printView(FIRST_VIEW, FIRST_VIEW)).toBe('');
    const zoomNames = ['main.main', 'main.put'];
    const view: PanelView = { ...FIRST_VIEW, mode: 'after', query: 'leak', zoomNames, focusNames: zoomNames };
    expect(printView(view, FIRST_VIEW)).toBe('1~mode-after~q-leak~zoom-main.main!main.put!');
    expect(printView(FIRST_VIEW, view)).toBe('1~mode-growth~q-~zoom-');
  });

  it('is read back as it was, whatever functions are called', () => {
    const view = fc.record({
      mode: fc.constantFrom('growth', 'after', 'union'),
      fill: fc.constantFrom('evidence', 'kept', 'waitReason'),
      lit: fc.constantFrom('all', 'grown', 'new', 'shrunk', 'gone'),
      query: name,
      isNormalised: fc.boolean(),
      pictureIndex: fc.nat(99),
      zoomNames: names,
      focusNames: names,
      focusSide: fc.constantFrom(0, 1),
      pick: fc.option(fc.constant({ beforeUnixMs: 1, afterUnixMs: 1_700_000_000_000 }), { nil: undefined }),
      filters: fc.option(
        fc.array(
          name.map((text) => filterOfFrame('hide-stack', text)),
          { maxLength: 4 }
        ),
        { nil: undefined }
      ),
    } as const);
    fc.assert(
      fc.property(view, (changes) => {
        const whole: PanelView = { ...FIRST_VIEW, ...changes };
        expect(readBack(whole)).toEqual({ view: whole, zoom: undefined });
      })
    );
  });

  it('tells no filters from those of the options', () => {
    const byOptions = parseFilters('SS: none');
    const filters = byOptions.ok ? byOptions.filters : [];
    expect(printView({ ...FIRST_VIEW, filters: [] }, FIRST_VIEW)).toBe('1~filters-none');
    expect(readBack({ ...FIRST_VIEW, filters }).view.filters).toEqual(filters);
  });

  it('keeps the focus on a zoom without saying so', () => {
    const view: PanelView = { ...FIRST_VIEW, zoomNames: ['a'], focusNames: ['a', 'b'], focusSide: 1 };
    expect(printView(view, FIRST_VIEW)).toBe('1~zoom-a!~focus-b1b!');
    expect(printView({ ...view, focusNames: ['c'] }, FIRST_VIEW)).toBe('1~zoom-a!~focus-r1c!');
  });
});

describe('readView', () => {
  it('never throws, and takes over what can be understood of a damaged text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `1~${text}`)
        ),
        (text) => {
          expect(() => readView(text, FIRST_VIEW)).not.toThrow();
        }
      )
    );
    const damaged = '1~mode-wide~fill-kept~pick-9!3~zoom-a!b~focus-x~filters-SS*3~constructor-1~__proto__-1~lit~q-x';
    expect(readView(damaged, FIRST_VIEW).view).toEqual({
      ...FIRST_VIEW,
      ...{ fill: 'kept', query: 'x', filters: [{ kind: 'show-stack', pattern: { form: 'text', text: 'SS*3' } }] },
    });
  });

  it('ignores another version', () => {
    expect(readView('2~mode-after', FIRST_VIEW).view).toBe(FIRST_VIEW);
  });

  it('ignores filters that cannot be read', () => {
    expect(readView('1~filters-SS: /(/', FIRST_VIEW).view.filters).toBeUndefined();
  });
});

describe('long paths', () => {
  const deep = Array.from({ length: 10_000 }, (_, level) => `main.f${level % 3}`);

  it('are cut to their last names, and found again by these and the depth', () => {
    const text = printPath(deep);
    expect(encodeURIComponent(text).length).toBeLessThan(2100);
    const saved = readPath(text);
    expect(saved?.depth).toBe(10_000);
    const tree = buildCallTree(stacksFromText(`${[...deep, 'main.leaf'].join(';')} 5\n${deep.slice(1).join(';')} 3`));
    expect(saved && finishAtOnce(findSavedPath(tree, saved))).toEqual(deep);
    expect(finishAtOnce(findSavedPath(tree, { depth: 10_000, lastNames: ['main.f1'] }))).toBeUndefined();
  });

  it('are what a view of one has to find', () => {
    const view: PanelView = { ...FIRST_VIEW, zoomNames: deep, focusNames: deep, query: 'q' };
    const saved = readBack(view);
    expect(saved.zoom?.depth).toBe(10_000);
    expect(saved.view).toEqual({ ...FIRST_VIEW, query: 'q' });
  });

  it('finds the node of any path by its last names, or one that ends alike', () => {
    const tree = buildCallTree(stacksFromText('a;b;c 1\na;c 2\nb;c;c 3\nc;b;c 4'));
    for (let node = 1; node < tree.length; node++) {
      const path = namesTo(tree, node);
      const found = finishAtOnce(findSavedPath(tree, { depth: path.length, lastNames: path.slice(-2) })) ?? [];
      expect(found.slice(-2)).toEqual(path.slice(-2));
      expect(namesTo(tree, findPath(tree, found))).toHaveLength(path.length);
    }
  });
});
