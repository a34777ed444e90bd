import { ihtLoop } from "../../iht/iht-loop.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { least } from "./bench-rivals.js";
import { madeUp } from "./made-up.js";

/** A shape of the work, and the one that the others vary in one number. */
interface Shape {
  readonly N: number;
  readonly d: number;
  readonly K: number;
  readonly s: number;
}

/** Each number over three decades, the others as they stand here; K as far as labels go. */
const SERIES: Readonly<Record<keyof Shape, { base: Shape; values: readonly number[] }>> = {
  N: { base: { N: 0, d: 10, K: 3, s: 10 }, values: [100, 1000, 10_000, 100_000] },
  d: { base: { N: 1000, d: 0, K: 3, s: 10 }, values: [4, 40, 400, 4000] },
  K: { base: { N: 1000, d: 10, K: 0, s: 10 }, values: [2, 10, 50, 250] },
  s: { base: { N: 100, d: 1000, K: 10, s: 0 }, values: [10, 100, 1000, 10_000] },
};

const ROUNDS = 5;
/** A round takes about as many milliseconds. */
const ROUND_MS = 20;

/**
 * Prints the time of an IHT step against N, d, K and s, and the exponent between one value and the next:
 * log(time ratio)/log(value ratio), 1 for work that grows in proportion.
 */
export function benchGrowth(): void {
  console.log("Time of an IHT step [µs], and the exponent of its growth");
  for (const name of Object.keys(SERIES) as (keyof Shape)[]) {
    const { base, values } = SERIES[name];
    const times = values.map((value) => stepTime({ ...base, [name]: value }));
    const fixed = Object.entries(base).filter(([other]) => other !== name);
    console.log(
      `  ${name}, with ${fixed.map(([other, value]) => `${other} = ${value}`).join(", ")}`,
    );
    values.forEach((value, i) => {
      const exponent =
        i === 0
          ? ""
          : (Math.log(times[i] / times[i - 1]) / Math.log(value / values[i - 1])).toFixed(2);
      console.log(
        `    ${String(value).padStart(7)} ${times[i].toFixed(1).padStart(12)}  ${exponent}`,
      );
    });
  }
}

/** µs a step, from 0 with γ = 0.1. */
function stepTime({ N, d, K, s }: Shape): number {
  const network = softmaxNetwork(madeUp(N, d, K));
  const loop = ihtLoop(network, {
    sparsity: s,
    stepSize: 0.1,
    start: new Float64Array(network.dimension),
  });
  loop.advance(3);
  const once = least(() => loop.advance(1), 3);
  const steps = Math.max(1, Math.round(ROUND_MS / once));
  return (1000 * least(() => loop.advance(steps), ROUNDS)) / steps;
}
