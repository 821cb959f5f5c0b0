// SPDX-License-Identifier: Apache-2.0
import { computeShapeResiduals } from './growth-shapes';
import { buildFitTarget } from './rising-fit';
import { computeShapeEvidence } from './shape-evidence';

// Expected figures: numpy 2.4.6, numpy.linalg.lstsq for each form and each breakpoint of the documented grids (design: leak score, 7.6),
// and the documented formulas for lnB, in a script that shares nothing with this code.
const LEVELLING = {
  times: Float64Array.of(0, 0.07, 0.16, 0.3, 0.33, 0.45, 0.52, 0.61, 0.74, 0.8, 0.93, 1),
  values: Float64Array.of(10, 14.1, 17.3, 19.2, 19.0, 20.3, 20.1, 21, 20.6, 21.4, 21.2, 21.9),
};
const LATE = {
  times: Float64Array.from({ length: 16 }, (_, i) => i / 15),
  values: Float64Array.of(
    ...[10, 10.4, 10.1, 10.6, 9.9, 10.3, 10.2, 11.4, 12.9, 13.8, 15.6, 16.2, 18.1, 18.8, 20.9, 21.3]
  ),
};
const NOISY_LINE = {
  times: LATE.times,
  values: Float64Array.of(
    ...[10, 11.5, 9.7, 13.2, 11.1, 13.9, 12.2, 13, 15.8, 13.1, 14.4, 16.7, 13.9, 17.3, 15.2, 17.9]
  ),
};

describe('computeShapeResiduals', () => {
  it.each([
    {
      name: 'a rise that levels off',
      series: LEVELLING,
      expected: {
        ...{ const: 136.10916666666668, step: 25.404999999999983, ramp: 8.639318558409274, sat: 1.8864804930928822 },
        ...{ lin: 40.068170911358244, quad: 72.63620184861358, sqrt: 11.991189712715244, p7: 24.009645099889024 },
        ...{ p15: 59.50789873299571, hinge: 49.27971200387223, hingePoint: 0.1, satlin: 0.8170775668568949 },
      },
    },
    {
      name: 'a late line',
      series: LATE,
      expected: {
        ...{ const: 256.064375, step: 43.81233333333334, ramp: 44.53369100142625, sat: 106.68584982125759 },
        ...{ lin: 31.936132352941186, quad: 5.87592851408553, sqrt: 81.87474480723164, p7: 55.46586854173327 },
        ...{ p15: 12.538612103249307, hinge: 1.210627218934912, hingePoint: 0.4, satlin: 7.316575227717423 },
        ...{ two: 1.2096785714285705 },
      },
    },
  ])('are those of numpy for $name', ({ series, expected }) => {
    const residuals: Readonly<Record<string, number>> = {
      ...computeShapeResiduals(buildFitTarget(series.times, series.values)),
    };
    for (const [form, rss] of Object.entries(expected)) {
      expect({ form, rss: residuals[form].toPrecision(10) }).toEqual({ form, rss: rss.toPrecision(10) });
    }
  });

  it('do not let two slopes fit a rise whose second half is nearly flat', () => {
    expect(computeShapeResiduals(buildFitTarget(LEVELLING.times, LEVELLING.values)).two).toBe(Infinity);
  });

  it('explain nothing of a fall', () => {
    const falling = LATE.times.map((time) => 5 - time);
    const residuals = computeShapeResiduals(buildFitTarget(LATE.times, falling));
    expect(residuals.lin).toBeCloseTo(residuals.const, 12);
    expect(residuals.step).toBeCloseTo(residuals.const, 12);
    expect(residuals.satlin).toBe(Infinity);
  });
});

describe('computeShapeEvidence', () => {
  it.each([
    {
      series: LEVELLING,
      expected: { plateauForm: 'sat', growthForm: 'satlin', effectiveFloors: 7.793169725930764 },
      logBayes: 0.9515880811015978,
    },
    {
      series: LATE,
      expected: { plateauForm: 'step', growthForm: 'hinge', effectiveFloors: 8.933615187412709 },
      logBayes: 5,
    },
    {
      series: NOISY_LINE,
      expected: { plateauForm: 'ramp', growthForm: 'lin', effectiveFloors: 16 },
      logBayes: 1.8239668028131484,
    },
  ])('weighs $expected.plateauForm against $expected.growthForm as numpy does', ({ series, expected, logBayes }) => {
    const evidence = computeShapeEvidence(series.times, series.values, 0.1);
    expect(evidence).toMatchObject({ ...expected, effectiveFloors: expect.closeTo(expected.effectiveFloors, 9) });
    expect(evidence.logBayes).toBeCloseTo(logBayes, 9);
  });

  it('dates the growth from the hinge only where the hinge clearly beats the line', () => {
    expect(computeShapeEvidence(LATE.times, LATE.values, 0.1).growingRatio).toBeCloseTo(0.6, 12);
    expect(computeShapeEvidence(NOISY_LINE.times, NOISY_LINE.values, 0.1).growingRatio).toBe(1);
  });
});
