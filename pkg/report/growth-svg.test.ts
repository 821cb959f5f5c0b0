// SPDX-License-Identifier: Apache-2.0
// Pictures are read back with an XML parser, that of jsdom, which refuses what is not well-formed.
import fc from 'fast-check';
import { BOX_KINDS, type BoxKind, type Boxes } from '#pkg/flame';
import { growthSvg, type GrowthPicture } from './index';
import { HOSTILE_NAMES } from './testing/hostile-tree';

interface XmlElement {
  readonly tagName: string;
  readonly textContent: string;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  getAttribute(name: string): string | null;
  querySelectorAll(selector: string): Iterable<XmlElement>;
}

type Jsdom = new (
  text: string,
  options: { contentType: string }
) => { readonly window: { readonly document: { readonly documentElement: XmlElement } } };

const { JSDOM } = jest.requireActual<{ JSDOM: Jsdom }>('jsdom');

const parse = (svg: string): XmlElement =>
  new JSDOM(svg, { contentType: 'application/xml' }).window.document.documentElement;

interface Box {
  kind: BoxKind;
  node?: number;
  side?: 0 | 1;
  row?: number;
  x?: number;
  width?: number;
  amount?: number;
  merged?: number;
}

const boxesOf = (boxes: readonly Box[]): Boxes => ({
  length: boxes.length,
  node: Int32Array.from(boxes, ({ node = 0 }) => node),
  side: Uint8Array.from(boxes, ({ side = 0 }) => side),
  row: Int32Array.from(boxes, ({ row = 0 }) => row),
  xCssPx: Float64Array.from(boxes, ({ x = 0 }) => x),
  widthCssPx: Float64Array.from(boxes, ({ width = 600 }) => width),
  kind: Uint8Array.from(boxes, ({ kind }) => BOX_KINDS.indexOf(kind)),
  amount: Float64Array.from(boxes, ({ amount = 1024 }) => amount),
  merged: Int32Array.from(boxes, ({ merged = 1 }) => merged),
});

const palette = {
  grown: '#f2a900',
  new: '#e07000',
  shrunk: '#5794f2',
  gone: '#3070d0',
  stable: '#aaaaaa',
  more: 'rgb(200 200 200 / 50%)',
  background: '#ffffff',
  text: '#111111',
  zeroLine: '#000000',
};

const names = ['total', 'github.com/acme/shop/cart.(*Store).Put', 'main.drop'];
const picture = (boxes: readonly Box[], more: Partial<GrowthPicture> = {}): GrowthPicture => ({
  boxes: boxesOf(boxes),
  widthCssPx: 600,
  title: 'Growth of checkout',
  summary: 'before 1.0 KiB, grown +2.0 KiB, shrunk −1.0 KiB, after 2.0 KiB',
  unit: 'bytes',
  amounts: 'changes',
  palette,
  nameOf: (node) => names[node] ?? '',
  ...more,
});

const all = (root: XmlElement, selector: string): XmlElement[] => [...root.querySelectorAll(selector)];
const texts = (root: XmlElement, selector: string): string[] => all(root, selector).map((one) => one.textContent);

const BUTTERFLY: Box[] = [
  { kind: 'grown', amount: 2048 },
  { kind: 'new', node: 1, row: 1, width: 300, amount: 1024 },
  { kind: 'more', node: 0, row: 1, x: 300, width: 150, amount: 512, merged: 12 },
  { kind: 'gone', node: 2, side: 1, width: 300, amount: 1024 },
];

