import { attainsMinimum } from "../../minima/attained-minimum.js";
import { exactMargins } from "../../minima/attained-minimum-exact.js";
import { type ClassPair, margins, pairName } from "../../minima/class-pairs.js";
import type { Dataset } from "../../data/dataset.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import type { AttainedSupports } from "./attained-supports.js";
import { reducedMinimum } from "../../minima/infimum-on-support.js";

/**
 * The function that gives the infimum on a support without a minimum, like `infimumOnSupport` but with
 * each reduced problem solved once: supports are one problem if the same pairs are dropped and the
 * margins that are left depend on their entries in the same way.
 */
export function reducedInfima(
  network: SoftmaxNetwork,
  { minimalUnattained }: AttainedSupports,
): (support: readonly number[]) => Promise<number> {
  const { dataset, dimension } = network;
  const full = attainsMinimum(
    network,
    Array.from({ length: dimension }, (_, a) => a),
  );
  const reductions = new Map<string, { dropped: readonly ClassPair[]; names: string[] }>();
  const solved = new Map<string, number>();

  /** A direction that separates as much as can be on the support. */
  async function directionOn(support: readonly number[]): Promise<readonly bigint[]> {
    const [first, ...others] = minimalUnattained.filter((part) =>
      part.support.every((a) => support.includes(a)),
    );
    const limit = await full;
    if (first !== undefined && limit.kind === "unattained") {
      const best = others.reduce((one, other) => (other.strictPairs > one.strictPairs ? other : one), first); // prettier-ignore
      if (limit.strictPairs === best.strictPairs) return best.exact;
    }
    const own = await attainsMinimum(network, support);
    if (own.kind === "unattained") return own.exact;
    throw new Error(`No direction was found on ${support.join(", ")}`);
  }

  return async (support) => {
    const direction = await directionOn(support);
    const name = direction.join();
    if (!reductions.has(name)) {
      const { strict } = exactMargins(dataset, direction);
      reductions.set(name, { dropped: strict, names: columnNames(dataset, strict) });
    }
    const { dropped, names } = reductions.get(name)!;
    const columns = [...new Set(support.map((a) => names[a]))].filter((column) => column !== "");
    const key = [dropped.map(pairName).join(), ...columns.sort()].join("|");
    const known = solved.get(key);
    if (known !== undefined) return known;
    // The first entries of these names, of the support or not: the value is that of the problem.
    const entries = columns.map((column) => names.indexOf(column)).sort((a, b) => a - b);
    const { value } = reducedMinimum(network, entries, dropped);
    solved.set(key, value);
    return value;
  };
}

/**
 * For every entry of θ a name of how the margins of the pairs that are left depend on it: the same name
 * for columns that are equal or opposite, the empty one for none.
 */
function columnNames(dataset: Dataset, dropped: readonly ClassPair[]): string[] {
  const { pairs, coefficient } = margins(dataset);
  const gone = new Set(dropped.map(pairName));
  const left = pairs.filter((pair) => !gone.has(pairName(pair)));
  const dimension = (dataset.featureNames.length + 1) * dataset.classNames.length;
  return Array.from({ length: dimension }, (_, a) => {
    const column = left.map((pair) => coefficient(pair, a));
    const first = column.find((entry) => entry !== 0);
    return first === undefined ? "" : column.map((entry) => entry * Math.sign(first) + 0).join();
  });
}
