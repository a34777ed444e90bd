/**
 * The solution x of Ax = b by Gaussian elimination with partial pivoting, after every row was divided by
 * its largest entry: the rows may differ by many orders of magnitude. A is n×n row-major; both are written over.
 * `undefined` says that A is singular to working precision, or not finite.
 */
export function luSolve(A: Float64Array, b: Float64Array): Float64Array | undefined {
  const n = b.length;
  for (let r = 0; r < n; r++) {
    let largest = 0;
    for (let j = n * r; j < n * r + n; j++) largest = Math.max(largest, Math.abs(A[j]));
    for (let j = n * r; j < n * r + n; j++) A[j] /= largest;
    b[r] /= largest;
  }
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++)
      if (Math.abs(A[n * r + c]) > Math.abs(A[n * pivot + c])) pivot = r;
    const head = A[n * pivot + c];
    if (!(Math.abs(head) > 0 && Number.isFinite(head))) return undefined;
    if (pivot !== c) {
      for (let j = c; j < n; j++)
        [A[n * c + j], A[n * pivot + j]] = [A[n * pivot + j], A[n * c + j]];
      [b[c], b[pivot]] = [b[pivot], b[c]];
    }
    for (let r = c + 1; r < n; r++) {
      const factor = A[n * r + c] / head;
      if (factor === 0) continue;
      for (let j = c + 1; j < n; j++) A[n * r + j] -= factor * A[n * c + j];
      b[r] -= factor * b[c];
    }
  }
  for (let r = n - 1; r >= 0; r--) {
    for (let j = r + 1; j < n; j++) b[r] -= A[n * r + j] * b[j];
    b[r] /= A[n * r + r];
  }
  return b;
}
