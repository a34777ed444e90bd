/** A factorisation that solves Ax = b for one b after the other. */
export interface LuFactor {
  /** x, written over b. */
  solve(b: Float64Array): Float64Array;
}

/**
 * Gaussian elimination with partial pivoting, after every row was divided by its largest entry: the rows may
 * differ by many orders of magnitude. A is n×n row-major and is written over. `undefined` says that A is
 * singular to working precision, or not finite.
 */
export function luFactor(A: Float64Array, n: number): LuFactor | undefined {
  const scale = new Float64Array(n);
  const order = Uint32Array.from({ length: n }, (_, r) => r);
  for (let r = 0; r < n; r++) {
    for (let j = n * r; j < n * r + n; j++) scale[r] = Math.max(scale[r], Math.abs(A[j]));
    for (let j = n * r; j < n * r + n; j++) A[j] /= scale[r];
  }
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++)
      if (Math.abs(A[n * r + c]) > Math.abs(A[n * pivot + c])) pivot = r;
    const head = A[n * pivot + c];
    if (!(Math.abs(head) > 0 && Number.isFinite(head))) return undefined;
    if (pivot !== c) {
      for (let j = 0; j < n; j++) {
        const entry = A[n * c + j];
        A[n * c + j] = A[n * pivot + j];
        A[n * pivot + j] = entry;
      }
      [order[c], order[pivot]] = [order[pivot], order[c]];
    }
    for (let r = c + 1; r < n; r++) {
      const factor = A[n * r + c] / head;
      A[n * r + c] = factor;
      if (factor === 0) continue;
      for (let j = c + 1; j < n; j++) A[n * r + j] -= factor * A[n * c + j];
    }
  }

  function solve(b: Float64Array): Float64Array {
    const given = b.map((entry, r) => entry / scale[r]);
    for (let r = 0; r < n; r++) {
      let sum = given[order[r]];
      for (let j = 0; j < r; j++) sum -= A[n * r + j] * b[j];
      b[r] = sum;
    }
    for (let r = n - 1; r >= 0; r--) {
      let sum = b[r];
      for (let j = r + 1; j < n; j++) sum -= A[n * r + j] * b[j];
      b[r] = sum / A[n * r + r];
    }
    return b;
  }

  return { solve };
}

/** The solution x of Ax = b, or `undefined` (see `luFactor`); both are written over. */
export function luSolve(A: Float64Array, b: Float64Array): Float64Array | undefined {
  return luFactor(A, b.length)?.solve(b);
}
