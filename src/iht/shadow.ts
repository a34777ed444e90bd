import { exp, log, log1p } from "../numerics/elementary.js";
import { NODES, type RadauStep, radauStep } from "../numerics/radau.js";
import { norm } from "../numerics/linear.js";
import type { Flow, FlowSlopes } from "./flow.js";

/** The state of the flow at a moment, and what has come together of defects until then. */
export interface Moment {
  readonly sigma: number;
  /** u in P entries. */
  readonly point: Float64Array;
  readonly slopes: FlowSlopes;
  /** ∇_j f(u) for j ∉ S. */
  readonly outside: Float64Array;
  /** ρ = ‖θ − u(0)‖ + Σ e_k, measured. */
  readonly deviation: number;
}

/** A piece of the curve between two moments, within one step of the integrator. */
export interface Piece {
  readonly from: Moment;
  readonly to: Moment;
  /** The moment at a σ in between. */
  at(sigma: number): Moment;
}

/** By this much u' may differ from the field between the nodes, for each unit of σ. */
const TOLERANCE = 1e-9;

/** The first step; the longest; and the shortest, below which the integrator gives up. */
const FIRST = 0.01;
const LONGEST = 10;
const SHORTEST = 1e-9;

/** The step follows the fifth root of the residual, as that is of order h⁵, with some caution. */
const CAUTION = 0.8;

/** Up to here u(k + 1) is taken from the curve, later from its derivatives: rounding and remainder stay below 10⁻¹⁰. */
const DIRECT = log(1e5);

/** Where defects are measured: halfway between the nodes, where they are largest. */
const EDGES: readonly number[] = [0, ...NODES];

/**
 * The curve u from θ in pieces, with its defects e_k = ‖u(k+1) − u(k) + γ∇_S f(u(k))‖ summed: in the middle of
 * each piece one is measured and taken for all of the piece. Ends where the integrator finds no step.
 */
export function* shadow(
  flow: Flow,
  stepSize: number,
  theta: Float64Array,
  { origin, deviation }: { origin: number; deviation: number },
): Generator<Piece, void, void> {
  const start = log(origin);
  let state = flow.stateOf(theta, start);
  let sigma = start;
  let before: RadauStep | undefined;
  let last: Moment | undefined;
  let rho = deviation + distance(theta, flow.pointAt(start, state));
  let h = FIRST;
  while (h > SHORTEST) {
    const step = radauStep(flow, sigma, state, h, before);
    if (step === undefined) {
      h /= 4;
      before = undefined;
      continue;
    }
    const middles = EDGES.slice(1).map((c, i) => sigma + ((c + EDGES[i]) / 2) * h);
    const measured = middles.map((time) => measure(flow, stepSize, step, time));
    const worst = Math.max(...measured.map(({ residual }) => residual));
    const factor = CAUTION * exp(log(TOLERANCE / (worst + Number.MIN_VALUE)) / 5);
    if (worst > TOLERANCE) {
      h *= Math.max(0.1, factor);
      continue;
    }
    yield* pieces(step, sigma, h, rho, measured);
    rho += measured.reduce((sum, { defect }, i) => sum + defect * (EDGES[i + 1] - EDGES[i]) * h, 0);
    state = step.at(step.end);
    sigma = step.end;
    before = step;
    h = Math.min(LONGEST, h * Math.min(3, factor));
  }

  function* pieces(
    step: RadauStep,
    from: number,
    h: number,
    rho: number,
    measured: readonly Measured[],
  ): Generator<Piece, void, void> {
    for (let i = 0; i < measured.length; i++) {
      const [begin, end] = [from + EDGES[i] * h, from + EDGES[i + 1] * h];
      const base = rho;
      const rate = measured[i].defect;
      const at = (time: number): Moment => {
        const inside = step.at(time);
        const point = flow.pointAt(time, inside);
        const slopes = flow.slopesAt(time, inside);
        const outside = flow.outsideAt(time, inside);
        return { sigma: time, point, slopes, outside, deviation: base + rate * (time - begin) };
      };
      const to = at(end);
      yield { from: last ?? at(begin), to, at };
      last = to;
      rho += rate * (end - begin);
    }
  }
}

interface Measured {
  /** ‖u' − field‖ in σ. */
  readonly residual: number;
  /** e_k times iterations for each unit of σ. */
  readonly defect: number;
}

function measure(flow: Flow, stepSize: number, step: RadauStep, sigma: number): Measured {
  const { gradient, curved, rounding } = flow.slopesAt(sigma, step.at(sigma));
  const { escaping } = flow.coordinates;
  const grown = exp(sigma);
  const staying = (b: number): boolean => flow.scaled && b >= escaping;
  /** Derivatives of (ξ, δ) in σ from those of the state: δ = e^{−σ}c. */
  const [y, d1, d2, d3] = [
    step.at(sigma),
    ...([1, 2, 3] as const).map((order) => step.derivativeAt(sigma, order)),
  ];
  const u1 = y.map((c, b) => (staying(b) ? (d1[b] - c) / grown : d1[b]));
  const u2 = y.map((c, b) => (staying(b) ? (d2[b] - 2 * d1[b] + c) / grown : d2[b]));
  const u3 = y.map((c, b) => (staying(b) ? (d3[b] - 3 * d2[b] + 3 * d1[b] - c) / grown : d3[b]));
  const residual = norm(
    u1.map((x, b) => x + stepSize * gradient[b] + ((stepSize * stepSize) / 2) * curved[b]),
  );
  let risen: Float64Array; // e^σ (u(k + 1) − u(k))
  if (sigma < DIRECT) {
    const next = sigma + log1p(1 / grown);
    const later = step.at(next);
    const shrink = flow.scaled ? 1 / (grown + 1) : 1;
    risen = y.map((c, b) => {
      const [now, then] =
        b >= escaping ? [flow.scaled ? c / grown : c, later[b] * shrink] : [c, later[b]];
      return grown * (then - now);
    });
  } else {
    const t = 1 / grown;
    risen = u1.map(
      (x, b) => x + (t / 2) * (u2[b] - x) + ((t * t) / 6) * (u3[b] - 3 * u2[b] + 2 * x),
    );
  }
  return {
    residual: Math.max(0, residual - stepSize * rounding),
    defect: norm(risen.map((x, b) => x + stepSize * gradient[b])),
  };
}

function distance(x: Float64Array, y: Float64Array): number {
  return norm(x.map((entry, a) => entry - y[a]));
}
