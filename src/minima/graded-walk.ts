import type { SoftmaxNetwork } from "../network/softmax.js";
import { dot, multiply } from "../numerics/linear.js";
import { luSolve } from "../numerics/lu-solve.js";
import { powerOfTwo } from "../numerics/power-of-two.js";
import { symmetricEigen } from "../numerics/symmetric-eigen.js";
import type { GradedCoordinates } from "./graded-coordinates.js";
import { type GradedDerivatives, gradedDerivatives, symmetric } from "./graded-derivatives.js";

/** Newton steps in one system of coordinates. */
const STEPS = 40;

/**
 * Steps that change no difference of logits by more are quadratic, and one that does not halve the change is
 * rounding.
 */
const QUADRATIC = 0.1;

/** A curvature that was 1 and is so many times larger or smaller now asks for other coordinates. */
const OUTDATED = 64;

/** Where Newton steps ended, and whether they were rounding there; else other coordinates do better. */
export interface GradedEnd {
  readonly theta: Float64Array;
  readonly settled: boolean;
}

/**
 * θ after Newton steps in the coordinates of its derivatives, in which H ≈ I; `undefined` where f runs away so far
 * that a unit is beyond the doubles.
 */
export function gradedWalk(
  network: SoftmaxNetwork,
  free: readonly number[],
  start: GradedDerivatives,
): GradedEnd | undefined {
  const { coordinates } = start;
  const { exponents } = coordinates;
  const n = exponents.length;
  const reach = reachOf(coordinates);
  let best = { theta: start.theta, change: Infinity };
  let there = start;
  for (let step = 0; step < STEPS; step++) {
    const { theta, H, g } = there;
    const { values } = symmetricEigen(symmetric(H, exponents), n);
    if (!(values[0] > 1 / OUTDATED && values[n - 1] < OUTDATED)) return { theta, settled: false };
    const felt = withoutIdle(g, reach);
    const eta = luSolve(H.slice(), felt.slice());
    if (eta === undefined) return { theta, settled: false };
    if (!eta.every(Number.isFinite)) return undefined;
    const change = largestChange(coordinates, eta);
    if (best.change < QUADRATIC && !(change < best.change / 2)) break;
    best = { theta, change };
    const next = afterStep(network, free, there, { eta, felt, change });
    if (next === undefined) break;
    there = next;
  }
  return { theta: best.theta, settled: true };
}

/** The largest difference of logits along each coordinate. */
function reachOf({ differences, exponents }: GradedCoordinates): Float64Array {
  const n = exponents.length;
  const reach = new Float64Array(n);
  differences.forEach((c, at) => (reach[at % n] = Math.max(reach[at % n], Math.abs(c))));
  return reach;
}

/** What moves the differences of logits by less than this share of the largest move waits. */
const IDLE = 1e-8;

/**
 * The gradient without the entries that would hardly move a difference of logits beside the others: in a steep
 * coordinate rounding alone makes a slope that is larger than all there is in a flat one.
 */
function withoutIdle(g: Float64Array, reach: Float64Array): Float64Array {
  const moves = g.map((x, j) => Math.abs(x) * reach[j]);
  const least = IDLE * moves.reduce((most, x) => Math.max(most, x), 0);
  return g.map((x, j) => (moves[j] < least ? 0 : x));
}

/** By how much a step changes a difference of logits at most. */
function largestChange({ differences }: GradedCoordinates, eta: Float64Array): number {
  const changes = multiply(differences, eta);
  return changes.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
}

/** Doublings or halvings of a Newton step. */
const TRIALS = 24;

/** Steps that change a difference of logits by more leave all that the coordinates are good for. */
const LONGEST = 250;

/** η = H⁻¹g without the idle entries of g, and by how much it changes a difference of logits. */
interface NewtonStep {
  readonly eta: Float64Array;
  readonly felt: Float64Array;
  readonly change: number;
}

/**
 * The derivatives after a step, doubled as long as half of another one would follow in its direction, and halved
 * as long as half of one would go back: a row that is right by far does not hold it up. `undefined` where no
 * length is short enough.
 */
function afterStep(
  network: SoftmaxNetwork,
  free: readonly number[],
  { theta, coordinates }: GradedDerivatives,
  { eta, felt, change }: NewtonStep,
): GradedDerivatives | undefined {
  const { T, exponents } = coordinates;
  const steepest = felt.reduce((least, x, j) => (x === 0 ? least : Math.min(least, exponents[j])), Infinity); // prettier-ignore
  const unit = exponents.map((exponent) => powerOfTwo(2 * (steepest - exponent)));
  /** ⟨η, v⟩ for a v in the units of the gradient, in the unit of the steepest coordinate. */
  const onStep = (v: Float64Array): number =>
    dot(eta, v.map((x, j) => (felt[j] === 0 ? 0 : x * unit[j]))); // prettier-ignore
  const step = multiply(T, eta);
  let reached: GradedDerivatives | undefined;
  for (let trial = 0, length = 1; trial < TRIALS; trial++) {
    const to = theta.slice();
    free.forEach((a, row) => (to[a] -= length * step[row]));
    const next = gradedDerivatives(network, to, coordinates);
    const after = onStep(next.g);
    const curvature = onStep(multiply(next.H, eta));
    const beyond = !(curvature > 0 && curvature < Infinity && after > -0.5 * curvature);
    if (!beyond) reached = next;
    const further = after > 0.5 * curvature && length >= 1 && length * change < LONGEST;
    if (beyond ? length > 1 : !further) break;
    length *= beyond ? 0.5 : 2;
  }
  return reached;
}
