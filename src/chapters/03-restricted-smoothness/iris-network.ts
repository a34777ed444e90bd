import { loadIris } from "../../data/iris.js";
import { publishedSplit } from "../../data/published-split.js";
import { standardize } from "../../data/standardize.js";
import { type SoftmaxNetwork, softmaxNetwork } from "../../network/softmax.js";

/** The data that a network is trained on: the published split of a seed, or all 150 rows. */
export type Rows = { readonly kind: "published-split"; readonly seed: number } | { readonly kind: "all" }; // prettier-ignore

/** The network of IRIS on some rows, standardised by those rows. */
export async function irisNetwork(rows: Rows, ridge = 0): Promise<SoftmaxNetwork> {
  if (rows.kind === "published-split")
    return softmaxNetwork((await publishedSplit(rows.seed)).train, { ridge });
  const iris = await loadIris();
  return softmaxNetwork(standardize(iris).apply(iris), { ridge });
}
