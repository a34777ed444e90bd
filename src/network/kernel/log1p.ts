/** ln(1 + x) for x ≥ 0, the arithmetic of `log1p` in src/numerics/elementary.ts; a NaN stays one. */
export function log1p(x: f64): f64 {
  if (x < 1.862645149230957e-9) return x < 5.551115123125783e-17 ? x : x - x * x * 0.5;
  if (!(x < Infinity)) return x;
  if (x < 0.4142136573791504) return logarithm(0, x, 0);
  const u = x < 9007199254740992 ? 1 + x : x;
  const lost = x < 9007199254740992 ? (u >= 2 ? 1 - (u - x) : x - (u - 1)) / u : 0;
  const bits = reinterpret<u64>(u);
  const halved: u64 = (bits & 0xfffffffffffff) >> 32 < 0x6a09e ? 0 : 1;
  const exponent = <f64>(<i64>(bits >> 52) - 1023 + <i64>halved);
  const significand = reinterpret<f64>((bits & 0xfffffffffffff) | ((1023 - halved) << 52));
  return logarithm(exponent, significand - 1, lost);
}

function logarithm(k: f64, f: f64, c: f64): f64 {
  const half = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const z2 = z * z;
  const z4 = z2 * z2;
  const R =
    z * 6.66666666666673513e-1 +
    z2 * (3.999999999940941908e-1 + z * 2.857142874366239149e-1) +
    z4 * (2.222219843214978396e-1 + z * 1.818357216161805012e-1) +
    z4 * z2 * (1.531383769920937332e-1 + z * 1.479819860510658591e-1);
  if (k == 0) return f - (half - (s * (half + R) + c));
  return (
    k * 6.9314718036912381649e-1 -
    (half - (s * (half + R) + (k * 1.90821492927058770002e-10 + c)) - f)
  );
}
