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
  readonly attained: boolean;
  /** The bit mask of the model (see `modelMask`) whose value it is. */
  readonly model: number;
};

/**
 * For each split and each s = 1, …, P the lowest infimum of f over all supports of at most s entries:
 * a computation for `kept`, whose parts are the splits. Values are those of `everySupport`, an infimum
 * that is not attained exceeded by some 10⁻¹⁴.
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
  let best: Omit<BestSupport, "split" | "sparsity"> | undefined;
  return Array.from({ length: network.dimension }, (_, i) => {
    for (const model of supports.models)
      if (supportOfMask(model).length === i + 1) best = better(best, supports, model);
    return { split, sparsity: i + 1, ...best! };
  });
}

/** The lower value; of values that are equal in all digits the earlier one. */
function better(
  best: Omit<BestSupport, "split" | "sparsity"> | undefined,
  supports: EverySupport,
  model: number,
): Omit<BestSupport, "split" | "sparsity"> {
  const record = supports.at(model);
  const value = record.kind === "attained" ? record.value.upper : record.value;
  if (best !== undefined && best.value <= value) return best;
  return { value, attained: record.kind === "attained", model };
}
