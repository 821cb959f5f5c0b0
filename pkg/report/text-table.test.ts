// SPDX-License-Identifier: Apache-2.0
import { renderTextTable, toPrintable } from '#pkg/report';

describe('renderTextTable', () => {
  it('runs the example of the README', () => {
    const table = renderTextTable(
      [
        { title: 'self', align: 'right' },
        { title: 'function', align: 'left' },
      ],
      [['12 B', 'main.leak']]
    );
    expect(table).toBe('self  function\n12 B  main.leak');
  });

  it('is as wide as the widest cell and leaves no blanks at the end of a line', () => {
    const table = renderTextTable(
      [
        { title: 'n', align: 'right' },
        { title: 'a', align: 'left' },
        { title: 'b', align: 'left' },
      ],
      [
        ['1', 'long name', ''],
        ['22', 'x', 'y'],
      ]
    );
    expect(table.split('\n')).toEqual([' n  a          b', ' 1  long name', '22  x          y']);
  });
});

describe('toPrintable', () => {
  it.each([
    ['\u001b[31mred', '\ufffd[31mred'],
    ['two\nlines\ttab', 'two\ufffdlines\ufffdtab'],
    ['\u202egnp.exe', '\ufffdgnp.exe'],
    ['main.(*lru[...]).put·f', 'main.(*lru[...]).put·f'],
  ])('makes %j %j', (text, expected) => {
    expect(toPrintable(text)).toBe(expected);
  });
});
