import { type Attainment, attainment } from "../../minima/attained-minimum.js";
import { exactMargins } from "../../minima/attained-minimum-exact.js";
import { type ClassPair, margins, pairName } from "../../minima/class-pairs.js";
import type { Dataset } from "../../data/dataset.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import type { AttainedSupports } from "./attained-supports.js";
import {
  noneFound,
  reducedMinimum,
  type UndecidedInfimum,
} from "../../minima/infimum-on-support.js";

/** The pairs that drop out, the names of what is left by `columnNames`, and the values that are known, by entries. */
interface Reduction {
  readonly dropped: readonly ClassPair[];
  readonly names: readonly string[];
  readonly solved: Map<string, number | undefined>;
}

/** The infima on supports without a minimum. */
export interface ReducedInfima {
  /** The pairs that a direction on the support separates, as many as can be. */
  separated(support: readonly number[]): Promise<readonly ClassPair[]>;
  /** The infimum, or why it is not known. */
  infimum(support: readonly number[]): Promise<number | UndecidedInfimum>;
}

/**
 * The infima on supports without a minimum, like `infimumOnSupport` but with each reduced problem solved once:
 * supports are one problem if the same pairs are dropped and the margins that are left depend on their entries
 * in the same way.
 */
export function reducedInfima(
  network: SoftmaxNetwork,
  { minimalUnattained }: AttainedSupports,
): ReducedInfima {
  const { dataset, dimension } = network;
  const { decide } = attainment(network);
  let full: Promise<Attainment> | undefined;
  const reductions = new Map<string, Reduction>();
  const solvedWithout = new Map<string, Reduction["solved"]>(); // by the pairs that drop out

  /** A direction that separates as much as can be on the support. */
  async function directionOn(support: readonly number[]): Promise<readonly bigint[]> {
    const [first, ...others] = minimalUnattained.filter((part) =>
      part.support.every((a) => support.includes(a)),
    );
    const limit = await (full ??= decide(Array.from({ length: dimension }, (_, a) => a)));
    if (first !== undefined && limit.kind === "unattained") {
      const best = others.reduce((one, other) => (other.strictPairs > one.strictPairs ? other : one), first); // prettier-ignore
      if (limit.strictPairs === best.strictPairs) return best.exact;
    }
    const own = await decide(support);
    if (own.kind === "unattained") return own.exact;
    throw new Error(`No direction was found on ${support.join(", ")}`);
  }

  async function reductionOn(support: readonly number[]): Promise<Reduction> {
    const direction = await directionOn(support);
    const name = direction.join();
    const known = reductions.get(name);
    if (known !== undefined) return known;
    const { strict } = exactMargins(dataset, direction);
    const pairs = strict.map(pairName).join();
    const solved = solvedWithout.get(pairs) ?? new Map<string, number | undefined>();
    solvedWithout.set(pairs, solved);
    const reduction = { dropped: strict, names: columnNames(dataset, strict), solved };
    reductions.set(name, reduction);
    return reduction;
  }

  async function infimum(support: readonly number[]): Promise<number | UndecidedInfimum> {
    const { dropped, names, solved } = await reductionOn(support);
    const columns = [...new Set(support.map((a) => names[a]))].filter((column) => column !== "");
    // The first entries of these names, of the support or not: the value is that of the problem.
    const entries = columns.map((column) => names.indexOf(column)).sort((a, b) => a - b);
    const key = entries.join();
    if (!solved.has(key)) solved.set(key, reducedMinimum(network, entries, dropped)?.value);
    return solved.get(key) ?? noneFound(support);
  }

  return { separated: async (support) => (await reductionOn(support)).dropped, infimum };
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
