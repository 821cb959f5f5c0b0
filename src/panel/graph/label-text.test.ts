// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { columnsOf, drawableName, fitLabels } from './label-text';

describe('drawableName', () => {
  it.each([
    ['main.leak', 'main.leak'],
    ['', '[unknown]'],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['a\nb\tc\u0000', '\u2068a␊b␉c␀\u2069'],
    ['é±−…', 'é±−…'],
    ['\u05e9\u05dc\u05d5\u05dd', '\u2068\u05e9\u05dc\u05d5\u05dd\u2069'],
    ['evil\u202etxt', '\u2068evil\ufffdtxt\u2069'],
    ['half\ud83d', '\u2068half\ufffd\u2069'],
    ['\ude00half', '\u2068\ufffdhalf\u2069'],
    ['😀', '\u2068😀\u2069'],
  ])('shows %j as %j', (name, expected) => {
    expect(drawableName(name)).toBe(expected);
  });

  it('is one line without control characters or halves of pairs, short, and as it was when there is nothing to hide', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
        const shown = drawableName(name.repeat(100));
        expect(shown).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]|\p{Surrogate}/u);
        expect(shown.length).toBeLessThanOrEqual(1002);
      })
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~]{1,60}$/), (name) => {
        expect(drawableName(name)).toBe(name);
      })
    );
  });
});

describe('fitLabels', () => {
  it('takes the fullest label that fits', () => {
    expect(fitLabels(['main.leak +1 MiB', 'main.leak', 'leak'], 70, 7).text).toBe('main.leak');
    expect(fitLabels(['main.leak +1 MiB', 'main.leak', 'leak'], 112, 7).text).toBe('main.leak +1 MiB');
  });

  it('counts wide characters twice and joined ones not at all', () => {
    expect(['漢字', 'ｆｕ', '😀', 'e\u0301', '\u2068a\u2069', '👩\u200d👩'].map(columnsOf)).toEqual([4, 4, 2, 1, 1, 4]);
    expect(fitLabels(['漢字漢字'], 7 * 7, 7)).toEqual({ text: '漢字漢…', columns: 7, isPlain: false });
    expect(fitLabels(['漢字漢字'], 8 * 7, 7)).toEqual({ text: '漢字漢字', columns: 8, isPlain: false });
  });

  it('never takes more columns than there are, nor half of a pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.integer({ min: 0, max: 30 }), (name, room) => {
        const { text, columns } = fitLabels([drawableName(name)], room * 7, 7);
        expect(columns).toBeLessThanOrEqual(room);
        expect(columns).toBe(columnsOf(text));
        expect(text).not.toMatch(/\p{Surrogate}/u);
      })
    );
  });
});
