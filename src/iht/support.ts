/** supp θ = {a : θ_a ≠ 0}, ascending. A NaN counts as an entry. */
export function supportOf(theta: Float64Array): number[] {
  const support: number[] = [];
  for (let a = 0; a < theta.length; a++) if (theta[a] !== 0) support.push(a);
  return support;
}
