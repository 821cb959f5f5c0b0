// SPDX-License-Identifier: Apache-2.0
import { flameSides, layoutFlame, type WidthMode } from '#pkg/flame';
import { labelsOfBox } from './box-labels';
import { drawingOf } from './drawing';
import { labelWords } from './label-words';
import type { FillMode } from './paint-choice';
import { rankBoxes } from './rank-boxes';
import { growthPicture, type PictureRow } from '../testing/growth-picture';

const MIB = 1_048_576;
const TOTAL = { level: 0, label: 'total', before: 100 * MIB, after: 300 * MIB };

function labelsOf(rows: readonly PictureRow[], mode: WidthMode = 'growth', fill: FillMode = 'evidence') {
  const drawing = drawingOf(growthPicture(rows), mode);
  const viewport = { widthCssPx: 800, zoomNode: 0, minWidthCssPx: 2, firstRow: -9, rowCount: 20 };
  const boxes = layoutFlame(flameSides(drawing.picture.tree, mode), viewport);
  const content = { drawing, boxes, fill, ranks: rankBoxes(drawing, boxes), words: labelWords() };
  return Array.from({ length: boxes.length }, (_, box) => labelsOfBox(content, box));
}

describe('labelsOfBox', () => {
  it('ends with the standard error where sampling could explain the change', () => {
    const noisy = { level: 1, label: 'a/b.f', before: 10 * MIB, after: 11 * MIB, standardError: 2 * MIB };
    expect(labelsOf([TOTAL, noisy])[1][0]).toBe('b.f +1.0 MiB ±2.0 MiB');
    expect(labelsOf([TOTAL, noisy], 'after')[1][0]).toBe('b.f 11.0 MiB (+1.0 MiB ±2.0 MiB)');
    expect(labelsOf([TOTAL, { ...noisy, standardError: 0.4 * MIB }])[1]).not.toContain('b.f +1.0 MiB ±0.4 MiB');
  });

  it('begins with the rank of a suspect, of a recursion only at its first call', () => {
    const call = { label: 'main.deep', before: 0, after: 200 * MIB };
    const labels = labelsOf([TOTAL, ...[1, 2, 3].map((level) => ({ ...call, level }))]);
    expect(labels.map(([fullest]) => fullest)).toEqual([
      'total +200.0 MiB',
      '#1 main.deep +200.0 MiB',
      'main.deep +200.0 MiB',
      'main.deep +200.0 MiB',
    ]);
    expect(labels[1]).toEqual([
      ...['#1 main.deep +200.0 MiB', 'main.deep +200.0 MiB', '#1 main.deep', 'main.deep', 'deep'],
    ]);
  });

  it('say what is left of what was allocated when colours mean retention', () => {
    const kept = { level: 1, label: 'main.f', before: 0, after: 200 * MIB, kept: 0.5, allocated: 400 * MIB };
    expect(labelsOf([TOTAL, kept], 'growth', 'kept')[1]).toEqual([
      'main.f 200.0 MiB still live of 400.0 MiB allocated in the window',
      ...['main.f 50 % kept', 'main.f', 'f'],
    ]);
    expect(labelsOf([TOTAL, kept], 'growth', 'kept')[0]).toEqual(['total', 'total']);
  });

  it('show every name as text', () => {
    const named = (label: string) => labelsOf([TOTAL, { level: 1, label, before: 0, after: 50 * MIB }])[1];
    expect(named('<img src=x onerror=alert(1)>')).toContain('<img src=x onerror=alert(1)>');
    expect(named('a\nb')).toContain('\u2068a␊b\u2069');
    expect(named('')).toContain('[unknown]');
    expect(named('x'.repeat(10_000))).toContain('x'.repeat(1000));
  });
});
