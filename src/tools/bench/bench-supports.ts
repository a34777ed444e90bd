import { freeEntries } from "../../minima/free-entries.js";
import { publishedSplit } from "../../data/published-split.js";
import { supportOfMask } from "../../network/support.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { everySupport } from "../../chapters/06-stationary-points/every-support.js";
import { newton } from "../../minima/newton.js";

const MAX_ITERATIONS = 200;

/**
 * Prints the time of `everySupport` on the canonical split, existence and enclosures included, beside that
 * of the same Newton iteration made plainly: one thread, each of the 32,767 supports, from zero, nothing
 * enclosed and existence not decided. Each is measured once, after a first run that does not count.
 */
export async function benchSupports(): Promise<void> {
  const { train } = await publishedSplit(273);
  await everySupport(softmaxNetwork(train));
  for (const ridge of [0, 1e-3]) {
    const network = softmaxNetwork(train, { ridge });
    const seconds = async (task: () => unknown): Promise<number> => {
      const begin = performance.now();
      await task();
      return (performance.now() - begin) / 1000;
    };
    const ours = await seconds(() => everySupport(network));
    const plain = await seconds(() => {
      for (let mask = 1; mask < 1 << network.dimension; mask++) {
        const { free } = freeEntries(network, supportOfMask(mask));
        newton(network, free, new Float64Array(network.dimension), MAX_ITERATIONS);
      }
    });
    const line = (name: string, value: number): void =>
      console.log(`  ${name.padEnd(52)} ${value.toFixed(2)}`);
    console.log(`All 32,767 supports of the canonical split, ridge ${ridge}`);
    line("everySupport, with existence and enclosures [s]", ours);
    line("Newton from zero on each, one thread [s]", plain);
    line("  plain / everySupport", plain / ours);
  }
}
