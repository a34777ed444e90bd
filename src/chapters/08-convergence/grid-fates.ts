import { publishedSplit } from "../../data/published-split.js";
import { type Fate, fates } from "../../iht/fate.js";
import { hardThreshold } from "../../iht/hard-threshold.js";
import { restrictedMinima, type RestrictedMinima } from "../../minima/restricted-minima.js";
import { initialWeights } from "../../network/initial-weights.js";
import { type SoftmaxNetwork, softmaxNetwork } from "../../network/softmax.js";
import { maskOf } from "../../network/support.js";
import { requireThat } from "../../numerics/checks.js";
import { parallelMap, type PartStore, type WorkerTask } from "../../numerics/parallel-map.js";
import type { Report } from "../../numerics/report.js";
import { mersenneTwister, permutation } from "../../numerics/random.js";
import type { Parts } from "../../storage/kept-result.js";
import { everySupport } from "../06-stationary-points/index.js";
import type { FateColumns, FateGroup, FateRow } from "./fate-group.js";
import { knownMinima, type MinimaTable, minimaTable } from "./known-minima.js";

/** A piece of a group: its starts from one seed on, up to before another. */
export type FateBatch = Omit<FateGroup, "starts"> & { readonly from: number; readonly to: number };

/** So many runs are computed at a time. */
const BATCH = 20;

const TASK: WorkerTask = {
  module: new URL("./grid-fates.js", import.meta.url),
  name: "fateBatch",
};

/**
 * The fate of every run of some groups: a computation for `kept`, on worker threads.
 *
 * Throws on an empty list, and as `fates` does.
 */
export async function gridFates(
  { groups }: { groups: readonly FateGroup[] },
  report: Report,
  signal: AbortSignal,
  parts: Parts,
): Promise<FateColumns> {
  requireThat(groups.length > 0, "gridFates", "groups", "a list of at least one group", "none");
  const batches = groups.flatMap(({ starts, ...group }) =>
    Array.from({ length: Math.ceil(starts / BATCH) }, (_, i) => ({
      ...group,
      from: BATCH * i,
      to: Math.min(starts, BATCH * (i + 1)),
    })),
  );
  const columns = await parallelMap<FateBatch, FateColumns>(TASK, batches, {
    shared: await enumerated(groups, signal),
    report,
    signal,
    parts: parts as PartStore<FateColumns>,
    key: (batch) => JSON.stringify(batch),
  });
  const joined = <K extends keyof FateColumns>(name: K): FateColumns[K] =>
    columns.flatMap((some) => [...some[name]]) as unknown as FateColumns[K];
  return {
    ...{ end: joined("end"), support: joined("support"), by: joined("by") },
    ...{ known: joined("known"), stepped: joined("stepped"), changes: joined("changes") },
    ...{ lastLower: joined("lastLower"), lastUpper: joined("lastUpper") },
    ...{ foretold: joined("foretold"), why: joined("why") },
  };
}

/** A network with so many runs is worth an enumeration of its supports. */
const MANY = 500;

/** The minima of the networks with many runs, by `networkKey`. */
type Enumerated = ReadonlyMap<string, MinimaTable>;

function networkKey({ split, ridge }: Pick<FateGroup, "split" | "ridge">): string {
  return `${split} ${ridge}`;
}

async function networkOf({
  split,
  ridge,
}: Pick<FateGroup, "split" | "ridge">): Promise<SoftmaxNetwork> {
  return softmaxNetwork((await publishedSplit(split)).train, { ridge });
}

async function enumerated(groups: readonly FateGroup[], signal?: AbortSignal): Promise<Enumerated> {
  const runs = new Map<string, number>();
  for (const group of groups) {
    const key = networkKey(group);
    runs.set(key, (runs.get(key) ?? 0) + group.starts);
  }
  const tables = new Map<string, MinimaTable>();
  for (const group of groups) {
    const key = networkKey(group);
    if (runs.get(key)! < MANY || tables.has(key)) continue;
    const options = signal === undefined ? {} : { signal };
    tables.set(key, minimaTable(await everySupport(await networkOf(group), options)));
  }
  return tables;
}

