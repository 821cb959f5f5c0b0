// SPDX-License-Identifier: Apache-2.0
import { buildCallTree } from '#pkg/calltree';
import { stacksFromText } from '#pkg/testkit';
import { codeBlock, stackText } from './index';
import { HOSTILE_NAMES, hostileTree } from './testing/hostile-tree';

const tree = buildCallTree(stacksFromText('main;serve;put 9\nmain;serve;get 5\nmain;wait 1'));
const nodeOf = (name: string): number => tree.frame.indexOf(tree.frames.name.indexOf(name));

describe('stackText', () => {
  it('is the stack of the node, leaf first', () => {
    expect(stackText(tree, nodeOf('get'))).toBe('get\nserve\nmain');
    expect(stackText(tree, nodeOf('wait'))).toBe('wait\nmain');
    expect(stackText(tree, nodeOf('main'))).toBe('main');
    expect(stackText(tree, 0)).toBe('');
  });

  it('says where, as far as that is known', () => {
    const file = tree.frames.name.map((name) => (name === 'get' ? '' : `/src/${name}.go`));
    const line1 = Int32Array.from(tree.frames.name, (name) => (name === 'main' ? 0 : 7));
    const located = { ...tree, frames: { ...tree.frames, file, line1 } };
    expect(stackText(located, nodeOf('get'))).toBe('get\nserve /src/serve.go:7\nmain /src/main.go');
  });

  it('leaves out the middle of a long stack and says how much', () => {
    const names = Array.from({ length: 100 }, (_, level) => `f${level}`);
    const deep = buildCallTree(stacksFromText(`${names.join(';')} 1`));
    expect(stackText(deep, 100, { maxFrames: 5 })).toBe('f99\nf98\nf97\n… 95 more …\nf1\nf0');
    expect(stackText(deep, 100, { maxFrames: 100 }).split('\n')).toHaveLength(100);
  });

  it('has one line a frame whatever the names are', () => {
    const hostile = hostileTree();
    HOSTILE_NAMES.forEach((_, index) => {
      const lines = stackText(hostile, 2 + index).split(/[\n\r\u2028\u2029]/);
      expect(lines).toHaveLength(2);
      expect(lines[0]).not.toMatch(/\p{Surrogate}|[\u0000-\u001f\u202e]/u);
    });
    expect(stackText(hostile, 2 + HOSTILE_NAMES.indexOf(''))).toMatch(/^\[unknown\]\n/);
    expect(stackText(hostile, 1 + HOSTILE_NAMES.length, { maxNameCharacters: 10 })).toBe(
      'xxxxxxxxx… xxxxxxxxx…\nmain.main main.main'
    );
  });

  it('is a block of code that backticks do not end', () => {
    expect(codeBlock('a\n```\nb', 'text')).toBe('````text\na\n```\nb\n````');
  });
});
