import { type StabilityMargin, stabilityMargin } from "./stability-margin.js";
import type { AttainmentOptions } from "../../minima/attained-minimum.js";
import { requireMeasurable } from "../../minima/entry-units.js";
import { leastNorm } from "../../minima/free-entries.js";
import { maskOf, supportOfMask } from "../../network/support.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { requireInteger } from "../../numerics/checks.js";
import { exp } from "../../numerics/elementary.js";
import type { Bounds } from "../../numerics/largest-eigenvalue.js";
import { nextTurn } from "../../numerics/next-turn.js";
import { parallelMap, type ParallelOptions, type PartStore } from "../../numerics/parallel-map.js";
import { UNIT_ROUNDOFF as u } from "../../numerics/rounding.js";
import { minimizeOnSupport } from "../../minima/minimize-on-support.js";
import {
  attainedSupports,
  reducedInfima,
  type ReducedInfima,
} from "../05-attained-minimum/index.js";
import type { UndecidedInfimum } from "../../minima/infimum-on-support.js";
import { models } from "../../minima/models.js";
import { type ModelRecord, ModelRecords, packed } from "./model-records.js";
import { modelRecord } from "./support-batch.js";

/** What is known of one support S. */
export type SupportRecord = AttainedRecord | UnattainedRecord | UndecidedRecord;

/** A support on which the minimum is attained, with the margin of its minimiser (of least norm on a flat). */
export interface AttainedRecord extends StabilityMargin {
  readonly kind: "attained";
  readonly support: readonly number[];
  /** The mask of the model: supports of one model have one value (see `models`). */
  readonly model: number;
  /** The computed minimiser, on a flat the one of least norm; the exact one is within `radius`. */
  readonly theta: Float64Array;
  readonly radius: number;
  /** Each entry is within shares_a · radius: 1 each, but for inputs in very different units. */
  readonly shares: Float64Array;
  /** The least value of f on R^S. */
  readonly value: Bounds;
  /** Bounds of every entry of the gradient at the exact minimiser, 0 where S or its gauge makes it 0. */
  readonly gradient: { readonly lower: Float64Array; readonly upper: Float64Array };
}

/** A support on which f falls towards its infimum for ever. */
export interface UnattainedRecord {
  readonly kind: "unattained";
  readonly support: readonly number[];
  readonly model: number;
  /** The last point of the iteration, far out as a rule. */
  readonly theta: Float64Array;
  /**
   * Above the infimum by some 10⁻¹³ at most: f(θ), or the computed infimum itself where a pair of a row and a class
   * that can be separated, by a rounding alone, is not so at θ.
   */
  readonly value: number;
}

/** A support of which something is not known: where its minimum lies, or whether there is one. */
export interface UndecidedRecord {
  readonly kind: "undecided";
  readonly support: readonly number[];
  readonly model: number;
  /** A sentence. */
  readonly why: string;
  /** The last point of the iteration and its value. */
  readonly theta: Float64Array;
  readonly value: number;
}

/** What is known of all supports of a network. */
export interface EverySupport {
  readonly dimension: number;
  /** The masks of the models, ascending, the empty support aside. */
  readonly models: readonly number[];
  /** The record of a support given as a bit mask (bit a = entry a), from 0 to 2^P − 1; made when asked for. */
  at(mask: number): SupportRecord;
}

const MOST_PARAMETERS = 20;

/** So many entries tell the branches apart that are given to the workers: 64 of them. */
const BRANCHING = 6;

const WORKER = new URL("./support-batch.js", import.meta.url);
const BATCH = { module: WORKER, name: "supportBatch" };
const SECOND_TRY = { module: WORKER, name: "secondTry" };

/** How the enumeration runs; none of it changes what it gives, but that few `pivots` decide less. */
export type EverySupportOptions = Omit<ParallelOptions<number, number[]>, "shared" | "key"> &
  AttainmentOptions;

/** The minimum is attained, but the minimiser is not found to working precision. */
const NO_BALL =
  "the minimum is attained, but no ball around the last point is proven to hold the minimiser";

/**
 * The minimum of f on each of the 2^P supports, the empty one with f(0) = ln K too: whether it is attained,
 * where, its value and the margin of its minimiser against other supports.
 *
 * A Newton iteration is made once for each model (see `models`), on worker threads; it starts at the
 * minimiser of the support without its largest entry. Existence is decided by `attainedSupports`, all
 * that is said of a minimiser is enclosed by `stationaryBall`, or in a second try by `gradedMinimum`. What these
 * leave open is one record of kind "undecided", with the reason: where inputs are so nearly dependent that doubles
 * do not find the minimiser.
 *
 * Throws unless P ≤ 20, on features of a size whose squares are no doubles; after an abort an error that says
 * how far it came.
 */
