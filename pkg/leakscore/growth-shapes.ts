// SPDX-License-Identifier: Apache-2.0
// How well each form of ended and of lasting growth fits a series of floors (design: leak score, 7.6).
import { buildPrefixSums, sumHinge, sumRamp, sumStep, type PrefixSums } from './prefix-sums';
import { computeRisingRss, fitBesideLine, sumCurve, type FitTarget } from './rising-fit';
import { fillSaturation } from './saturation-curve';
import { SHAPE_GRIDS, type GrowthForm, type PlateauForm } from './shape-forms';

/** Residual sums of squares; Infinity for a form whose condition (a positive line, no slow-down) no breakpoint meets. */
export type ShapeResiduals = Readonly<Record<PlateauForm | GrowthForm, number>> & {
  /** The breakpoint of the best `hinge`, as a share of the window. */
  readonly hingePoint: number;
};

/** Longer time constants than these look like the line they stand beside. */
const SATURATION_BESIDE_LINE = 11;
/** Two slopes count as growth only while the second keeps this share of the first. */
const MIN_SLOPE_RATIO = 0.3;

/** Fits every form to the values of `target`: about 83 fits. */
export function computeShapeResiduals(target: FitTarget): ShapeResiduals {
  const sums = buildPrefixSums(target);
  const curve = new Float64Array(target.times.length);
  const pass: Pass = { target, sums, curve };
  const { sat, satlin } = bestSaturation(pass);
  const { hinge, hingePoint, two } = bestHinge(pass);
  const { lin, quad, sqrt, p7, p15 } = powers(pass);
  const step = bestStep(pass);
  const ramp = bestRamp(pass);
  return { const: target.totalSquares, step, ramp, sat, lin, quad, sqrt, p7, p15, hinge, hingePoint, satlin, two };
}

interface Pass {
  readonly target: FitTarget;
  readonly sums: PrefixSums;
  /** Filled anew for each candidate that is not made of straight pieces. */
  readonly curve: Float64Array;
}

function bestStep({ target, sums }: Pass): number {
  let best = Infinity;
  let highFrom = 0;
  for (let g = 0; g < SHAPE_GRIDS.step.length; g++) {
    highFrom = firstFloorAt(target.times, SHAPE_GRIDS.step[g], highFrom);
    best = Math.min(best, computeRisingRss(sumStep(sums, highFrom), target));
  }
  return best;
}

function bestRamp({ target, sums }: Pass): number {
  let best = Infinity;
  let highFrom = 0;
  for (let g = 0; g < SHAPE_GRIDS.ramp.length; g++) {
    const end = SHAPE_GRIDS.ramp[g];
    highFrom = firstFloorAt(target.times, end, highFrom);
    best = Math.min(best, computeRisingRss(sumRamp(sums, highFrom, end), target));
  }
  return best;
}

function bestSaturation({ target, curve }: Pass): { sat: number; satlin: number } {
  const { times } = target;
  let sat = Infinity;
  let satlin = Infinity;
  for (let g = 0; g < SHAPE_GRIDS.saturation.length; g++) {
    fillSaturation(curve, times, SHAPE_GRIDS.saturation[g]);
    const curveSums = sumCurve(curve, target);
    sat = Math.min(sat, computeRisingRss(curveSums, target));
    if (g < SATURATION_BESIDE_LINE) {
      const fit = fitBesideLine(curveSums, target);
      satlin = fit.line > 0 ? Math.min(satlin, fit.rss) : satlin;
    }
  }
  return { sat, satlin };
}

function bestHinge({ target, sums }: Pass): { hinge: number; hingePoint: number; two: number } {
  let hinge = Infinity;
  let hingePoint = SHAPE_GRIDS.hinge[0];
  let two = Infinity;
  let lateFrom = 0;
  for (let g = 0; g < SHAPE_GRIDS.hinge.length; g++) {
    const point = SHAPE_GRIDS.hinge[g];
    lateFrom = firstFloorAt(target.times, point, lateFrom);
    const curveSums = sumHinge(sums, lateFrom, point);
    const rss = computeRisingRss(curveSums, target);
    if (rss < hinge) {
      hinge = rss;
      hingePoint = point;
    }
    // Every second breakpoint is enough where a line stands beside it.
    if (g % 2 === 0) {
      const fit = fitBesideLine(curveSums, target);
      const late = fit.line + fit.curve;
      two = late > 0 && late >= MIN_SLOPE_RATIO * fit.line ? Math.min(two, fit.rss) : two;
    }
  }
  return { hinge, hingePoint, two };
}

/** Index of the first time that is not below `share`; `from` is the same of a smaller share. */
function firstFloorAt(times: Float64Array, share: number, from: number): number {
  let index = from;
  while (index < times.length && times[index] < share) {
    index++;
  }
  return index;
}

function powers({ target, curve }: Pass): { lin: number; quad: number; sqrt: number; p7: number; p15: number } {
  const { times } = target;
  const rssOfCurve = (): number => computeRisingRss(sumCurve(curve, target), target);
  const lin = computeRisingRss(sumCurve(times, target), target);
  // Products, roots and logarithms instead of **: the general power costs as much as all the rest of a fit. The log of 0 is -Infinity,
  // of which exp makes 0 again.
  for (let i = 0; i < curve.length; i++) {
    curve[i] = times[i] * times[i];
  }
  const quad = rssOfCurve();
  for (let i = 0; i < curve.length; i++) {
    curve[i] = Math.sqrt(times[i]);
  }
  const sqrt = rssOfCurve();
  for (let i = 0; i < curve.length; i++) {
    curve[i] *= times[i];
  }
  const p15 = rssOfCurve();
  for (let i = 0; i < curve.length; i++) {
    curve[i] = Math.exp(0.7 * Math.log(times[i]));
  }
  return { lin, quad, sqrt, p7: rssOfCurve(), p15 };
}
