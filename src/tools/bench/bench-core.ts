import { publishedSplit } from "../../data/published-split.js";
import { ihtLoop } from "../../iht/iht-loop.js";
import { iht } from "../../iht/iht.js";
import { initialWeights } from "../../network/initial-weights.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { interleaved, ratios, spread } from "./interleaved.js";
import { textbookGradient, textbookIht } from "./textbook.js";

const ROUNDS = 40;
const STEPS = 1000;

/** Prints the times of the gradient and of 1,000 IHT steps on the canonical split, and their ratios. */
export async function benchCore(): Promise<void> {
  const { train } = await publishedSplit(273);
  const network = softmaxNetwork(train);
  const gradient = new Float64Array(network.dimension);
  const plain = textbookGradient(train);
  const dense = initialWeights(435);
  const options = { sparsity: 5, stepSize: 0.1, start: new Float64Array(network.dimension) };

  const [plainGradient, ourGradient, plainSteps, loop, sequence] = interleaved(
    [
      () => repeat(() => plain(dense, gradient)),
      () => repeat(() => network.gradientInto(dense, gradient)),
      () => textbookIht(train, options, STEPS),
      () => ihtLoop(network, options).advance(STEPS),
      () => {
        for (const { k } of iht(network, options)) if (k === STEPS) break;
      },
    ],
    ROUNDS,
  );

  console.log(`Node ${process.versions.node}: median (least … greatest) of ${ROUNDS} rounds`);
  const line = (name: string, values: readonly number[]): void =>
    console.log(`  ${name.padEnd(52)} ${spread(values)}`);
  line("gradient of a dense network, textbook [µs]", plainGradient);
  line("gradient of a dense network, library [µs]", ourGradient);
  line("  textbook / library", ratios(plainGradient, ourGradient));
  line("1,000 IHT steps (s = 5), textbook loop [ms]", plainSteps);
  line("1,000 IHT steps, loop without allocation [ms]", loop);
  line("1,000 IHT steps, sequence with values [ms]", sequence);
  line("  textbook / loop (aim: at least 1.5)", ratios(plainSteps, loop));
  line("  sequence / loop (aim: at most 1.5)", ratios(sequence, loop));
}

/** A thousand calls: milliseconds become microseconds a call. */
function repeat(call: () => void): void {
  for (let i = 0; i < 1000; i++) call();
}
