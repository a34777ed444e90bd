import {
  type KnownMinima,
  type RestrictedMinima,
  restrictedMinima,
  type RestrictedMinimum,
} from "../minima/restricted-minima.js";
import { enclosedValue } from "../network/enclosed-evaluation.js";
import type { SoftmaxNetwork } from "../network/softmax.js";
import { supportOf } from "../network/support.js";
import type { SeparatingCone } from "../minima/separating-cone.js";
import { requireThat, requireVector } from "../numerics/checks.js";
import { nextTurn } from "../numerics/next-turn.js";
import type { Running } from "../numerics/report.js";
import { UNIT_ROUNDOFF as u } from "../numerics/rounding.js";
import { denseBound, requireDescent, type SmoothnessSource } from "./final-options.js";
import { floors, type Way, WAYS } from "./floors.js";
import { type Limit, limitFrom } from "./limit.js";

/** The support of θ is kept for ever by IHT from θ. */
export interface Final {
  readonly kind: "final";
  readonly support: readonly number[];
  readonly limit: Limit;
  /** By at least so many nats f would have to rise before an entry could be lost; ∞ for s = P. */
  readonly height: number;
  /** The costliest way that an entry needed. */
  readonly way: Way;
}

/** What keeps a support from being shown to be final. */
export type WhyOpen =
  | { readonly reason: "fewer-entries" }
  /** The conditions do not exclude that the entry comes within τ of zero. */
  | { readonly reason: "within-reach"; readonly entry: number }
  /**
   * f_S is not attained, and no direction along which f falls for ever was found that keeps the entry away
   * from zero.
   */
  | { readonly reason: "no-direction"; readonly entry: number }
  /** A minimum that is needed could not be proven. */
  | { readonly reason: "undecided"; readonly what: string };

export type FinalVerdict = Final | { readonly kind: "open"; readonly why: WhyOpen };

/** Is the support of θ final? Throws unless θ is a finite vector of P entries, at most s of them not zero. */
export type FinalSupport = (theta: Float64Array) => FinalVerdict;

export interface FinalSupportOptions {
  readonly sparsity: number;
  readonly stepSize: number;
  /** Proven upper bounds of Λ_s and Λ_{s+1}; the dense constant where left out. */
  readonly smoothness?: SmoothnessSource;
  /** Minima that were proven before, such as those of `everySupport`, or a source that serves others too. */
  readonly minima?: KnownMinima | RestrictedMinima;
}

/** What is loaded: the bound of Λ, and what all questions about minima share. */
const LOADED = 2;

/** What rounding makes of a loss that is not enclosed, and less than that. */
const ABOUT = 1e-12;

/** Covers the roundings in δ and τ. */
const UP = 1 + 16 * u;

/**
 * The certificate of a final support: the function that tells of a point θ with s entries whether IHT from
 * there keeps their set S for ever, in any dimension and without going through the supports.
 *
 * With M the set of all z ∈ R^S with f(z) ≤ f(θ) and ⟨z − θ, d⟩ ≥ 0 for every direction d ∈ R^S along which f
 * does not rise, f_S = inf f over R^S, x_S a minimiser there,
 *
 *     q = max_{j∉S} |∇_j f(x_S)|,   δ = f(θ) − f_S,   τ = γ(q + √(2Λ_{s+1} δ)):
 *
 * if |z_a| > τ for every z ∈ M and a ∈ S, the support stays. For gradient descent on R^S never leaves M, as f
 * falls and no step goes back along d, and outside of S the entries of z − γ∇f(z) are at most τ. Then IHT
 * is gradient descent on a convex function: it converges to a minimiser, or runs to infinity where f_S is
 * not attained. Once final, a support is final at every later iterate, so that it is enough to ask now
 * and then. "open" says nothing: a later iterate may be final.
 * A direction d is verified in integers to be one.
 *
 * `|z_a| > τ on M` is shown by cuts: floors under f at z_a = ±τ that are above f(θ) (see `Cut`). f(θ), f_S, q,
 * τ and the floors are enclosed, so that "final" is a proof about the exact iteration from this θ; what
 * floating point makes of the iteration is another matter. That θ itself has |θ_a| > τ is asked first, for
 * the floor may also be high beyond the valley.
 *
 * The first question about a support computes its minimum, later ones about the same take a fraction of that.
 * `report` is told of two parts that are loaded, between which an abort is noticed.
 *
 * `sparsity` is an integer from 1 to P, 0 < `stepSize` < 2/Λ_s; else it rejects; after an abort with its reason.
 */
