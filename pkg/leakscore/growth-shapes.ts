// SPDX-License-Identifier: Apache-2.0
// How well each form of ended and of lasting growth fits a series of floors (design: leak score, 7.6).
import { buildFitTarget, computeRisingRss, fitBesideLine, type FitTarget } from './rising-fit';
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

/** Fits every form to `values` over `times` (window shares, from 0 to 1, strictly ascending). About 83 fits of `times.length` values. */
export function computeShapeResiduals(times: Float64Array, values: Float64Array): ShapeResiduals {
  const target = buildFitTarget(times, values);
  const curve = new Float64Array(times.length);
  const pass: Pass = { times, target, curve };
  const hinge = bestHinge(pass);
  return {
    const: target.totalSquares,
    step: bestStep(pass),
    ramp: bestRamp(pass),
    ...bestSaturation(pass),
    lin: computeRisingRss(times, target),
    ...powers(pass),
    ...hinge,
  };
}

interface Pass {
  readonly times: Float64Array;
  readonly target: FitTarget;
  /** Filled anew for each candidate. */
  readonly curve: Float64Array;
}

/** The curve is 0 before the breakpoint and 1 from it on, so that its sums are counts: no pass over the values for each breakpoint. */
function bestStep({ times, target }: Pass): number {
  const { centredValues, totalSquares } = target;
  const m = times.length;
  let best = Infinity;
  let highFrom = m;
  let product = 0;
  for (let g = SHAPE_GRIDS.step.length - 1; g >= 0; g--) {
    while (highFrom > 0 && times[highFrom - 1] >= SHAPE_GRIDS.step[g]) {
      highFrom--;
      product += centredValues[highFrom];
    }
    const high = m - highFrom;
    const gain = Math.max(0, product);
    best = Math.min(best, totalSquares - (gain * gain) / ((high * highFrom) / m));
  }
  return Math.max(0, best);
}

function bestRamp({ times, target, curve }: Pass): number {
  let best = Infinity;
  for (const end of SHAPE_GRIDS.ramp) {
    for (let i = 0; i < times.length; i++) {
      curve[i] = Math.min(times[i] / end, 1);
    }
    best = Math.min(best, computeRisingRss(curve, target));
  }
  return best;
}

function bestSaturation({ times, target, curve }: Pass): { sat: number; satlin: number } {
  let sat = Infinity;
  let satlin = Infinity;
  for (let g = 0; g < SHAPE_GRIDS.saturation.length; g++) {
    const constant = SHAPE_GRIDS.saturation[g];
    for (let i = 0; i < times.length; i++) {
      curve[i] = 1 - Math.exp(-times[i] / constant);
    }
    sat = Math.min(sat, computeRisingRss(curve, target));
    if (g < SATURATION_BESIDE_LINE) {
      const fit = fitBesideLine(curve, target);
      satlin = fit.line > 0 ? Math.min(satlin, fit.rss) : satlin;
    }
  }
  return { sat, satlin };
}

function bestHinge({ times, target, curve }: Pass): { hinge: number; hingePoint: number; two: number } {
  let hinge = Infinity;
  let hingePoint = SHAPE_GRIDS.hinge[0];
  let two = Infinity;
  for (let g = 0; g < SHAPE_GRIDS.hinge.length; g++) {
    const point = SHAPE_GRIDS.hinge[g];
    for (let i = 0; i < times.length; i++) {
      curve[i] = Math.max(0, times[i] - point);
    }
    const rss = computeRisingRss(curve, target);
    if (rss < hinge) {
      hinge = rss;
      hingePoint = point;
    }
    // Every second breakpoint is enough where a line stands beside it.
    if (g % 2 === 0) {
      const fit = fitBesideLine(curve, target);
      const late = fit.line + fit.curve;
      two = late > 0 && late >= MIN_SLOPE_RATIO * fit.line ? Math.min(two, fit.rss) : two;
    }
  }
  return { hinge, hingePoint, two };
}

function powers({ times, target, curve }: Pass): { quad: number; sqrt: number; p7: number; p15: number } {
  // Products and roots instead of ** where they do: the general power costs as much as all the rest of a fit.
  for (let i = 0; i < times.length; i++) {
    curve[i] = times[i] * times[i];
  }
  const quad = computeRisingRss(curve, target);
  for (let i = 0; i < times.length; i++) {
    curve[i] = Math.sqrt(times[i]);
  }
  const sqrt = computeRisingRss(curve, target);
  for (let i = 0; i < times.length; i++) {
    curve[i] = times[i] * Math.sqrt(times[i]);
  }
  const p15 = computeRisingRss(curve, target);
  for (let i = 0; i < times.length; i++) {
    curve[i] = times[i] ** 0.7;
  }
  return { quad, sqrt, p7: computeRisingRss(curve, target), p15 };
}
