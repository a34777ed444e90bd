import { freeEntries } from "../conditions/stationary-ball.js";
import { publishedSplit } from "../data/published-split.js";
import { supportOfMask } from "../iht/support.js";
import { softmaxNetwork } from "../network/softmax.js";
import { everySupport } from "../search/every-support.js";
import { newton } from "../search/newton.js";
import { ratios, spread } from "./interleaved.js";

const ROUNDS = 3;
const MAX_ITERATIONS = 200;

/**
 * Prints the time of `everySupport` on the canonical split, existence and enclosures included, beside that
 * of the same Newton iteration made plainly: one thread, each of the 32,767 supports, from zero, nothing
 * enclosed and existence not decided.
 */
export async function benchSupports(): Promise<void> {
  const { train } = await publishedSplit(273);
  for (const ridge of [0, 1e-3]) {
    const network = softmaxNetwork(train, { ridge });
    const [ours, plain]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      let begin = performance.now();
      await everySupport(network);
      ours.push((performance.now() - begin) / 1000);
      begin = performance.now();
      for (let mask = 1; mask < 1 << network.dimension; mask++) {
        const { free } = freeEntries(network, supportOfMask(mask));
        newton(network, free, new Float64Array(network.dimension), MAX_ITERATIONS);
      }
      plain.push((performance.now() - begin) / 1000);
    }
    const line = (name: string, values: readonly number[]): void =>
      console.log(`  ${name.padEnd(52)} ${spread(values)}`);
    console.log(
      `All 32,767 supports, ridge ${ridge}: median (least … greatest) of ${ROUNDS} rounds`,
    );
    line("everySupport, with existence and enclosures [s]", ours);
    line("Newton from zero on each, one thread [s]", plain);
    line("  plain / everySupport", ratios(plain, ours));
  }
}
