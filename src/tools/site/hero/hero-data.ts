import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadIris } from "../../../data/iris.js";
import { publishedSplit } from "../../../data/published-split.js";
import { softmaxNetwork } from "../../../network/softmax.js";
import { writeFileAtomic } from "../../../storage/atomic-write.js";
import { codeHash } from "../../../storage/code-hash.js";
import { ROOT } from "../../cells/notebooks.js";
import { computedTable } from "./compute-table.js";
import type { HeroData } from "./hero.js";
import type { ModelTable } from "./model-table.js";

/** The split of the notebooks. */
const SEED = 273;

/** The table is kept for as long as the code that proves minima and the flowers stay as they are. */
const FOLDER = join(ROOT, ".cache", "site");

/** What the first page carries: IRIS, the training rows, the table of all models. */
export async function heroData(report: (done: number, total: number) => void): Promise<HeroData> {
  const iris = await loadIris();
  const { train, trainIndices } = await publishedSplit(SEED);
  const { featureNames, classNames } = iris;
  const hash = createHash("sha256")
    .update(codeHash("finalSupport") + String(train.features))
    .update(readFileSync(new URL("./model-table.js", import.meta.url)))
    .digest("hex");
  const file = join(FOLDER, `models-${hash.slice(0, 16)}.json`);
  if (!existsSync(file)) {
    const table = await computedTable(softmaxNetwork(train), report);
    await writeFileAtomic(file, JSON.stringify(table));
  }
  const table = JSON.parse(readFileSync(file, "utf8")) as ModelTable;
  const [features, labels] = [Array.from(iris.features), Array.from(iris.labels)];
  return { features, labels, featureNames, classNames, trainIndices, table };
}
