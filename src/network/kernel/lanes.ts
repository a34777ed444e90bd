/** Arithmetic on two doubles at a time, the same on each lane as in src/numerics/elementary.ts. */

/** 1½·2⁵² + 1023 + 128: its sum with k has the exponent field of 2^{k+128} in its last bits. */
const ROUNDER: f64 = 6755399441055744 + 1151;

export class Lanes {
  /** e^x for x ≤ 0; a NaN stays one. */
  @inline
  static exp(argument: v128): v128 {
    const x = f64x2.pmax(argument, f64x2.splat(-746));
    const shifted = f64x2.add(f64x2.mul(x, f64x2.splat(1.4426950408889634)), f64x2.splat(ROUNDER));
    const k = f64x2.sub(shifted, f64x2.splat(ROUNDER));
    const high = f64x2.sub(x, f64x2.mul(k, f64x2.splat(0.6931471805598903)));
    const low = f64x2.mul(k, f64x2.splat(5.497923018708371e-14));
    const sum = f64x2.add(f64x2.splat(1), high);
    const lost = f64x2.sub(high, f64x2.sub(sum, f64x2.splat(1)));
    const r = f64x2.sub(high, low);
    const z = f64x2.mul(r, r);
    const half = f64x2.splat(0.5000000000000006);
    const q = f64x2.mul(z, f64x2.add(half, Lanes.beyondSquare(r, z)));
    const y = f64x2.add(sum, f64x2.add(lost, f64x2.sub(q, low)));
    const scale = i64x2.shl(shifted, 52); // 2^{k+128}, a normal number for all k that occur
    return f64x2.mul(f64x2.mul(y, scale), f64x2.splat(2.938735877055719e-39));
  }

  /** r/6 + r²/24 + … for |r| ≤ ½ ln 2, z = r². */
  @inline
  static beyondSquare(r: v128, z: v128): v128 {
    let even = f64x2.splat(2.7626340381858076e-7);
    even = f64x2.add(f64x2.splat(2.480150441267343e-5), f64x2.mul(z, even));
    even = f64x2.add(f64x2.splat(0.001388888893240503), f64x2.mul(z, even));
    even = f64x2.add(f64x2.splat(0.04166666666657355), f64x2.mul(z, even));
    let odd = f64x2.splat(2.5114487049946283e-8);
    odd = f64x2.add(f64x2.splat(2.755722791583454e-6), f64x2.mul(z, odd));
    odd = f64x2.add(f64x2.splat(0.00019841269903065684), f64x2.mul(z, odd));
    odd = f64x2.add(f64x2.splat(0.008333333333314579), f64x2.mul(z, odd));
    odd = f64x2.add(f64x2.splat(0.16666666666666685), f64x2.mul(z, odd));
    return f64x2.add(f64x2.mul(z, even), f64x2.mul(r, odd));
  }
}
