import { exp, log, log1p } from "../numerics/elementary.js";
import { NODES, type RadauStep, radauStep } from "../numerics/radau.js";
import { norm } from "../numerics/linear.js";
import type { Flow, FlowSlopes } from "./flow.js";
import { offsetOf } from "./flow-coordinates.js";

/** The state of the flow at a moment, and what has come together of defects until then. */
export interface Moment {
  readonly sigma: number;
  /** Iterations since θ. */
  readonly k: number;
  /** (ξ, δ), and u = x + Vξ + Wδ in P entries. */
  readonly moved: Float64Array;
  readonly point: Float64Array;
  readonly slopes: FlowSlopes;
  /** ρ = ‖θ − u(0)‖ + Σ e_k, measured. */
  readonly deviation: number;
}

/** A piece of the curve between two moments, within one step of the integrator. */
export interface Piece {
  readonly from: Moment;
  readonly to: Moment;
  /** The moment at a σ in between. */
  at(sigma: number): Moment;
  /** The σ of an iteration. */
  timeOf(k: number): number;
}

/** Where a curve begins. */
export interface ShadowStart {
  /** (ξ, δ). */
  readonly moved: Float64Array;
  /** ‖θ − u(0)‖ at most. */
  readonly deviation: number;
  /** e^σ at the beginning. */
  readonly origin: number;
  /** The iterations since θ, 0 where left out. */
  readonly k?: number;
}

/** By this much u' may differ from the field between the nodes, for each unit of σ. */
const TOLERANCE = 1e-7;

/** The first step; the longest; and the shortest, below which the integrator gives up. */
const FIRST = 0.01;
const LONGEST = 50;
const SHORTEST = 1e-9;

/** The step follows the fifth root of the residual, as that is of order h⁵, with some caution. */
const CAUTION = 0.9;

/** Up to here u(k + 1) is taken from the curve, later from its derivatives: rounding and remainder stay below 10⁻¹⁰. */
const DIRECT = log(1e5);

/** Where defects are measured: halfway between the nodes, where they are largest. */
const EDGES: readonly number[] = [0, ...NODES];

/**
 * The curve u from x + Vξ + Wδ in pieces, with its defects e_k = ‖u(k+1) − u(k) + γ∇_S f(u(k))‖ summed: in the
 * middle of each piece one is measured and taken for all of the piece, and the integral and the first of them for the
 * sum, as they fall. Ends where the integrator finds no step.
 */
export function* shadow(
  flow: Flow,
  stepSize: number,
  { moved: first, deviation, origin, k: begun = 0 }: ShadowStart,
): Generator<Piece, void, void> {
  const start = log(origin);
  const { coordinates, unit } = flow;
  const timeOf = (k: number): number => log(k - begun + origin);
  let state = flow.stateOf(start, first);
  let sigma = start;
  let before: RadauStep | undefined;
  let last: Moment | undefined;
  let rho = deviation;
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
    const allowed = TOLERANCE * Math.min(1, (1 + norm(state)) / unit);
    const factor = CAUTION * exp(log(allowed / (worst + Number.MIN_VALUE)) / 5);
    if (worst > allowed) {
      h *= Math.max(0.1, factor);
      continue;
    }
    if (last === undefined) rho += measure(flow, stepSize, step, sigma).defect / origin;
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
        const moved = flow.movedBy(time, inside);
        const risen = offsetOf(coordinates, moved);
        const point = coordinates.x.map((entry, a) => entry + risen[a]);
        const slopes = flow.slopesAt(time, inside);
        const deviation = base + rate * (time - begin);
        const k = exp(time) - origin + begun;
        return { sigma: time, k, moved, point, slopes, deviation };
      };
      const to = at(end);
      yield { from: last ?? at(begin), to, at, timeOf };
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
  const { gradient, curved, rounding } = flow.speedsAt(sigma, step.at(sigma));
  const { escaping } = flow.coordinates;
  const { unit, passed } = flow;
  const grown = exp(sigma);
  const reach = grown + passed;
  const q = grown / reach;
  const staying = (b: number): boolean => flow.scaled && b >= escaping;
  const whole = (b: number): number => (b < escaping ? unit : 1);
  /** Derivatives of (ξ, δ) in σ from those of the state: δ = c/(e^σ + K). */
  const [y, d1, d2, d3] = [
    step.at(sigma),
    ...([1, 2, 3] as const).map((order) => step.derivativeAt(sigma, order)),
  ];
  const u1 = y.map((c, b) => (staying(b) ? (d1[b] - q * c) / reach : d1[b] / whole(b)));
  const bent = (b: number): number => d2[b] - 2 * q * d1[b] + (2 * q - 1) * q * y[b];
  const u2 = y.map((_, b) => (staying(b) ? bent(b) / reach : d2[b] / whole(b)));
  const q1 = q * (1 - q);
  const u3 = y.map((c, b) => {
    if (!staying(b)) return d3[b] / whole(b);
    const further = d3[b] - 2 * q * d2[b] - 2 * q1 * d1[b] + (2 * q - 1) * q * d1[b];
    return (further + (4 * q - 1) * q1 * c - q * bent(b)) / reach;
  });
  const residual = norm(
    u1.map((x, b) => x + stepSize * gradient[b] + ((stepSize * stepSize) / 2) * curved[b]),
  );
  let risen: Float64Array; // e^σ (u(k + 1) − u(k))
  if (sigma < DIRECT) {
    const next = sigma + log1p(1 / grown);
    const later = step.at(next);
    const [now, then] = [flow.movedBy(sigma, y), flow.movedBy(next, later)];
    risen = now.map((x, b) => grown * (then[b] - x));
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
