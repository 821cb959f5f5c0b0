// SPDX-License-Identifier: Apache-2.0
import { balanceOf, buildDeltaTree, type DeltaTree } from '#pkg/calltree';
import { findSuspects } from '#pkg/findings';
import { stacksFromText } from '#pkg/testkit';
import { growthMarkdown, type GrowthIssue } from './index';
import { HOSTILE_NAMES, hostileTree } from './testing/hostile-tree';

const RANGE = { beforeUnixMs: Date.UTC(2026, 7, 1, 10), afterUnixMs: Date.UTC(2026, 7, 1, 10, 30), captureCount: 10 };

function issueOf(tree: DeltaTree, more: Partial<GrowthIssue> = {}): GrowthIssue {
  return {
    title: 'Growth of checkout',
    balance: balanceOf(tree),
    suspects: findSuspects(tree),
    tree,
    range: RANGE,
    problems: [],
    ...more,
  };
}

const delta = buildDeltaTree(
  stacksFromText('main.main;main.serve;main.keep;bytes.growSlice 1048576\nmain.main;main.drop 2048'),
  stacksFromText('main.main;main.serve;main.keep;bytes.growSlice 4194304\nmain.main;main.serve;main.cache 1024')
);

describe('growthMarkdown', () => {
  it('says what grew, where, how it was measured and how to see it', () => {
    const [first, ...others] = findSuspects(delta);
    const suspects = [{ ...first, file: '/src/cart.go', line1: 42, rises: 8, steps: 9, kept: 0.974 }, ...others];
    const problems = [{ code: 'build', message: 'before and after are of different builds' }];
    const lines = growthMarkdown(issueOf(delta, { suspects, problems })).split('\n');
    const stackOfFirst = ['```text', 'bytes.growSlice', 'main.keep', 'main.serve', 'main.main', '```'];
    expect(lines).toEqual([
      '## Growth of checkout',
      '',
      'From 1.0 MiB to 4.0 MiB (+3.0 MiB) in 30 min: 100.0% of what grew is in `bytes.growSlice <- main.keep`.',
      '',
      'Balance: before 1.0 MiB, grown +3.0 MiB (new +0.0 MiB), shrunk −0.0 MiB (gone −0.0 MiB), after 4.0 MiB (4.0 times).',
      '',
      '| # | function | growth | share | rises | kept | per hour | source |',
      '| ---: | --- | ---: | ---: | ---: | ---: | ---: | --- |',
      '| 1 | `bytes.growSlice <- main.keep` | +3.0 MiB | 100.0% | 8 of 9 | 97% | +6.0 MiB | `/src/cart.go:42` |',
      '| 2 | `main.cache` | +1.0 KiB | 0.0% | – | – | +2.0 KiB | – |',
      '',
      'Stack of `bytes.growSlice <- main.keep`, +3.0 MiB, where most of it grew:',
      '',
      ...stackOfFirst,
      '',
      'Stack of `main.cache`, +1.0 KiB, where most of it grew:',
      '',
      ...['```text', 'main.cache', 'main.serve', 'main.main', '```'],
      '',
      '### How it was measured',
      '- before: 2026-08-01 10:00:00 UTC',
      '- after: 2026-08-01 10:30:00 UTC',
      '- captures: 10',
      '',
      '### What makes before and after hard to compare',
      '- `build`: before and after are of different builds',
      '',
      '### See it with `go tool pprof`',
      '',
      '```sh',
      'go tool pprof -top seep-delta.pb.gz',
      '```',
      '',
    ]);
  });

  it('leaves out what is not known', () => {
    const text = growthMarkdown(issueOf(delta, { range: {}, command: 'go tool pprof -top x' }));
    expect(text).toContain('(+3.0 MiB): 100.0% of what grew');
    expect(text).toContain('- before: unknown\n- after: unknown\n');
    expect(text).toContain('| +3.0 MiB | 100.0% | – | – | – | – |');
    expect(text).toContain('```sh\ngo tool pprof -top x\n```');
    expect(text).not.toMatch(/captures|hard to compare|NaN|undefined/);
  });

  it('says when nothing grew', () => {
    const same = stacksFromText('main 5');
    const text = growthMarkdown(issueOf(buildDeltaTree(same, same)));
    expect(text).toContain('From 5 B to 5 B (±0 B) in 30 min.\n');
    expect(text).toContain('\nNothing grew.\n');
  });

  it('does not say that nothing grew when growth is within the noise, or not ranked', () => {
    const issue = issueOf(delta, { suspects: [] });
    expect(growthMarkdown({ ...issue, belowNoise: 2 })).toContain(
      '\nGrew by +3.0 MiB in 2 places, within the noise of sampling.\n'
    );
    expect(growthMarkdown({ ...issue, belowNoise: 1 })).toContain('in 1 place, within');
    expect(growthMarkdown(issue)).toContain('\nGrew by +3.0 MiB.\n');
  });

  it('shows the stacks of three suspects and the rows of all', () => {
    const five = buildDeltaTree(stacksFromText(''), stacksFromText('a.a 5\nb.b 4\nc.c 3\nd.d 2\ne.e 1'));
    const text = growthMarkdown(issueOf(five));
    expect(text.match(/^\| \d/gm)).toHaveLength(5);
    expect(text.match(/^```text$/gm)).toHaveLength(3);
  });
});

describe('growthMarkdown of hostile names', () => {
  const tree = hostileTree();
  const suspects = HOSTILE_NAMES.map((name, index) => ({
    rank: index + 1,
    site: name,
    function: name,
    file: name,
    line1: 0,
    growth: 7,
    share: 0.1,
    node: 2 + index,
  }));
  const balance = { unit: 'bytes', before: 0, after: 7, grown: 7, new: 7, shrunk: 0, gone: 0 };
  const textOf = (title: string, top = suspects): string =>
    growthMarkdown({
      ...{ title, balance, tree, range: RANGE, suspects: top },
      problems: HOSTILE_NAMES.map((name) => ({ code: name, message: name })),
    });
  const text = textOf('t');

  /** What is left where code, as CommonMark 6.1 finds it, and escapes are taken away. */
  const outsideOfCode = (markdown: string): string =>
    markdown
      .replace(/^(`{3,})[^`\n]*\n[^]*?^\1$/gm, '')
      .replace(/(?<![`\\])(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '')
      .replace(/\\[!-/:-@[-`{-~]/g, '');

  it('has eight cells in every row, a row a suspect', () => {
    const rows = text.split('\n').filter((line) => line.startsWith('| '));
    expect(rows).toHaveLength(2 + HOSTILE_NAMES.length);
    for (const row of rows) {
      expect({ row, cells: row.split(/(?<!\\)\|/) }).toEqual({ row, cells: expect.objectContaining({ length: 10 }) });
    }
  });

  it('leaves no markup, mention, issue number or address outside of code', () => {
    for (const title of ['t', ...HOSTILE_NAMES]) {
      const prose = outsideOfCode(textOf(title)).replace(/<!-- -->/g, '\0');
      expect(prose).not.toMatch(/[<`]|@\w|(?<!^#*)#\w|:\/\/|www\./m);
    }
  });

  it('gives each of the first three its whole stack', () => {
    for (let first = 0; first < suspects.length; first++) {
      const [, block] = /^`{3,}text\n([^]*?)\n`{3,}$/m.exec(textOf('t', suspects.slice(first, first + 1))) ?? [];
      expect(block?.split('\n')).toEqual([expect.anything(), 'main.main main.main']);
    }
  });

  it('fits an issue of GitHub', () => {
    expect(text.length).toBeLessThan(65_536);
    expect(text).not.toMatch(/\p{Surrogate}|[\u0000-\u0009\u000b-\u001f\u202e]/u);
  });
});