describe('growthSvg', () => {
  const root = parse(growthSvg(picture(BUTTERFLY)));

  it('has a name and a description for a screen reader, and the balance for the eye', () => {
    expect([root.tagName, root.getAttribute('role')]).toEqual(['svg', 'img']);
    expect(texts(root, 'svg > title')).toEqual(['Growth of checkout']);
    expect(texts(root, 'svg > desc')).toEqual([picture([]).summary]);
    expect(texts(root, 'svg > text').slice(0, 2)).toEqual(['Growth of checkout', picture([]).summary]);
  });

  it('names every box in full with its amount, and labels it as far as it fits', () => {
    expect(texts(root, 'g > title')).toEqual([
      'total, +2.0 KiB',
      'github.com/acme/shop/cart.(*Store).Put, +1.0 KiB',
      '12 more, +512 B below total',
      'main.drop, −1.0 KiB',
    ]);
    expect(texts(root, 'g > text')).toEqual(['total', 'cart.(*Store).Put', '12 more, +512 B', 'main.drop']);
    const narrow = parse(
      growthSvg(
        picture([
          { kind: 'grown', node: 1, width: 60 },
          { kind: 'grown', width: 20 },
        ])
      )
    );
    expect(texts(narrow, 'g > text')).toEqual(['cart.(*…']);
  });

  it('gives totals no sign', () => {
    const totals = parse(growthSvg(picture(BUTTERFLY.slice(0, 3), { amounts: 'totals' })));
    expect(texts(totals, 'g > title')).toEqual([
      'total, 2.0 KiB',
      'github.com/acme/shop/cart.(*Store).Put, 1.0 KiB',
      '12 more, 512 B below total',
    ]);
  });

  it('draws growth below the zero line and shrinkage above it', () => {
    const [line] = all(root, 'line');
    const zero = Number(line.getAttribute('y1'));
    expect(all(root, 'g > rect').map((box) => Number(box.getAttribute('y')) - zero)).toEqual([0, 18.5, 18, -17.5]);
    const height = Number(root.getAttribute('height'));
    const bottoms = all(root, 'rect[y]').map(
      (box) => Number(box.getAttribute('y')) + Number(box.getAttribute('height'))
    );
    expect(bottoms.every((bottom) => bottom > 0 && bottom <= height)).toBe(true);
  });

  it('tells new and gone by outline as well as by colour, and explains the kinds that occur', () => {
    const boxes = all(root, 'g > rect');
    expect(boxes.map((box) => box.getAttribute('stroke'))).toEqual([null, '#111111', null, '#111111']);
    expect(boxes.map((box) => box.getAttribute('stroke-dasharray'))).toEqual([null, null, null, '3 2']);
    expect(texts(root, 'svg > text').slice(2)).toEqual(['grown', 'new', 'gone', 'more']);
  });

  it('leaves the outline away where it would hide the box', () => {
    const drawn = parse(
      growthSvg(
        picture([
          { kind: 'new', width: 4 },
          { kind: 'new', x: 4, width: 6 },
        ])
      )
    );
    expect(all(drawn, 'g > rect').map((box) => box.getAttribute('stroke'))).toEqual([null, '#111111']);
    expect(all(drawn, 'g > rect').map((box) => box.getAttribute('width'))).toEqual(['3', '4']);
  });

  it('takes labels and colours that say more', () => {
    const own = picture(BUTTERFLY, { labelOf: (box) => `box ${box}`, fillOf: (box) => `hsl(${box} 50% 50%)` });
    const drawn = parse(growthSvg(own));
    expect(texts(drawn, 'g > text')).toEqual(['box 0', 'box 1', 'box 2', 'box 3']);
    expect(all(drawn, 'g > rect').map((box) => box.getAttribute('fill'))).toEqual(
      BUTTERFLY.map((_, box) => `hsl(${box} 50% 50%)`)
    );
  });

  it('takes a colour of text for each box, and leaves the header its own', () => {
    const drawn = parse(growthSvg(picture(BUTTERFLY, { textOf: (box) => `hsl(${box} 90% 10%)` })));
    expect(all(drawn, 'g > text').map((text) => text.getAttribute('fill'))).toEqual(
      BUTTERFLY.map((_, box) => `hsl(${box} 90% 10%)`)
    );
    expect(all(drawn, 'svg > text').every((text) => text.getAttribute('fill') === palette.text)).toBe(true);
    expect(() => growthSvg(picture(BUTTERFLY, { textOf: () => 'url(#a)' }))).toThrow('Seep bug');
  });

  it('draws nothing of nothing, and rows without end', () => {
    expect(all(parse(growthSvg(picture([]))), 'g')).toEqual([]);
    const deep = parse(growthSvg(picture([{ kind: 'stable', row: 9_999 }])));
    expect(Number(deep.getAttribute('height'))).toBeGreaterThan(180_000);
  });

  it('breaks a long balance into lines', () => {
    const narrow = parse(growthSvg(picture([], { widthCssPx: 200 })));
    const lines = texts(narrow, 'svg > text').slice(1);
    expect(lines.join(' ')).toBe(picture([]).summary);
    expect(lines.length).toBeGreaterThan(2);
  });

  it('refuses a colour that points elsewhere', () => {
    for (const colour of ['url(https://evil.example/x)', 'URL (#a)', 'red;x:y', '\\75rl(x)']) {
      expect(() => growthSvg(picture(BUTTERFLY, { palette: { ...palette, grown: colour } }))).toThrow('Seep bug');
      expect(() => growthSvg(picture(BUTTERFLY, { fillOf: () => colour }))).toThrow('Seep bug');
    }
  });
});

describe('growthSvg of hostile names', () => {
  const ELEMENTS = new Set(['svg', 'title', 'desc', 'rect', 'g', 'text', 'line']);
  const safelyParsed = (text: string): XmlElement => {
    const root = parse(growthSvg(picture(BUTTERFLY, { title: text, summary: text, unit: text, nameOf: () => text })));
    for (const element of all(root, '*')) {
      expect(ELEMENTS.has(element.tagName)).toBe(true);
      expect([...element.attributes].filter(({ name }) => /^on|href|style/.test(name))).toEqual([]);
    }
    return root;
  };

  it.each(HOSTILE_NAMES.map((name) => [name.slice(0, 40)]))('draws %j as text', (start) => {
    const name = HOSTILE_NAMES.find((one) => one.startsWith(start)) ?? '';
    const [title = ''] = texts(safelyParsed(name), 'g > title');
    const shown = name
      .replace(/[\u0000-\u001f\u2028\u202a-\u202e\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
      .replace(/^$/, '[unknown]');
    expect(title.startsWith(`${shown}, +2,048 `) || name === '').toBe(true);
  });

  it('is well-formed for any text', () => {
    const characters = fc.oneof(
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom('<', '&', '"', "'", ']]>', '\ud83e\udd89', '\0')
    );
    fc.assert(
      fc.property(fc.array(characters, { maxLength: 30 }), (parts) => void safelyParsed(parts.join(''))),
      { numRuns: 60 }
    );
  });
});