export async function finalSupport(
  network: SoftmaxNetwork,
  { report, signal, ...options }: FinalSupportOptions & Running,
): Promise<FinalSupport> {
  report?.(0, LOADED);
  await nextTurn(signal);
  const { sparsity, stepSize, smoothness = denseBound(network) } = options;
  requireDescent("finalSupport", network, options, smoothness);
  report?.(1, LOADED);
  await nextTurn(signal);
  const { minima: given } = options;
  const minima = typeof given === "object" ? given : await restrictedMinima(network, given);
  signal?.throwIfAborted();
  report?.(LOADED, LOADED);
  return finalWith(network, minima, { sparsity, stepSize, smoothness });
}

/**
 * The same with a source of minima at hand, in some of the ways. Cuts are remembered by the function that is returned;
 * `cones` serve all of a network.
 */
export function finalWith(
  network: SoftmaxNetwork,
  minima: RestrictedMinima,
  { sparsity, stepSize, smoothness }: Required<Omit<FinalSupportOptions, "minima">>,
  cones?: Map<string, SeparatingCone>,
  ways?: readonly Way[],
): FinalSupport {
  const P = network.dimension;
  const floorOf = floors(network, minima, cones, ways);
  /** The entries that could not be decided last, by support: they are asked first. */
  const hardest = new Map<string, number>();

  /** γ(q + √(2Λδ)), rounded up, for f(θ) ≤ `value`. */
  function reachOf({ value: least, gradient }: RestrictedMinimum, value: number): number {
    const gap = Math.max(0, (value - least.lower) * UP);
    const steepest = Math.max(...gradient.lower.map((x) => -x), ...gradient.upper);
    return stepSize * (steepest + Math.sqrt(2 * smoothness(sparsity + 1) * gap)) * UP;
  }

  /**
   * An entry that cannot be kept from zero, seen without a minimum to be computed: it is within τ for every q, or f is
   * attained on S and no higher without the entry, which is on no gauge line.
   */
  function hopeless(theta: Float64Array, support: readonly number[]): number | undefined {
    const value = network.value(theta) * (1 - ABOUT);
    const gap = value - minima.ceiling(support) - ABOUT;
    if (sparsity === P || !(gap > -Infinity)) return undefined;
    const reach =
      stepSize * Math.sqrt(2 * smoothness(sparsity + 1) * Math.max(0, gap)) * (1 - ABOUT);
    const near = support.find((a) => Math.abs(theta[a]) <= reach);
    if (near !== undefined || !minima.attains(support)) return near;
    const lines = minima.lines(support);
    return support.find(
      (a) =>
        lines.every((line) => line[a] === 0) &&
        minima.ceiling(support.filter((b) => b !== a)) < value,
    );
  }

  return function final(theta) {
    requireVector("final", "theta", theta, P);
    const support = supportOf(theta);
    const rule = `a vector with at most ${sparsity} non-zero entries`;
    requireThat(support.length <= sparsity, "final", "theta", rule, `${support.length} of them`);
    if (support.length < sparsity) return open({ reason: "fewer-entries" });
    const excluded = hopeless(theta, support);
    if (excluded !== undefined) return open({ reason: "within-reach", entry: excluded });
    const minimum = minima.on(support);
    if (minimum.kind === "undecided") return open({ reason: "undecided", what: minimum.why });
    const limit = limitFrom(minimum, theta, minima.lines(support));
    if (sparsity === P) return { kind: "final", support, limit, height: Infinity, way: "tangent" };
    const value = enclosedValue(network, theta).upper;
    const reach = reachOf(minimum, value);
    const near = support.find((a) => !(Math.abs(theta[a]) > reach));
    if (near !== undefined) return open({ reason: "within-reach", entry: near });
    let height = Infinity;
    let way: Way = "tangent";
    const key = support.join();
    const first = hardest.get(key);
    const order = first === undefined ? support : [first, ...support.filter((a) => a !== first)];
    for (const entry of order) {
      const found = floorOf({ theta, minimum, value, reach }, entry);
      if (found.kind === "none") {
        hardest.set(key, entry);
        return open({ reason: found.reason, entry });
      }
      height = Math.min(height, found.floor - value);
      if (WAYS.indexOf(found.way) > WAYS.indexOf(way)) way = found.way;
    }
    return { kind: "final", support, limit, height, way };
  };
}

function open(why: WhyOpen): FinalVerdict {
  return { kind: "open", why };
}
