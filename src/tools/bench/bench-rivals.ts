import { publishedSplit } from "../../data/published-split.js";
import { ihtLoop } from "../../iht/iht-loop.js";
import { iht } from "../../iht/iht.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { spread } from "./interleaved.js";
import { madeUp } from "./made-up.js";
import { type Rival, withRivals } from "./rival.js";

const STEPS = 1000;
const TURNS = 9;
/** Each turn takes the least time of so many rounds. */
const ROUNDS = 12;
const LARGE_ROUNDS = 3;

/** The widest C, with all liberties, and held to what the kernel may do: two doubles, no fused operations. */
const PLAIN = ["-march=native"];
const FREE = ["-march=native", "-ffast-math"];
const HELD = ["-ffast-math", "-mavx", "-mno-fma", "-mprefer-vector-width=128"];

/**
 * Prints 1,000 IHT steps (s = 5, canonical split) and the gradient of 10,000 × 784 × 10 beside the same work
 * in C, compiled on the spot; where there is no gcc, without.
 */
export async function benchRivals(): Promise<void> {
  const { train } = await publishedSplit(273);
  const network = softmaxNetwork(train);
  const options = { sparsity: 5, stepSize: 0.1, start: new Float64Array(network.dimension) };
  const large = madeUp(10_000, 784, 10);
  const largeNetwork = softmaxNetwork(large);
  const at = new Float64Array(largeNetwork.dimension);
  const gradient = new Float64Array(largeNetwork.dimension);

  const loop = (): void => ihtLoop(network, options).advance(STEPS);
  const sequence = (): void => {
    for (const { k } of iht(network, options)) if (k === STEPS) break;
  };
  const whole = (): void => largeNetwork.gradientInto(at, gradient);

  await withRivals([PLAIN, FREE, HELD], (rivals) => {
    const steps = (rival: Rival) => () => rival("steps", train, ROUNDS);
    const gradients = (rival: Rival) => () => rival("gradient", large, LARGE_ROUNDS);
    const [plain, free, held] = rivals ?? [];
    const turns = takeTurns([
      () => least(loop, ROUNDS),
      () => least(sequence, ROUNDS),
      () => least(whole, LARGE_ROUNDS),
      ...(rivals === undefined ? [] : [steps(plain), gradients(free), gradients(held)]),
    ]);
    const [ours, oursSequence, oursLarge, theirs, theirsFree, theirsHeld] = turns;
    const line = (name: string, values: readonly number[]): void =>
      console.log(`  ${name.padEnd(58)} ${spread(values)}`);
    const against = (name: string, ms: readonly number[], others: readonly number[]): void =>
      line(
        name,
        ms.map((time, turn) => time / others[turn]),
      );
    console.log(
      `1,000 IHT steps, canonical split, s = 5; the least of ${ROUNDS} rounds, ${TURNS} turns`,
    );
    line("loop [ms]", ours);
    line("sequence with values [ms]", oursSequence);
    if (rivals === undefined) console.log("  no gcc: nothing to compare with");
    else {
      line("C, gcc -O3 -march=native [ms]", theirs);
      against("loop / C (aim: at most 0.8)", ours, theirs);
      against("sequence / C (aim: at most 1.6)", oursSequence, theirs);
    }
    console.log(`Gradient of 10,000 × 784 × 10, one thread; the least of ${LARGE_ROUNDS} rounds`);
    line("library [ms]", oursLarge);
    if (rivals === undefined) return;
    line("C, gcc -O3 -march=native -ffast-math [ms]", theirsFree);
    line("C, the same without FMA and wide vectors [ms]", theirsHeld);
    against("library / C with all liberties (aim: at most 2.5)", oursLarge, theirsFree);
    against("library / C held to the same (aim: at most 1.4)", oursLarge, theirsHeld);
  });
}

/** The results of some measurements that take turns. */
function takeTurns(measurements: readonly (() => number)[]): number[][] {
  const results: number[][] = measurements.map(() => []);
  for (let turn = -1; turn < TURNS; turn++)
    measurements.forEach((measure, m) => {
      const result = measure();
      if (turn >= 0) results[m].push(result);
    });
  return results;
}

/** The least time of a task in ms. */
export function least(task: () => void, rounds: number): number {
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    const begin = performance.now();
    task();
    best = Math.min(best, performance.now() - begin);
  }
  return best;
}
