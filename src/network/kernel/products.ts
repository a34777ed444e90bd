/**
 * The one inner loop of gradient and Hessian: sums of products of columns over the rows of a slice,
 *
 *     sums_ac += Σ_i A_ai X_ci,   0 ≤ a < m, 0 ≤ c < n,
 *
 * each as a pair of a sum over the even and a sum over the odd rows, in the order of the rows. Three by
 * three columns at a time, which keeps nine sums in registers.
 *
 * Columns are `stride` bytes apart; the pair of (a, c) is entry a·width + c of `sums`.
 */
export function addProducts(
  A: usize,
  m: i32,
  X: usize,
  n: i32,
  stride: i32,
  sums: usize,
  width: i32,
): void {
  for (let a = 0; a < m; a += 3) addToColumns(A + a * stride, m - a, X, n, stride, sums + 16 * a * width, width); // prettier-ignore
}

function addToColumns(
  A: usize,
  left: i32,
  X: usize,
  n: i32,
  stride: i32,
  sums: usize,
  width: i32,
): void {
  let c = 0;
  for (; c + 3 <= n; c += 3) {
    const x = X + c * stride;
    const s = sums + 16 * c;
    if (left >= 3) Tile.add(3, 3, A, x, stride, s, width);
    else if (left == 2) Tile.add(2, 3, A, x, stride, s, width);
    else Tile.add(1, 3, A, x, stride, s, width);
  }
  for (; c < n; c++) {
    const x = X + c * stride;
    const s = sums + 16 * c;
    if (left >= 3) Tile.add(3, 1, A, x, stride, s, width);
    else if (left == 2) Tile.add(2, 1, A, x, stride, s, width);
    else Tile.add(1, 1, A, x, stride, s, width);
  }
}

class Tile {
  /** m by n columns, both constants from 1 to 3. */
  @inline
  static add(m: i32, n: i32, A: usize, X: usize, stride: i32, sums: usize, width: i32): void {
    const line = 16 * width;
    let s00 = v128.load(sums);
    let s01 = n > 1 ? v128.load(sums, 16) : i64x2.splat(0);
    let s02 = n > 2 ? v128.load(sums, 32) : i64x2.splat(0);
    let s10 = m > 1 ? v128.load(sums + line) : i64x2.splat(0);
    let s11 = m > 1 && n > 1 ? v128.load(sums + line, 16) : i64x2.splat(0);
    let s12 = m > 1 && n > 2 ? v128.load(sums + line, 32) : i64x2.splat(0);
    let s20 = m > 2 ? v128.load(sums + 2 * line) : i64x2.splat(0);
    let s21 = m > 2 && n > 1 ? v128.load(sums + 2 * line, 16) : i64x2.splat(0);
    let s22 = m > 2 && n > 2 ? v128.load(sums + 2 * line, 32) : i64x2.splat(0);
    const end = A + stride;
    for (; A < end; A += 16, X += 16) {
      const a0 = v128.load(A);
      const a1 = m > 1 ? v128.load(A + stride) : a0;
      const a2 = m > 2 ? v128.load(A + 2 * stride) : a0;
      const x0 = v128.load(X);
      s00 = f64x2.add(s00, f64x2.mul(a0, x0));
      if (m > 1) s10 = f64x2.add(s10, f64x2.mul(a1, x0));
      if (m > 2) s20 = f64x2.add(s20, f64x2.mul(a2, x0));
      if (n > 1) {
        const x1 = v128.load(X + stride);
        s01 = f64x2.add(s01, f64x2.mul(a0, x1));
        if (m > 1) s11 = f64x2.add(s11, f64x2.mul(a1, x1));
        if (m > 2) s21 = f64x2.add(s21, f64x2.mul(a2, x1));
      }
      if (n > 2) {
        const x2 = v128.load(X + 2 * stride);
        s02 = f64x2.add(s02, f64x2.mul(a0, x2));
        if (m > 1) s12 = f64x2.add(s12, f64x2.mul(a1, x2));
        if (m > 2) s22 = f64x2.add(s22, f64x2.mul(a2, x2));
      }
    }
    v128.store(sums, s00);
    if (n > 1) v128.store(sums, s01, 16);
    if (n > 2) v128.store(sums, s02, 32);
    if (m > 1) v128.store(sums + line, s10);
    if (m > 1 && n > 1) v128.store(sums + line, s11, 16);
    if (m > 1 && n > 2) v128.store(sums + line, s12, 32);
    if (m > 2) v128.store(sums + 2 * line, s20);
    if (m > 2 && n > 1) v128.store(sums + 2 * line, s21, 16);
    if (m > 2 && n > 2) v128.store(sums + 2 * line, s22, 32);
  }
}
