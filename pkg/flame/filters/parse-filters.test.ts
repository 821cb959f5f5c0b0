// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { type Filter, type FilterKind, PREFIXES, PRESETS } from './filter';
import { parseFilters } from './parse-filters';
import { printFilter, printFilters } from './print-filters';

const text = (kind: FilterKind, asked: string): Filter => ({ kind, pattern: { form: 'text', text: asked } });
const regex = (kind: FilterKind, asked: string): Filter => ({ kind, pattern: { form: 'regex', text: asked } });

describe('parseFilters', () => {
  it.each<[string, Filter[]]>([
    ['', []],
    [' ; ;', []],
    ['SS: main.put', [text('show-stack', 'main.put')]],
    ['main.put', [text('show-stack', 'main.put')]],
    ['hs:x;HF:y ; sff: z', [text('hide-stack', 'x'), text('hide-frame', 'y'), text('show-from-frame', 'z')]],
    [
      'Pivot: main.(*Store).Put[go.shape.int,go.shape.string]',
      [text('pivot', 'main.(*Store).Put[go.shape.int,go.shape.string]')],
    ],
    ['Show From Frame: a b ', [text('show-from-frame', 'a b')]],
    ['p::poll', [text('show-stack', 'p::poll')]],
    ['HF: /^runtime\\./', [regex('hide-frame', '^runtime\\.')]],
    ['/a|b/i; c', [regex('show-stack', 'a|b'), text('show-stack', 'c')]],
    ['/a;b/', [regex('show-stack', 'a;b')]],
    ['/a/;;b/', [regex('show-stack', 'a/;b')]],
    ['/a/ ; /b/', [regex('show-stack', 'a'), regex('show-stack', 'b')]],
    ['/net/http; x', [text('show-stack', '/net/http'), text('show-stack', 'x')]],
    ['HF: "struct { a int; b \\"s\\" }" ;x', [text('hide-frame', 'struct { a int; b "s" }'), text('show-stack', 'x')]],
    ['"/re/"', [text('show-stack', '/re/')]],
    [
      'only-my-code; hide-runtime',
      [
        { kind: 'preset', preset: 'only-my-code' },
        { kind: 'preset', preset: 'hide-runtime' },
      ],
    ],
    ['SS: only-my-code; "hide-runtime"', [text('show-stack', 'only-my-code'), text('show-stack', 'hide-runtime')]],
    ['only-my-codes', [text('show-stack', 'only-my-codes')]],
  ])('reads %p', (line, filters) => expect(parseFilters(line)).toEqual({ ok: true, filters }));

  it.each([
    ['a; HF: ', 'nothing-asked', 7],
    ['""', 'nothing-asked', 0],
    ['SS: "open', 'bad-quotes', 4],
    ['SS: "a" b', 'bad-quotes', 4],
    ['SS: "a\\.b"', 'bad-quotes', 4],
    ['"\\', 'bad-quotes', 0],
    ['HS: /(/', 'invalid-regex', 4],
    ['HS: /(?=a)/', 'invalid-regex', 4],
    ['x'.repeat(201), 'too-long', 0],
    [`/${'x'.repeat(201)}/`, 'too-long', 0],
    [Array.from({ length: 21 }, () => 'a').join(';'), 'too-many', 40],
  ])('says what is wrong with %p', (line, reason, at) => {
    expect(parseFilters(line)).toEqual({ ok: false, reason, message: expect.stringMatching(/./), at });
  });

  it('takes twenty filters of 200 characters', () => {
    const line = Array.from({ length: 20 }, () => `HF: ${'x'.repeat(200)}`).join('; ');
    expect(parseFilters(line)).toMatchObject({ ok: true, filters: { length: 20 } });
  });

  it('quotes the expression as it was typed', () => {
    expect(parseFilters('/main(/')).toMatchObject({ message: expect.stringContaining('`main(`') });
  });

  it('never throws, and prints what it read so that it reads the same', () => {
    const pieces = fc.constantFrom(
      'SS:',
      'hf: ',
      '/',
      ';',
      ';;',
      '"',
      '\\',
      ' ',
      'i',
      'a',
      '(',
      '\n',
      '\u2028',
      '\ud800',
      ...PRESETS
    );
    const line = fc.oneof(
      fc.string(),
      fc.array(pieces).map((parts) => parts.join(''))
    );
    fc.assert(
      fc.property(line, (typed) => {
        const result = parseFilters(typed);
        expect(result.ok ? parseFilters(printFilters(result.filters)) : result).toEqual(result);
      })
    );
  });

  it.each([
    '/'.repeat(200_000),
    '/ '.repeat(100_000),
    '"\\'.repeat(100_000),
    `/${' '.repeat(200_000)}x`,
    ';'.repeat(200_000),
  ])('comes to an end with hostile text', (line) => expect(typeof parseFilters(line).ok).toBe('boolean'));
});

describe('printFilters', () => {
  it('is the inverse of parseFilters for all filters there can be', () => {
    const kind = fc.constantFrom<FilterKind>('show-stack', 'hide-stack', 'show-from-frame', 'hide-frame', 'pivot');
    const pieces = fc.constantFrom(
      'a',
      '/',
      ';',
      '"',
      '\\\\',
      ' ',
      'i',
      '|',
      'SS:',
      '\n',
      'only-my-code',
      '\u202e',
      'é'
    );
    const asked = fc.array(pieces, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));
    const form = fc.constantFrom<'text' | 'regex'>('text', 'regex');
    const filter = fc.oneof<Array<fc.Arbitrary<Filter>>>(
      fc.record({ kind, pattern: fc.record({ form, text: asked }) }),
      fc.record({ kind: fc.constant('preset' as const), preset: fc.constantFrom(...PRESETS) })
    );
    fc.assert(
      fc.property(fc.array(filter, { maxLength: 20 }), (filters) => {
        const line = printFilters(filters);
        expect(parseFilters(line)).toEqual({ ok: true, filters });
        expect(parseFilters(new URLSearchParams(new URLSearchParams({ f: line }).toString()).get('f') ?? '')).toEqual({
          ok: true,
          filters,
        });
      })
    );
  });

  it('stays readable', () => {
    const filters = [text('hide-frame', 'main.(*T).do'), regex('show-stack', 'a|b'), text('pivot', ' a; b')];
    expect(printFilters(filters)).toBe('HF: main.(*T).do; SS: /a|b/; P: " a; b"');
    expect(printFilter({ kind: 'preset', preset: 'hide-runtime' })).toBe('hide-runtime');
  });

  it('keeps on one line', () => {
    expect(printFilter(text('show-stack', 'a\nb'))).toBe('SS: "a\\nb"');
  });

  it('has a prefix of its own for each kind', () => {
    expect(new Set(Object.values(PREFIXES)).size).toBe(5);
  });
});
