// SPDX-License-Identifier: Apache-2.0
// Growth that goes on against growth that has ended: one Bayes factor (design: leak score, 7.6).
import { clip, rangeOf } from './column-statistics';
import { computeEffectiveSize, computeLagOneAutocorrelation } from './effective-size';
import { computeShapeResiduals, type ShapeResiduals } from './growth-shapes';
import { buildFitTarget, computeLineResiduals } from './rising-fit';
import { GROWTH_PARAMETERS, PLATEAU_PARAMETERS, type GrowthForm, type PlateauForm } from './shape-forms';

export interface ShapeEvidence {
  /** ln(evidence for growth / evidence for a plateau), within +-(m - 6)/2. */
  readonly logBayes: number;
  readonly plateauForm: PlateauForm;
  readonly growthForm: GrowthForm;
  readonly effectiveFloors: number;
  /** Share of the window in which it grew: 1 unless a hinge explains clearly more than the line. */
  readonly growingRatio: number;
}

/** Fits better than this share of the range are not believed. */
const TOLERANCE_RATIO = 0.02;
/** Curves take up most of the autocorrelation that a line leaves. */
const CURVED_AUTOCORRELATION_RATIO = 0.3;
/** ln Bayes factor from which a hinge dates the growth. */
const MIN_LOG_BAYES_HINGE = 1;

/**
 * lnB = (m_e ln(RSS_plateau / RSS_growth) + (k_plateau - k_growth) ln m_e) / 2: the difference of two BIC, halved, approximates the log of
 * the Bayes factor. m_e is the effective number of floors, k the parameters of the form that BIC picks within its class. Expects
 * despiked `values`; `eps` is the smallest difference that counts.
 *
 * Schwarz, Estimating the dimension of a model, Ann. Stat. 6 (1978), 461-464; Kass and Raftery, Bayes factors, J. Am. Stat. Assoc. 90
 * (1995), 773-795.
 */
export function computeShapeEvidence(times: Float64Array, values: Float64Array, eps: number): ShapeEvidence {
  const m = values.length;
  const target = buildFitTarget(times, values);
  const residuals = computeShapeResiduals(target);
  const slack = m * (eps * eps + (TOLERANCE_RATIO * rangeOf(values)) ** 2);
  const plateau = pickForm(PLATEAU_PARAMETERS, { residuals, slack, floors: m });
  const growth = pickForm(GROWTH_PARAMETERS, { residuals, slack, floors: m });
  const autocorrelation = computeLagOneAutocorrelation(computeLineResiduals(target));
  const damping = growth.form === 'lin' ? 1 : CURVED_AUTOCORRELATION_RATIO;
  const effectiveFloors = computeEffectiveSize(m, damping * autocorrelation);
  const logSize = Math.log(effectiveFloors);
  const gain = effectiveFloors * Math.log((residuals[plateau.form] + slack) / (residuals[growth.form] + slack));
  const bound = 0.5 * (m - 6);
  const logBayes = clip(0.5 * (gain + (plateau.parameters - growth.parameters) * logSize), -bound, bound);
  const hingeGain = effectiveFloors * Math.log((residuals.lin + slack) / (residuals.hinge + slack));
  const isDatedByHinge = 0.5 * (hingeGain - logSize) > MIN_LOG_BAYES_HINGE;
  return {
    logBayes,
    plateauForm: plateau.form,
    growthForm: growth.form,
    effectiveFloors,
    growingRatio: isDatedByHinge ? 1 - residuals.hingePoint : 1,
  };
}

interface Fits {
  readonly residuals: ShapeResiduals;
  readonly slack: number;
  readonly floors: number;
}

/** The form with the smallest BIC = m ln(RSS) + k ln m. */
function pickForm<Form extends PlateauForm | GrowthForm>(
  forms: ReadonlyArray<readonly [Form, number]>,
  { residuals, slack, floors }: Fits
): { form: Form; parameters: number } {
  let [form, parameters] = forms[0];
  let best = Infinity;
  for (const [candidate, count] of forms) {
    const bic = floors * Math.log(residuals[candidate] + slack) + count * Math.log(floors);
    if (bic < best) {
      best = bic;
      form = candidate;
      parameters = count;
    }
  }
  return { form, parameters };
}
