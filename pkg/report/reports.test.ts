// SPDX-License-Identifier: Apache-2.0
import { balanceOf, buildDeltaTree, type TopRow, type TopTable } from '#pkg/calltree';
import { findSuspects } from '#pkg/findings';
import { buildDiffDocument, buildTopDocument, renderDiff, renderGoroutines, renderTop } from '#pkg/report';
import { stacksFromText } from '#pkg/testkit';

const SPACE = { type: 'inuse_space', unit: 'bytes' };

describe('renderTop', () => {
  const rows: TopRow[] = [
    { function: 'main.leak', self: 3072, total: 4096, inlined: 'sometimes' },
    { function: 'main.\u001bmain', self: 0, total: 4096, inlined: 'never' },
  ];
  const top: TopTable = { total: 4096, rows, candidateCount: 3, droppedCount: 2 };

  it('shows shares of the total and how many functions were left out', () => {
    const text = renderTop(top, { sampleType: SPACE, header: ['File: x'], nodeFraction: 0.25 });
    expect(text.split('\n')).toEqual([
      'File: x',
      'Showing nodes accounting for 3kB, 75.00% of 4kB total',
      'Dropped 2 nodes (cum <= 1kB)',
      'Showing top 2 nodes out of 3',
      '      flat  flat%   sum%        cum   cum%',
      '       3kB 75.00% 75.00%        4kB   100%  main.leak (partial-inline)',
      '         0     0% 75.00%        4kB   100%  main.\ufffdmain',
    ]);
  });

  it('has no shares of an empty profile', () => {
    const empty: TopTable = { total: 0, rows: [], candidateCount: 0, droppedCount: 0 };
    expect(renderTop(empty, { sampleType: SPACE })).toMatch(/^Showing nodes accounting for 0, 0% of 0 total\n/);
  });

  it('keeps raw numbers in the document', () => {
    expect(buildTopDocument(top, SPACE)).toEqual({
      schema: 'seep.top/1',
      sampleType: SPACE,
      total: 4096,
      rows: [
        { function: 'main.leak', self: 3072, total: 4096 },
        { function: 'main.\u001bmain', self: 0, total: 4096 },
      ],
    });
  });
});

describe('renderDiff', () => {
  it('shows the balance in one unit and the suspects with their shares', () => {
    const delta = buildDeltaTree(
      stacksFromText('main.main;main.leak 1024'),
      stacksFromText('main.main;main.leak 3072')
    );
    const text = renderDiff(buildDiffDocument(SPACE, balanceOf(delta), findSuspects(delta)));
    expect(text).toContain(
      'before 1.0 KiB, grown +2.0 KiB (new ±0.0 KiB), shrunk ±0.0 KiB (gone ±0.0 KiB), after 3.0 KiB (3.0 times)'
    );
    expect(text).toMatch(/1 {2}\+2\.0 KiB {2}100\.0% {2}main\.leak/);
  });

  it('does not print control characters of a profile', () => {
    const delta = buildDeltaTree(stacksFromText('0'), stacksFromText('main.\u001b[2Jevil 5'));
    const text = renderDiff(buildDiffDocument(SPACE, balanceOf(delta), findSuspects(delta)));
    expect(text).toContain('main.\ufffd[2Jevil');
    expect(text).not.toContain('\u001b');
  });
});

describe('renderGoroutines', () => {
  it('leaves blank what the profile does not tell', () => {
    const group = { function: 'main.wait', stack: [], labels: {} };
    const text = renderGoroutines({
      schema: 'seep.goroutines/1',
      total: 1200,
      groups: [
        { ...group, count: 1199, state: 'chan receive', waitMinutes: 3, createdBy: 'main.start' },
        { ...group, count: 1, state: null, waitMinutes: null, createdBy: null },
      ],
    });
    expect(text.split('\n')).toEqual([
      '1,200 goroutines in 2 groups',
      'count  state         waits  function   created by',
      '1,199  chan receive  3 min  main.wait  main.start',
      '    1                       main.wait',
    ]);
  });
});

describe('renderGoroutines for library code', () => {
  it('shows the function that the goroutine was started with beside the one that it hangs in', () => {
    const stack = ['internal/poll.runtime_pollWait', 'bufio.(*Reader).Peek', 'net/http.(*persistConn).readLoop'];
    const group = {
      count: 3,
      state: 'IO wait',
      waitMinutes: null,
      createdBy: null,
      function: stack[0],
      stack,
      labels: {},
    };
    const text = renderGoroutines({ schema: 'seep.goroutines/1', total: 3, groups: [group] });
    expect(text).toContain('internal/poll.runtime_pollWait <- net/http.(*persistConn).readLoop');
  });
});
