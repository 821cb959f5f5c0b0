// SPDX-License-Identifier: Apache-2.0
import { buildDeltaTree } from '#pkg/calltree';
import { stacksFromText } from '#pkg/testkit';
import { focusOn, type GraphView, locateView, viewAfterKey, WHOLE_GRAPH, zoomTo } from './graph-view';
import { pictureOfTree } from '../testing/picture-of-tree';
import { type Drawing, drawingOf } from './drawing';

function drawingFrom(before: string, after: string): Drawing {
  const tree = buildDeltaTree(stacksFromText(before), stacksFromText(after));
  return drawingOf(pictureOfTree(tree), 'growth');
}

const drawing = drawingFrom('main;old 50\nmain;put 10', 'main;put 90\nmain;get 40\nmain;get;deep 30\nidle 7');

function walk(keys: readonly string[], start: GraphView = WHOLE_GRAPH): GraphView {
  return keys.reduce((view, key) => viewAfterKey(drawing, view, key) ?? view, start);
}

describe('viewAfterKey', () => {
  it.each([
    [['ArrowDown'], 0, ['main']],
    [['ArrowDown', 'ArrowDown'], 0, ['main', 'put']],
    [['ArrowDown', 'ArrowDown', 'ArrowRight'], 0, ['main', 'get']],
    [['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight'], 0, ['main', 'get']],
    [['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowUp', 'ArrowLeft'], 0, ['main', 'put']],
    [['ArrowDown', 'ArrowRight'], 0, ['idle']],
    [['ArrowUp'], 1, []],
    [['ArrowUp', 'ArrowUp', 'ArrowUp'], 1, ['main', 'old']],
    [['ArrowUp', 'ArrowUp', 'ArrowDown', 'ArrowDown'], 0, []],
    [['ArrowDown', 'ArrowDown', 'Home'], 0, []],
    [['ArrowDown', 'ArrowDown', 'End'], 0, ['main', 'get']],
  ] as const)('%p leads to side %p, %p', (keys, focusSide, focusNames) => {
    expect(walk(keys)).toMatchObject({ focusSide, focusNames });
  });

  it('zooms with Enter, out by one with Backspace and all the way with Escape', () => {
    const zoomed = walk(['ArrowDown', 'ArrowDown', 'ArrowRight', 'Enter']);
    expect(zoomed.zoomNames).toEqual(['main', 'get']);
    expect(walk(['Backspace'], zoomed).zoomNames).toEqual(['main']);
    expect(walk(['Escape'], zoomed)).toEqual({ ...zoomed, zoomNames: [] });
    expect(viewAfterKey(drawing, WHOLE_GRAPH, 'Escape')).toBeUndefined();
  });

  it('opens the zoom when the focus walks out of it', () => {
    expect(walk(['ArrowDown', 'ArrowDown', 'Enter', 'ArrowRight'])).toMatchObject({
      zoomNames: ['main'],
      focusNames: ['main', 'get'],
    });
  });

  it('leaves other keys alone', () => {
    expect(viewAfterKey(drawing, WHOLE_GRAPH, 'x')).toBeUndefined();
  });
});

describe('locateView', () => {
  it('finds a view again after a refresh that renumbers the nodes', () => {
    const view = zoomTo(drawing, { node: locateView(drawing, walk(['ArrowDown', 'ArrowDown'])).focusNode, side: 0 });
    const refreshed = drawingFrom('main;old 50\nmain;put 10', 'first 500\nmain;get 400\nmain;put 95');
    const { tree } = refreshed.picture;
    const { zoomNode } = locateView(refreshed, view);
    expect(tree.frames.name[tree.frame[zoomNode]]).toBe('put');
    expect(locateView(drawingFrom('', 'other 1'), view).zoomNode).toBe(0);
  });

  it('takes the side that has something', () => {
    expect(locateView(drawingFrom('a 5', 'a 3'), WHOLE_GRAPH).focusSide).toBe(1);
    expect(focusOn(drawing, WHOLE_GRAPH, { node: 0, side: 1 }).focusSide).toBe(1);
  });
});
