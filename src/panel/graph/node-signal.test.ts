// SPDX-License-Identifier: Apache-2.0
import { drawingOf } from './drawing';
import { isNoise, signalOf, STRENGTH_COUNT, strengthIndex } from './node-signal';
import { growthPicture } from '../testing/growth-picture';

const ROOT = { level: 0, label: 'total', before: 200, after: 400 };
const STEPS = { steps: 6 };

function signalIn(facts: object, { steps } = STEPS, [before, after] = [100, 200]) {
  const picture = growthPicture([ROOT, { level: 1, label: 'main.f', before, after, ...facts }], { steps });
  return signalOf(drawingOf(picture, 'growth'), 1, after >= before ? 0 : 1);
}

describe('signalOf', () => {
  it('calls a change below two standard errors noise, and one of exactly two not', () => {
    const evidence = { evidence: 1, rises: 6 };
    expect(signalIn({ ...evidence, standardError: 50.1 })).toBe('noise');
    expect(signalIn({ ...evidence, standardError: 50 })).toBe(STRENGTH_COUNT - 1);
    expect(signalIn({ ...evidence, standardError: 50.1 }, STEPS, [200, 100])).toBe('noise');
    expect(signalIn({ ...evidence, standardError: 0 })).toBe(STRENGTH_COUNT - 1);
  });

  it('calls what rose in at most a third of the steps a jump, where there are steps enough to tell', () => {
    expect(signalIn({ evidence: 2 / 6, rises: 2 })).toBe('jump');
    expect(signalIn({ evidence: 3 / 6, rises: 3 })).toBe(strengthIndex(0.5));
    expect(signalIn({ evidence: 0, rises: 0 }, { steps: 2 })).toBe(0);
    expect(signalIn({ evidence: 2 / 6, rises: 2, standardError: 60 })).toBe('noise');
  });

  it('draws what is not known in the middle', () => {
    expect(signalIn({})).toBe(strengthIndex(Number.NaN));
    expect(signalIn({ rises: 6 })).toBe(3);
    expect([-1, 0, 0.5, 1, 7].map(strengthIndex)).toEqual([0, 0, 3, 5, 5]);
  });

  it('takes the net change where a frame shows both directions', () => {
    const picture = growthPicture([
      { ...ROOT, before: 100, after: 110, standardError: 20 },
      { level: 1, label: 'up', before: 0, after: 60, standardError: 0 },
      { level: 1, label: 'down', before: 100, after: 50, standardError: 0 },
    ]);
    expect((['growth', 'after', 'union'] as const).map((mode) => isNoise(drawingOf(picture, mode), 0, 0))).toEqual([
      ...[false, true, true],
    ]);
  });
});
