// SPDX-License-Identifier: Apache-2.0
// The example of the README, run.
import { buildDeltaTree } from '#pkg/calltree';
import { stacksFromText } from '#pkg/testkit';
import { flameSides, hitTest, layoutFlame } from './index';

it('does what the README shows', () => {
  const delta = buildDeltaTree(stacksFromText('main.main;main.put 10'), stacksFromText('main.main;main.put 30'));
  const viewport = { widthCssPx: 600, zoomNode: 0, minWidthCssPx: 2, firstRow: -5, rowCount: 25 };
  const boxes = layoutFlame(flameSides(delta, 'growth'), viewport);
  const box = hitTest(boxes, { xCssPx: 300, row: 1, side: 0 });
  expect(delta.frames.name[delta.frame[boxes.node[box]]]).toBe('main.main');
});