export async function everySupport(
  network: SoftmaxNetwork,
  options: EverySupportOptions = {},
): Promise<EverySupport> {
  const { dataset, ridge, dimension: P } = network;
  requireInteger("everySupport", "the number of parameters", P, 1, MOST_PARAMETERS);
  requireMeasurable("everySupport", dataset);
  const low = Math.min(BRANCHING, P);
  const branches = Array.from({ length: 1 << low }, (_, branch) => branch);
  let done = 0;
  const report = (now: number, total: number): void => {
    done = now;
    options.report?.(now, total);
  };
  const failed = new AbortController();
  const given = options.signal === undefined ? [] : [options.signal];
  const signal = AbortSignal.any([failed.signal, ...given]);
  const stop = (error: Error): never => {
    failed.abort(error);
    throw error;
  };
  /** What this thread and the others work out side by side; where one fails the other stops. */
  async function both<Here, There>(
    here: Promise<Here>,
    there: Promise<There>,
  ): Promise<[Here, There]> {
    const parts = [here.catch(stop), there.catch(stop)] as const;
    await Promise.allSettled(parts);
    return Promise.all(parts).catch((error: Error) => {
      const far = `${done} of ${branches.length} branches of the supports are done`;
      throw new Error(`everySupport was stopped: ${error.message}; ${far}`, { cause: error });
    });
  }
  const { pivots, parts, ...running } = options;
  const [supports, batches] = await both(
    attainedSupports(network, { signal, ...(pivots !== undefined && { pivots }) }),
    parallelMap<number, Float64Array>(BATCH, branches, {
      ...running,
      ...(parts && { parts: asLists(parts) }),
      report,
      signal,
      shared: { dataset, ridge, low },
      key: (branch) => `branch ${branch}`,
    }),
  );
  const undecided = new Map(supports.undecided.map(({ support, why }) => [maskOf(support), why]));
  const records = new ModelRecords(P);
  for (const batch of batches) records.add(batch);
  const known = records.masks();
  const [open, falling]: [number[], number[]] = [[], []];
  for (const mask of known) {
    if (undecided.has(mask)) continue;
    const attains = supports.attains(mask);
    if (records.at(mask).ball === undefined) (attains ? open : falling).push(mask);
    else if (!attains) throw new Error(`Two proofs contradict each other on mask ${mask}`);
  }
  const [values, tries] = await both(
    infimaAbove(network, reducedInfima(network, supports), falling, records, signal),
    parallelMap<ModelRecord, ModelRecord>(
      SECOND_TRY,
      open.map((mask) => records.at(mask)),
      {
        ...(running.workers !== undefined && { workers: running.workers }),
        signal,
        shared: { dataset, ridge },
        key: ({ mask }) => `mask ${mask}`,
      },
    ),
  );
  const none = modelRecord(0, minimizeOnSupport(network, []));
  records.add(Float64Array.from([none, ...tries].flatMap(packed)));
  for (const [i, mask] of falling.entries()) {
    const value = values[i];
    if (typeof value === "number") records.setValue(mask, value);
    else undecided.set(mask, value.why);
  }
  const { modelOf, moved } = models(network);
  const all = (1 << P) - 1;

  function at(mask: number): SupportRecord {
    requireInteger("everySupport", "mask", mask, 0, all);
    const model = modelOf(mask);
    const { theta: found, value, ball } = records.at(model);
    const support = supportOfMask(mask);
    const point = moved(found, mask);
    const { theta, off } = mask === model ? { theta: point, off: 0 } : leastNorm(network, support, point); // prettier-ignore
    const end = { support, model, theta };
    const why = undecided.get(model);
    if (!supports.attains(model) && why === undefined) return { kind: "unattained", ...end, value };
    if (ball === undefined) return { kind: "undecided", ...end, why: why ?? NO_BALL, value };
    const { shares, gradient } = ball;
    const radius = movedRadius(ball.radius, found, shares, mask === model) + off;
    const margin = stabilityMargin(theta, support, { radius, shares, gradient });
    const bounds = { radius, shares, value: ball.value, gradient };
    return { kind: "attained", ...end, ...bounds, ...margin };
  }

  return { dimension: P, models: known, at };
}

/** The batches as lists, which survive JSON. */
function asLists(parts: PartStore<number[]>): PartStore<Float64Array> {
  return {
    async get(key) {
      const numbers = await parts.get(key);
      return numbers && Float64Array.from(numbers);
    },
    put: (key, batch) => parts.put(key, Array.from(batch)),
  };
}

/** What the pairs that can be separated may add to f. */
const NEGLIGIBLE = 1e-13;

/** The values of records without a minimum, see `UnattainedRecord`; other work has its turn between two of them. */
async function infimaAbove(
  network: SoftmaxNetwork,
  reduced: ReducedInfima,
  masks: readonly number[],
  records: ModelRecords,
  signal: AbortSignal,
): Promise<(number | UndecidedInfimum)[]> {
  const values: (number | UndecidedInfimum)[] = [];
  for (const mask of masks) {
    await nextTurn(signal);
    values.push(await infimumAbove(network, reduced, records.at(mask)));
  }
  return values;
}

async function infimumAbove(
  network: SoftmaxNetwork,
  { separated, infimum }: ReducedInfima,
  { mask, theta, value }: ModelRecord,
): Promise<number | UndecidedInfimum> {
  const support = supportOfMask(mask);
  const K = network.dataset.classNames.length;
  const z = network.logits(theta);
  let added = 0; // f(θ) less f without the pairs, times N, is at most this
  for (const { row, own, other } of await separated(support))
    added += exp(z[K * row + other] - z[K * row + own]);
  return added < NEGLIGIBLE * network.dataset.size ? value : infimum(support);
}

/** Moving along the gauge subtracts one entry of a group from the others, or their mean, and rounds. */
function movedRadius(
  radius: number,
  theta: Float64Array,
  shares: Float64Array,
  same: boolean,
): number {
  if (same) return radius;
  const size = theta.reduce((most, x, a) => Math.max(most, Math.abs(x) / shares[a]), 0);
  return (2 * radius + 8 * theta.length * u * size) * (1 + 4 * u);
}
