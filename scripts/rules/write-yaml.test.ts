// SPDX-License-Identifier: Apache-2.0
import { writeYaml } from './write-yaml.mjs';

it('writes maps and lists in blocks, as prettier would', () => {
  const text = writeYaml(
    { groups: [{ name: 'leak', rules: [{ record: 'leak:score', labels: { n: 3 } }, 'x'] }] },
    'one\ntwo'
  );
  expect(text.split('\n')).toEqual([
    '# one',
    '# two',
    'groups:',
    '  - name: leak',
    '    rules:',
    '      - record: leak:score',
    '        labels:',
    '          n: 3',
    '      - x',
    '',
  ]);
});

it('quotes what YAML would read as something else than text', () => {
  const texts = ['3', 'true', 'no', 'a: b', "it's", '{{ $value }}', '', '__expr__', 'docs/alerting.md#x'];
  const lines = writeYaml(texts, 'c').split('\n').slice(1, -1);
  expect(lines).toEqual([
    "- '3'",
    "- 'true'",
    "- 'no'",
    "- 'a: b'",
    "- 'it''s'",
    "- '{{ $value }}'",
    "- ''",
    '- __expr__',
    "- 'docs/alerting.md#x'",
  ]);
});

it('writes texts of several lines as they are, indented', () => {
  expect(writeYaml({ expr: 'a\n  + b' }, 'c')).toBe('# c\nexpr: |-\n  a\n    + b\n');
});
