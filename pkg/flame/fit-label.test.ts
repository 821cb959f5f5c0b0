// SPDX-License-Identifier: Apache-2.0
import { fitLabel, splitFrameName } from './index';

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

describe('splitFrameName', () => {
  it.each([
    ['main.leak', 'main', 'main.leak'],
    ['github.com/acme/shop/cart.(*Store).Put', 'github.com/acme/shop/cart', 'cart.(*Store).Put'],
    ['gopkg.in/yaml%2ev3.Unmarshal', 'gopkg.in/yaml%2ev3', 'yaml%2ev3.Unmarshal'],
    ['a.com/b.Map[go.shape.struct { a.com/c.T }]', 'a.com/b', 'b.Map[go.shape.struct { a.com/c.T }]'],
    ['malloc', '', 'malloc'],
    ['total', '', 'total'],
  ])('takes %p apart', (name, expectedPackage, short) => {
    expect(splitFrameName(name)).toEqual({ package: expectedPackage, short });
  });
});
