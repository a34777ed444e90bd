import type { Json, Parts } from "../../storage/kept-result.js";
import { publishedSplit } from "../../data/published-split.js";
import { supportOfMask } from "../../network/support.js";
import { type SoftmaxNetwork, softmaxNetwork } from "../../network/softmax.js";
import { requireThat } from "../../numerics/checks.js";
import type { Report } from "../../numerics/report.js";
import { type EverySupport, everySupport } from "../06-stationary-points/index.js";
import { models } from "../../minima/models.js";

/** What is best with at most `sparsity` entries on the training rows of a split. */
export type BestSupport = {
  readonly split: number;
  readonly sparsity: number;
  /** The least value of f, or its infimum if that is not attained. */
  readonly value: number;
  /** Each of the tied models attains it. */
  readonly attained: boolean;
  /**
   * The bit masks of all models (see `modelMask`) that have `sparsity` entries and this value, up to the
   * error of infima. There may be none, where fewer entries do as well.
   */
  readonly models: readonly number[];
  /** The smallest sparsity with this value: the models of all sparsities from there on are tied. */
  readonly from: number;
};

/**
 * Two infima that differ by less count as one: those that are not attained are exceeded by some 10⁻¹⁴, and
 * where minima are attained they differ by more than 10⁻¹¹ (notebook 07, on the split of seed 273).
 */
const TIED = 1e-12;

/**
 * For each split and each s = 1, …, P the lowest infimum of f over all supports of at most s entries, with
 * all models that have it: a computation for `kept`, whose parts are the splits. Where an infimum is not
 * attained there is no single best support, and ties are the rule.
 *
 * Throws on an empty list of splits.
 */
export async function bestSupports(
  { splits }: { splits: readonly number[] },
  report: Report,
  signal: AbortSignal,
  parts: Parts,
): Promise<BestSupport[]> {
  requireThat(splits.length > 0, "bestSupports", "splits", "a list of at least one seed", "none");
  const all: BestSupport[] = [];
  for (const [i, split] of splits.entries()) {
    const key = `split ${split}`;
    const stored = (await parts.get(key)) as readonly BestSupport[] | undefined;
    const best = stored ?? (await bestOfSplit(split, signal));
    if (stored === undefined) await parts.put(key, best as Json);
    all.push(...best);
    report(i + 1, splits.length);
  }
  return all;
}

/** All models that are best with at most s entries: the tied ones of `from`, …, s of one split. */
export function bestModels(
  best: readonly BestSupport[],
  { split, sparsity, from }: BestSupport,
): Set<number> {
  const tied = best.filter(
    (one) => one.split === split && one.sparsity >= from && one.sparsity <= sparsity,
  );
  return new Set(tied.flatMap((one) => one.models));
}

/**
 * The mask that stands for all supports which can do the same: of each feature, and of the biases, that
 * have two or three entries in `mask` it holds the first two.
 */
export function modelMask(
  network: Pick<SoftmaxNetwork, "dataset" | "ridge">,
  mask: number,
): number {
  return models(network).modelOf(mask);
}

async function bestOfSplit(split: number, signal: AbortSignal): Promise<BestSupport[]> {
  const network = softmaxNetwork((await publishedSplit(split)).train);
  const supports = await everySupport(network, { signal });
  const valued = valuedModels(supports);
  const best: BestSupport[] = [];
  for (let sparsity = 1; sparsity <= network.dimension; sparsity++) {
    const before = best.at(-1);
    const here = valued.filter(({ size }) => size === sparsity);
    const least = Math.min(before?.value ?? Infinity, ...here.map(({ value }) => value));
    const tied = here.filter(({ value }) => value <= least + TIED);
    const same = before !== undefined && before.value <= least + TIED;
    const attained = tied.every((one) => one.attained) && (!same || before.attained);
    const from = same ? before.from : sparsity;
    best.push({
      split,
      sparsity,
      value: least,
      attained,
      models: tied.map(({ model }) => model),
      from,
    });
  }
  return best;
}

/** The models with their size and their least value or infimum. */
function valuedModels(supports: EverySupport) {
  return supports.models.map((model) => {
    const record = supports.at(model);
    const attained = record.kind === "attained";
    const value = attained ? record.value.upper : record.value;
    return { model, size: supportOfMask(model).length, value, attained };
  });
}
