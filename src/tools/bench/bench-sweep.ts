import { publishedSplit } from "../../data/published-split.js";
import type { SweepGrid } from "../../runs/sweep-grid.js";
import { sweepShare, WHOLE } from "../../runs/parallel-sweep.js";
import { textbookIht } from "./textbook.js";

/** A sample of a sweep: 100 runs of 2,000 steps in a few batches. */
const STEPS = 2000;
const SAMPLE: SweepGrid = {
  splits: { from: 0, to: 4 },
  starts: { from: 0, to: 3 },
  rules: [{ stepSize: 0.1, steps: STEPS }],
  sparsities: [1, 3, 5, 8, 12],
};
const RUNS = 100;

/** The steps of both sweeps of notebook 09, and of a grid ten times larger. */
const NOTEBOOK_STEPS = 12.8e6;

/**
 * Prints IHT steps a second: of the loop as one writes it down at first, on one core, and of a sweep
 * with one and two workers; and what ten times the grid of notebook 09 costs at that rate.
 */
export async function benchSweep(): Promise<void> {
  const { train } = await publishedSplit(0);
  const start = new Float64Array(15);
  const plain = await stepsPerSecond(2 * STEPS, async () => {
    for (let run = 0; run < 2; run++)
      textbookIht(train, { sparsity: 5, stepSize: 0.1, start }, STEPS);
  });
  const sweeping = (workers: number): Promise<number> =>
    stepsPerSecond(RUNS * STEPS, () => sweepShare(SAMPLE, WHOLE, { workers }));
  const [one, two] = [await sweeping(1), await sweeping(2)];
  const line = (name: string, rate: number): void =>
    console.log(`  ${name.padEnd(52)} ${Math.round(rate / 1000)} thousand`);
  console.log("IHT steps a second, workers started and losses computed");
  line("textbook loop, one core", plain);
  line("sweep, one worker", one);
  line("sweep, two workers", two);
  const minutes = (rate: number): string => ((10 * NOTEBOOK_STEPS) / rate / 60).toFixed(1);
  console.log(
    `  ten times the grid of notebook 09: ${minutes(one)} min with one, ${minutes(two)} with two`,
  );
}

async function stepsPerSecond(steps: number, compute: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await compute();
  return (1000 * steps) / (performance.now() - begin);
}
