// SPDX-License-Identifier: Apache-2.0
import { fitLabel, shortNameOf } from './index';

describe('fitLabel', () => {
  it.each([
    ['main.leak', 63, 'main.leak'],
    ['main.leak', 62, 'main.le…'],
    ['main.leak', 21, 'ma…'],
    ['main.leak', 20, ''],
    ['ab', 14, 'ab'],
    ['', 0, ''],
    ['ab😀cd', 28, 'ab…'],
  ])('fits %p into %p pixels of 7 as %p', (text, widthCssPx, expected) => {
    expect(fitLabel(text, widthCssPx, 7)).toBe(expected);
  });
});

describe('shortNameOf', () => {
  it.each([
    ['main.leak', 'main.leak'],
    ['github.com/acme/shop/cart.(*Store).Put', 'cart.(*Store).Put'],
    ['gopkg.in/yaml%2ev3.Unmarshal', 'yaml.v3.Unmarshal'],
    ['a.com/b.Map[go.shape.struct { a.com/c.T }]', 'b.Map[go.shape.struct { a.com/c.T }]'],
    ['main.serve<a/b>', 'main.serve<a/b>'],
    ['total', 'total'],
  ])('shortens %p to %p', (name, short) => {
    expect(shortNameOf(name)).toBe(short);
  });
});
