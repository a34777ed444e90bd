import type { SoftmaxNetwork } from "../network/softmax.js";
import { dot } from "../numerics/linear.js";
import type { BandGap } from "./band.js";
import { type Anchor, flowCoordinates, type FlowCoordinates } from "./flow-coordinates.js";

/** Where a run is on a support: coordinates, and θ − x. */
export interface Place {
  readonly coordinates: FlowCoordinates;
  readonly offset: Float64Array;
}

/**
 * Where the run is after an exchange far out, where all gradients go to 0 and θ in doubles does not tell the
 * entries that are exchanged: undefined if the one that leaves does not escape.
 *
 * The margins that are left are at their minimum for all of R^P, for the new support too. So the new x is that
 * point x + Vξ of the old coordinates at which the entry is 0, and θ − x, of the order of γ∇f, is known to all
 * its digits:
 * what was left along W, a shift along V that makes up for it in the entry, and the entry that is new. Where in
 * the band the one that leaves was is not known, and counts as 0. If x is 0 there already, it is known.
 */
export function exchanged(
  network: SoftmaxNetwork,
  dropped: Anchor["dropped"],
  { support, basis, escaping, x }: FlowCoordinates,
  { entry, rival, entering, moved }: BandGap,
): Place | undefined {
  const share = Float64Array.from({ length: escaping }, (_, b) => basis[b][entry]);
  const square = dot(share, share);
  const escapes = square >= NOWHERE;
  if (!escapes && x[entry] !== 0) return undefined;
  const theta = x.slice();
  const offset = new Float64Array(x.length);
  basis.forEach((v, b) => {
    const to = b < escaping ? theta : offset;
    for (const a of support) to[a] += moved[b] * v[a];
  });
  for (const rest of escapes ? [theta, offset] : []) {
    const missing = rest[entry];
    for (let b = 0; b < escaping; b++)
      for (const a of support) rest[a] -= ((missing * share[b]) / square) * basis[b][a];
  }
  theta[entry] = 0;
  return placed(theta, offset);

  function placed(theta: Float64Array, left: Float64Array): Place {
    const next = [...support.filter((a) => a !== entry), rival].sort((a, b) => a - b);
    const zero = new Float64Array(x.length);
    const anchor = { support: next, dropped, theta, gradient: { lower: zero, upper: zero } };
    const offset = left.map((rest, a) => (a === entry ? 0 : a === rival ? entering : rest));
    return { coordinates: flowCoordinates(network, anchor), offset };
  }
}

/** The square of the share of an entry in unit vectors; below it is rounding. */
const NOWHERE = 1e-20;
