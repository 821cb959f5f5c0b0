// SPDX-License-Identifier: Apache-2.0
import type { LeakSeriesKind } from './leak-series';
import { adjustForLoad } from './load-adjustment';
import { computeLoadProxy } from './load-proxy';

const FLOORS = 40;
const times = Float64Array.from({ length: FLOORS }, (_, i) => i / (FLOORS - 1));
const wave = times.map((time) => 1 + 0.5 * Math.sin(12 * time));
// Small and without pattern; deterministic.
const jitter = times.map((_, i) => ((i * 7919) % 13) / 13 - 0.5);

function ask(values: Float64Array, rates: Float64Array | undefined, kind: LeakSeriesKind = 'heap_live') {
  return adjustForLoad({
    floors: { timesSeconds: times, values, allocationRates: rates, samplesPerFloor: 1 },
    times,
    kind,
    eps: 1,
    medianLevel: 1000,
  });
}

describe('adjustForLoad beside numpy', () => {
  // numpy 2.4.6: numpy.linalg.lstsq for the three models and the documented formulas (design: leak score, 7.4), in a script that shares
  // nothing with this code.
  const rates = Float64Array.of(50, 62, 71, 80, 84, 79, 70, 61, 52, 41, 33, 30, 34, 42, 51, 60);
  const noise = [1.2, -0.7, 0.4, -1.5, 0.9, 0.3, -0.2, 1.1, -1.3, 0.6, -0.8, 0.5, 1.4, -0.4, -0.9, 0.7];
  const window = rates.map((_, i) => i / 15);

  it.each([
    {
      name: 'load alone',
      ...{ effect: 0.9, growth: 0, loadShare: 0.5825361346396215 },
      some: [102.64853161508692, 104.99392168815993, 104.87176605523136, 108.25146838491308],
    },
    {
      name: 'load and growth',
      ...{ effect: 0.9, growth: 40, loadShare: 2.2417107876790627e-14 },
      some: [102.70454433699393, 117.49951146442297, 135.07018476023967, 148.19545566300604],
    },
    { name: 'growth alone', effect: 0.02, growth: 60, loadShare: 0, some: [101.2, 120.88, 144.1, 160.9] },
  ])('weighs and takes out $name alike', ({ effect, growth, loadShare, some }) => {
    const values = rates.map((rate, i) => 100 + effect * (rate - 50) + growth * window[i] + noise[i]);
    const adjusted = adjustForLoad({
      floors: { timesSeconds: window, values, allocationRates: rates, samplesPerFloor: 1 },
      times: window,
      kind: 'heap_live',
      eps: 0.5,
      medianLevel: 110,
    });
    expect(adjusted.loadShare).toBeCloseTo(loadShare, 10);
    [0, 5, 11, 15].forEach((at, i) => expect(adjusted.values[at]).toBeCloseTo(some[i], 9));
  });
});

describe('adjustForLoad', () => {
  it('takes a level that follows the load for load, and flattens it', () => {
    const values = wave.map((x, i) => 600 + 400 * x + 5 * jitter[i]);
    const { values: adjusted, loadShare } = ask(values, wave);
    expect(loadShare).toBeGreaterThan(0.9);
    expect(Math.max(...adjusted) - Math.min(...adjusted)).toBeLessThan(
      0.1 * (Math.max(...values) - Math.min(...values))
    );
  });

  it('takes growth under an unrelated load for growth', () => {
    const values = times.map((time, i) => 800 + 400 * time + 5 * jitter[i]);
    const { values: adjusted, loadShare } = ask(values, wave);
    expect(loadShare).toBeLessThan(0.05);
    expect(adjusted[39] - adjusted[0]).toBeGreaterThan(300);
  });

  it('finds growth below a level that follows the load', () => {
    const values = wave.map((x, i) => 400 + 300 * x + 300 * times[i] + 5 * jitter[i]);
    const { values: adjusted, loadShare } = ask(values, wave);
    expect(loadShare).toBeLessThan(0.05);
    const errors = adjusted.map((value, i) => Math.abs(value - adjusted[0] - 300 * times[i]));
    expect(Math.max(...errors)).toBeLessThan(60);
  });

  it('does not blame the load for more than 1.3 times its share of the level, at a site 4 times', () => {
    const values = wave.map((x) => -900 + 2000 * x);
    expect(ask(values, wave).loadShare).toBe(0);
    expect(ask(values, wave, 'site').loadShare).toBeGreaterThan(0.9);
  });

  it.each([
    ['unknown', undefined],
    ['steady', times.map(() => 100)],
    ['nothing but noise', times.map((_, i) => 100 + 60 * jitter[i])],
    ['zero', new Float64Array(FLOORS)],
  ])('leaves the floors alone when the load is %s', (_, rates) => {
    const values = wave.map((x) => 600 + 400 * x);
    expect(ask(values, rates)).toEqual({ values, loadShare: 0 });
  });
});

describe('computeLoadProxy', () => {
  it('estimates noise from second differences, which a straight line does not have', () => {
    const line = Float64Array.from({ length: 9 }, (_, i) => 1 + i);
    const proxy = computeLoadProxy(line);
    expect(proxy?.noiseVariance).toBeCloseTo(0, 12);
    // 1..9 over the median 5: variance 60/9/25.
    expect(proxy?.variance).toBeCloseTo(60 / 9 / 25, 12);
  });

  it('smooths over three from ten floors on, which leaves a third of the noise', () => {
    const rates = Float64Array.of(10, 10, 10, 10, 10, 10, 70, 70, 70, 70, 70, 70);
    const proxy = computeLoadProxy(rates);
    // Median 40; two second differences of +-1.5: 2 * 2.25 / 10 / 6, a third of it.
    expect(proxy?.noiseVariance).toBeCloseTo((2 * 2.25) / 10 / 6 / 3, 12);
    expect([...(proxy?.relativeRates ?? [])].slice(4, 8)).toEqual([0.25, 0.75, 1.25, 1.75]);
  });
});
