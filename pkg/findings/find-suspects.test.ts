// SPDX-License-Identifier: Apache-2.0
import { buildDeltaTree } from '#pkg/calltree';
import { stacksFromText } from '#pkg/testkit';
import { findSuspects } from './find-suspects';

function suspectsBetween(before: string, after: string, unit = 'bytes') {
  return findSuspects(buildDeltaTree(stacksFromText(before, unit), stacksFromText(after, unit)));
}

describe('findSuspects', () => {
  it('blames the deepest own function for what library code below it allocates', () => {
    const [first] = suspectsBetween(
      'main.main;main.(*TokenCache).Set;strings.(*Builder).grow 100',
      'main.main;main.(*TokenCache).Set;strings.(*Builder).grow 500'
    );
    expect(first).toMatchObject({
      rank: 1,
      function: 'main.(*TokenCache).Set',
      site: 'strings.(*Builder).grow <- main.(*TokenCache).Set',
      package: 'main',
      growth: 400,
      share: 1,
    });
  });

  it('adds up the paths that end in the same own function', () => {
    const suspects = suspectsBetween(
      'main.main;main.a;main.keep 1',
      'main.main;main.a;main.keep 11\nmain.main;main.b;main.keep;fmt.Sprint 20\nmain.main;main.b 5'
    );
    expect(suspects.map(({ function: name, growth, share }) => [name, growth, share])).toEqual([
      ['main.keep', 30, 30 / 35],
      ['main.b', 5, 5 / 35],
    ]);
  });

  it('lets gains and losses below one function cancel, and drops a function that did not grow', () => {
    const suspects = suspectsBetween(
      'main.main;main.churn;bytes.makeSlice 100\nmain.main;main.leak 10',
      'main.main;main.churn;bytes.growSlice 100\nmain.main;main.leak 30'
    );
    expect(suspects.map((suspect) => suspect.function)).toEqual(['main.leak']);
  });

  it('has nothing to say when nothing changed', () => {
    expect(suspectsBetween('main.main;main.keep 7', 'main.main;main.keep 7')).toEqual([]);
  });

  it('takes a module that outweighs main for the application, so that its deepest function is blamed and not main', () => {
    const [first] = suspectsBetween(
      '0',
      'main.main;github.com/acme/shop/cart.Serve;github.com/acme/shop/cart.(*Store).Add;github.com/acme/shop/cart.clone;fmt.Sprint 9'
    );
    expect(first.function).toBe('github.com/acme/shop/cart.clone');
  });

  it('does not take a small dependency for the application', () => {
    const [first] = suspectsBetween(
      '0',
      'main.main;main.(*TokenCache).Set;github.com/golang-jwt/jwt/v5.(*Parser).Parse 9'
    );
    expect(first.function).toBe('main.(*TokenCache).Set');
  });

  it('charges standard-library bytes to the allocation and standard-library goroutines to their start', () => {
    const stack = 'net/http.(*persistConn).readLoop;bufio.(*Reader).Peek;internal/poll.runtime_pollWait 5';
    expect(suspectsBetween('0', stack, 'bytes')[0].function).toBe('internal/poll.runtime_pollWait');
    expect(suspectsBetween('0', stack, 'count')[0].function).toBe('net/http.(*persistConn).readLoop');
  });

  it('does not show the scheduler as the place where a goroutine hangs', () => {
    const [first] = suspectsBetween(
      '0',
      'main.leak.func1;runtime.chansend1;runtime.chansend;runtime.gopark 5',
      'count'
    );
    expect(first.site).toBe('main.leak.func1');
  });

  it('never ranks more than asked for', () => {
    const after = Array.from({ length: 30 }, (_, index) => `main.main;main.leak${index} ${index + 1}`).join('\n');
    const delta = buildDeltaTree(stacksFromText('0'), stacksFromText(after));
    expect(findSuspects(delta, { top: 3 }).map((suspect) => suspect.function)).toEqual([
      'main.leak29',
      'main.leak28',
      'main.leak27',
    ]);
  });
});