/** The worker's part of `gridFates`. */
export async function fateBatch(
  { from, to, ...group }: FateBatch,
  tables: Enumerated = new Map<string, MinimaTable>(),
): Promise<FateColumns> {
  const follow = await follower(group, tables);
  const told: Fate[] = [];
  for (let seed = from; seed < to; seed++) told.push(follow(seed));
  const last = told.map(({ changes }) => changes[changes.length - 1]?.iterations);
  return {
    end: told.map(({ end }) => end.kind),
    support: told.map(({ end }) => maskOf(end.support)),
    by: told.map((one) => (one.by === "certificate" ? one.way : one.by)),
    known: told.map(({ known }) => known.lower),
    stepped: told.map(({ known: { lower, upper } }) => lower === upper),
    changes: told.map(({ changes }) => changes.length),
    lastLower: last.map((range) => range?.lower ?? 0),
    lastUpper: last.map((range) => range?.upper ?? 0),
    foretold: told.map(({ changes }) =>
      changes
        .filter(({ iterations }) => iterations.lower < iterations.upper)
        .map(({ iterations: { lower, upper }, leaves, enters }) => [lower, upper, leaves, enters]),
    ),
    why: told.map(({ end }) => ("why" in end ? end.why : "")),
  };
}

/** What the runs of one split and ridge have in common: the latest on this thread. */
let latest:
  | {
      readonly key: string;
      readonly network: SoftmaxNetwork;
      readonly minima: RestrictedMinima;
      readonly fatesOf: Map<string, (start: Float64Array) => Fate>;
    }
  | undefined;

/** The function that gives the fate of the start with a seed. */
async function follower(
  group: Omit<FateGroup, "starts">,
  tables: Enumerated,
): Promise<(seed: number) => Fate> {
  const { stepSize, sparsity, lowestLimit } = group;
  const key = networkKey(group);
  if (latest?.key !== key) {
    const network = await networkOf(group);
    const table = tables.get(key);
    const minima = await restrictedMinima(network, table && knownMinima(table));
    latest = { key, network, minima, fatesOf: new Map() };
  }
  const { network, minima, fatesOf } = latest;
  const own = `${stepSize} ${sparsity} ${lowestLimit}`;
  const limit = lowestLimit === "none" ? Infinity : lowestLimit;
  const given = { sparsity, stepSize, minima, ...(limit !== undefined && { lowestLimit: limit }) };
  const fateOf = fatesOf.get(own) ?? (await fates(network, given));
  fatesOf.set(own, fateOf);
  return (seed) => fateOf(hardThreshold(initialWeights(seed), sparsity));
}

/**
 * Of `count` rows of a list, drawn with a seed, how many differ in any number from the run made again by itself. The
 * list is a whole result of `gridFates`.
 */
export async function differingFates(
  rows: readonly FateRow[],
  { count, seed }: { count: number; seed: number },
): Promise<number> {
  const tables = await enumerated(rows.map((row) => ({ ...row, starts: 1 })));
  let different = 0;
  for (const i of permutation(mersenneTwister(seed), rows.length).slice(0, count)) {
    const { split, ridge, stepSize, sparsity, lowestLimit, seed: start, ...kept } = rows[i];
    const group = {
      split,
      ridge,
      stepSize,
      sparsity,
      ...(lowestLimit !== undefined && { lowestLimit }),
    };
    const again = await fateBatch({ ...group, from: start, to: start + 1 }, tables);
    const same = (Object.keys(again) as (keyof FateColumns)[]).every(
      (name) => JSON.stringify(again[name][0]) === JSON.stringify(kept[name]),
    );
    if (!same) different++;
  }
  return different;
}
