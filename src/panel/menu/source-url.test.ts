// SPDX-License-Identifier: Apache-2.0
import { sourceUrl } from './source-url';

const TEMPLATE = 'https://github.com/acme/shop/blob/main/{file}#L{line}';

describe('sourceUrl', () => {
  it.each([
    ['a place', TEMPLATE, 'cart/store.go', 42, 'https://github.com/acme/shop/blob/main/cart/store.go#L42'],
    ['doubled braces', 'https://x.org/{{file}}?l={{line}}', 'a.go', 3, 'https://x.org/a.go?l=3'],
    ['an unknown line', TEMPLATE, 'a.go', 0, 'https://github.com/acme/shop/blob/main/a.go#L1'],
    ['a path from the root', TEMPLATE, '/src/a.go', 1, 'https://github.com/acme/shop/blob/main/src/a.go#L1'],
    ['a path of Windows', TEMPLATE, 'C:\\src\\a.go', 1, 'https://github.com/acme/shop/blob/main/C%3A/src/a.go#L1'],
    [
      'signs of addresses',
      TEMPLATE,
      'a?b#c%2e/"<x>.go',
      1,
      'https://github.com/acme/shop/blob/main/a%3Fb%23c%252e/%22%3Cx%3E.go#L1',
    ],
    ['half a surrogate pair', TEMPLATE, '\ud800.go', 1, 'https://github.com/acme/shop/blob/main/%EF%BF%BD.go#L1'],
  ])('makes an address of %s', (_, template, file, line1, url) => {
    expect(sourceUrl(template, { file, line1 })).toBe(url);
  });

  it.each([
    ['no template', '', 'a.go'],
    ['no file', TEMPLATE, ''],
    ['a way out of the repository', TEMPLATE, 'x/../../../evil/a.go'],
    ['a script', 'javascript:alert("{file}")', 'a.go'],
    ['data', 'data:text/html,{file}', 'a.go'],
    ['a file as part of the host', 'https://github.com{file}', '/.evil.example/a.go'],
    ['a file as scheme', '{file}', 'https:/evil.example'],
    ['something that is no address', 'blob/{file}', 'a.go'],
  ])('makes none of %s', (_, template, file) => {
    expect(sourceUrl(template, { file, line1: 1 })).toBeUndefined();
  });
});
