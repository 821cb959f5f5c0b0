// SPDX-License-Identifier: Apache-2.0
// Ordinary least squares on a handful of columns.

export interface LeastSquaresFit {
  /** Sum of the squared residuals. */
  readonly rss: number;
  /** One per column; 0 for a column that depends on those before it. */
  readonly coefficients: Float64Array;
  /** What the columns leave unexplained, one per row. */
  readonly residuals: Float64Array;
}

/** A column is taken as dependent when less than this share of its length is left. */
const DEPENDENT_RATIO = 1e-10;

/**
 * Fits `target` by the columns (an intercept must be one of them) through modified Gram-Schmidt, which does not square the condition
 * number as normal equations do: A = QR, R c = Q'y.
 *
 * Bjorck, Solving linear least squares problems by Gram-Schmidt orthogonalization, BIT 7 (1967), 1-21.
 */
export function fitLeastSquares(columns: readonly Float64Array[], target: Float64Array): LeastSquaresFit {
  const count = columns.length;
  const q: Float64Array[] = [];
  const r = new Float64Array(count * count);
  const z = new Float64Array(count);
  const residuals = target.slice();
  for (let j = 0; j < count; j++) {
    const v = columns[j].slice();
    const length = Math.sqrt(dot(v, v));
    for (let i = 0; i < j; i++) {
      r[i * count + j] = dot(q[i], v);
      subtractScaled(v, q[i], r[i * count + j]);
    }
    const rest = Math.sqrt(dot(v, v));
    const isDependent = rest <= DEPENDENT_RATIO * length;
    scale(v, isDependent ? 0 : 1 / rest);
    q.push(v);
    r[j * count + j] = isDependent ? 0 : rest;
    z[j] = dot(v, residuals);
    subtractScaled(residuals, v, z[j]);
  }
  return { rss: dot(residuals, residuals), coefficients: solveUpper(r, z), residuals };
}

/** Back substitution; a zero on the diagonal marks a dependent column, whose coefficient is 0. */
function solveUpper(r: Float64Array, z: Float64Array): Float64Array {
  const count = z.length;
  const c = new Float64Array(count);
  for (let j = count - 1; j >= 0; j--) {
    let sum = z[j];
    for (let i = j + 1; i < count; i++) {
      sum -= r[j * count + i] * c[i];
    }
    const diagonal = r[j * count + j];
    c[j] = diagonal === 0 ? 0 : sum / diagonal;
  }
  return c;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    sum += a[i] * b[i];
  }
  return sum;
}

function subtractScaled(target: Float64Array, column: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++) {
    target[i] -= factor * column[i];
  }
}

function scale(column: Float64Array, factor: number): void {
  for (let i = 0; i < column.length; i++) {
    column[i] *= factor;
  }
}
