// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { sharedFolder } from '#pkg/testkit';
import { parseIndexPage } from './parse-index-page';
import { SourceError } from './source-error';

const testdata = (name: string) => readFileSync(path.join(__dirname, 'testdata', name), 'utf8');
const asText = (html: string) => parseIndexPage(html).map(({ name, count }) => `${name} ${count}`);

describe('parseIndexPage', () => {
  it('reads the page of Go 1.19', () => {
    expect(asText(testdata('index-go119.html'))).toEqual([
      'allocs 111',
      'block 32',
      'cmdline 0',
      'goroutine 11520',
      'heap 111',
      'mutex 2',
      'profile 0',
      'threadcreate 29',
      'trace 0',
    ]);
  });

  it('finds goroutineleak on the page of Go 1.27', () => {
    expect(asText(testdata('index-go127.html'))).toContain('goroutineleak 0');
  });

  it.each([
    [
      'Go 1.5',
      '<table>\n<tr><td align=right>3<td><a href="heap?debug=1">heap</a>\n<tr><td align=right>7<td><a href="block?debug=1">block</a>\n</table>',
      ['heap 3', 'block 7'],
    ],
    [
      'a custom profile',
      "<tr><td>4</td><td><a href='a%2Fb.Open&lt;T&gt;?debug=1'>a/b.Open&lt;T&gt; &amp;amp;</a></td></tr>",
      ['a/b.Open<T> &amp; 4'],
    ],
    [
      'attributes and spaces',
      '<tr class="x"><td > 12 </td>\n<td><a class=y href=goroutine?debug=1 > goroutine </a></td></tr>',
      ['goroutine 12'],
    ],
    [
      'other tables',
      "<tr><td>1</td><td>2</td></tr><tr><td>x</td><td><a href='/about'>9</a></td></tr><tr><td>5</td><td><a href='heap?debug=1'>heap</a>",
      ['heap 5'],
    ],
  ])('reads %s', (_, html, expected) => {
    expect(asText(html)).toEqual(expected);
  });

  it.each(['', 'heap', '<html><body>Login</body></html>', '<tr><td>1</td><td><a href=/x>x</a></td></tr>'])(
    'refuses %p',
    (html) => {
      expect(() => parseIndexPage(html)).toThrow(expect.objectContaining({ code: 'unexpected-answer' }));
    }
  );

  it('stops at a thousand rows', () => {
    expect(parseIndexPage("<tr><td>1</td><td><a href='x?debug=1'>x</a>".repeat(5000))).toHaveLength(1000);
  });

  it('gives rows or a typed error for any text made of its pieces', () => {
    const piece = fc.constantFrom('<tr', '<td>', '5', '<a ', 'href=x?debug=1', '>', '</a>', 'heap', '<', '&lt;', ' ');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        try {
          expect(parseIndexPage(pieces.join('')).every(({ name, count }) => name !== '' && count >= 0)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(SourceError);
        }
      })
    );
  });
});

const shared = sharedFolder();

// The recordings are too large for the repository.
(shared === undefined ? describe.skip : describe)('recorded index pages (needs ../shared)', () => {
  const fixtures = path.join(shared ?? '', 'fixtures');
  const pages = (shared === undefined ? [] : readdirSync(fixtures))
    .flatMap((service) => ['t0', 't1', 't2'].map((step) => `${service}/${step}/index.html`))
    .filter((name) => existsSync(path.join(fixtures, name)));

  it.each(pages)('%s gives the rows that a plain pattern finds', (name) => {
    const html = readFileSync(path.join(fixtures, name), 'utf8');
    const rows = Array.from(
      html.matchAll(/<tr><td>(\d+)<\/td><td><a href='\w+\?debug=1'>(\w+)</g),
      (match) => `${match[2]} ${match[1]}`
    );
    expect(rows.length).toBeGreaterThanOrEqual(9);
    expect(asText(html)).toEqual(rows);
  });

  it('are all there', () => {
    expect(pages.length).toBeGreaterThanOrEqual(22);
  });
});
