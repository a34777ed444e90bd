import type { Dataset } from "../data/dataset.js";
import type { SoftmaxNetwork } from "../network/softmax.js";
import { commonIntegers, inLowestTerms } from "../numerics/exact.js";
import { exactMargins } from "./attained-minimum-exact.js";
import { minimizeFrom } from "./minimize-on-support.js";

/** A minimiser lies within `radius` of θ, as `stationaryBall` proves. */
export interface BallCertificate {
  readonly kind: "ball";
  readonly theta: Float64Array;
  readonly radius: number;
  readonly lowestEigenvalue: number;
}

/** A minimiser, or a direction along which all margins rise, `direction` in doubles and `exact` in whole numbers. */
export type QuickAttainment =
  | { readonly kind: "attained"; readonly certificate: BallCertificate }
  | {
      readonly kind: "unattained";
      readonly direction: Float64Array;
      readonly exact: readonly bigint[];
      readonly strictPairs: number;
      /** All zero. */
      readonly weights: readonly bigint[];
    };

/** So often the perceptron goes through the rows: separable ones with a margin to spare take a few dozen. */
const EPOCHS = 100;

/** No minimiser is looked for where one Newton step takes more operations than this, which is some ten seconds. */
const MOST_WORK = 1e10;

/** A margin below this is corrected. Any positive number is as good: it only fixes the length of the direction. */
const ENOUGH = 1;

/**
 * Whether the minimum on a support is attained, where that can be told without a linear program; else `undefined`.
 *
 *     unattained, if the perceptron, or else a Newton iteration that runs away, comes to a point at which every
 *                 margin is positive: verified in integers, it is a direction along which all margins rise;
 *     attained,   if a ball around the end of the Newton iteration is proven to hold a minimiser.
 *
 * Left open are supports on which only some of the margins can rise, ill-conditioned minima, and those on thousands of
 * entries. It takes some
 * dozen times as long as a Hessian on the support. `support` is ascending, without ridge.
 */
export function quickAttainment(
  network: SoftmaxNetwork,
  support: readonly number[],
): QuickAttainment | undefined {
  const { dataset, dimension } = network;
  const found = perceptron(dataset, support);
  const separated = found && wholly(dataset, found);
  if (separated !== undefined) return separated;
  const m = support.length;
  if ((dataset.size * m * m) / 4 + (m * m * m) / 3 > MOST_WORK) return undefined;
  const { theta, ball } = minimizeFrom(network, support, new Float64Array(dimension));
  if (ball === undefined) return wholly(dataset, theta);
  const { radius, lowestEigenvalue } = ball;
  return { kind: "attained", certificate: { kind: "ball", theta, radius, lowestEigenvalue } };
}

/** The verdict of a direction along which all margins rise, or `undefined` if they do not. */
function wholly(dataset: Dataset, direction: Float64Array): QuickAttainment | undefined {
  const { size, classNames } = dataset;
  const { strict } = exactMargins(dataset, direction);
  const strictPairs = size * (classNames.length - 1);
  if (strict.length < strictPairs) return undefined;
  const exact = inLowestTerms(commonIntegers(direction));
  const weights = Array<bigint>(strictPairs).fill(0n);
  return { kind: "unattained", direction, exact, strictPairs, weights };
}

/**
 * The perceptron for several classes on the entries of a support: a row whose margin over the best other class is
 * not at least 1 adds x̃ to its own class and takes it from that one. It ends where all rows can be separated;
 * `undefined` if it was stopped before. Source: Rosenblatt, Psychol. Rev. 65, 1958.
 */
function perceptron(
  { features, labels, size, featureNames, classNames }: Dataset,
  support: readonly number[],
): Float64Array | undefined {
  const [d, K] = [featureNames.length, classNames.length];
  const inputs = classNames.map((_, k) =>
    support.filter((a) => a < d * K && Math.floor(a / d) === k).map((a) => a % d),
  );
  const biased = classNames.map((_, k) => (support.includes(d * K + k) ? 1 : 0));
  const theta = new Float64Array((d + 1) * K);
  const add = (k: number, i: number, sign: number): void => {
    for (const j of inputs[k]) theta[d * k + j] += sign * features[d * i + j];
    theta[d * K + k] += sign * biased[k];
  };
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    let right = 0;
    for (let i = 0; i < size; i++) {
      const own = labels[i];
      let [ownLogit, best, bestLogit] = [0, -1, -Infinity];
      for (let k = 0; k < K; k++) {
        let z = theta[d * K + k];
        for (const j of inputs[k]) z += theta[d * k + j] * features[d * i + j];
        if (k === own) ownLogit = z;
        else if (z > bestLogit) [best, bestLogit] = [k, z];
      }
      if (ownLogit - bestLogit >= ENOUGH) right++;
      else {
        add(own, i, 1);
        add(best, i, -1);
      }
    }
    if (right === size) return theta;
  }
  return undefined;
}
