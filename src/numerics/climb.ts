import { dot } from "./linear.js";

/** Writes the gradient at `at` into `gradient` and returns the value. */
export type ValueInto = (at: Float64Array, gradient: Float64Array) => number;

/** How many earlier steps the quasi-Newton direction remembers. */
const MEMORY = 8;

/** A step must gain at least this share of what the gradient promises. */
const SUFFICIENT = 1e-4;

/** So often is a step halved before the climb ends. */
const HALVINGS = 40;

/** A promised gain that is lost in the rounding of the value ends the climb. */
const LOST = 1e-18;

interface Step {
  /** Of the point, and of the gradient of −F. */
  readonly s: Float64Array;
  readonly y: Float64Array;
}

/**
 * A local maximum of a differentiable function F, climbed from `start` by limited-memory BFGS with at most
 * `steps` steps, each of which is halved until it gains enough. No value on the way is above the last one.
 *
 * The maximum may lie at infinity: the climb then ends where nothing more is gained in doubles.
 * Source: Nocedal & Wright, Numerical Optimization, 2006, algorithms 7.4 and 3.1.
 */
export function climb(
  evaluate: ValueInto,
  start: Float64Array,
  steps: number,
): { value: number; at: Float64Array } {
  const n = start.length;
  let at = start.slice();
  let gradient = new Float64Array(n);
  let value = evaluate(at, gradient);
  const memory: Step[] = [];
  for (let step = 0; step < steps; step++) {
    let uphill = quasiNewton(gradient, memory);
    if (!(dot(gradient, uphill) > 0)) {
      memory.length = 0;
      uphill = gradient.slice();
    }
    const promise = dot(gradient, uphill);
    if (!(promise > LOST * Math.abs(value))) break;
    let length = memory.length === 0 ? Math.min(1, 1 / Math.sqrt(promise)) : 1;
    const next = new Float64Array(n);
    const nextGradient = new Float64Array(n);
    let nextValue = value;
    for (let halving = 0; halving < HALVINGS; halving++, length /= 2) {
      for (let i = 0; i < n; i++) next[i] = at[i] + length * uphill[i];
      nextValue = evaluate(next, nextGradient);
      if (nextValue >= value + SUFFICIENT * length * promise) break;
    }
    if (!(nextValue > value)) break;
    remember(memory, at, gradient, next, nextGradient);
    [at, gradient, value] = [next, nextGradient, nextValue];
  }
  return { value, at };
}

function remember(
  memory: Step[],
  at: Float64Array,
  gradient: Float64Array,
  next: Float64Array,
  nextGradient: Float64Array,
): void {
  const s = next.map((x, i) => x - at[i]);
  const y = gradient.map((g, i) => g - nextGradient[i]);
  if (!(dot(s, y) > 1e-12 * Math.sqrt(dot(s, s) * dot(y, y)))) return; // F is not concave there
  memory.push({ s, y });
  if (memory.length > MEMORY) memory.shift();
}

/** The two-loop recursion. */
function quasiNewton(gradient: Float64Array, memory: readonly Step[]): Float64Array {
  const q = gradient.slice();
  const shares: number[] = [];
  for (let i = memory.length - 1; i >= 0; i--) {
    const { s, y } = memory[i];
    shares[i] = dot(s, q) / dot(s, y);
    for (let a = 0; a < q.length; a++) q[a] -= shares[i] * y[a];
  }
  const last = memory.at(-1);
  const scale = last === undefined ? 1 : dot(last.s, last.y) / dot(last.y, last.y);
  for (let a = 0; a < q.length; a++) q[a] *= scale;
  memory.forEach(({ s, y }, i) => {
    const share = shares[i] - dot(y, q) / dot(s, y);
    for (let a = 0; a < q.length; a++) q[a] += share * s[a];
  });
  return q;
}
