import { type StabilityMargin, stabilityMargin } from "./stability-margin.js";
import { supportOfMask } from "../../network/support.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { requireInteger } from "../../numerics/checks.js";
import type { Bounds } from "../../numerics/largest-eigenvalue.js";
import { parallelMap, type ParallelOptions } from "../../numerics/parallel-map.js";
import { UNIT_ROUNDOFF as u } from "../../numerics/rounding.js";
import { attainedSupports } from "../05-attained-minimum/index.js";
import { models } from "../../minima/models.js";
import type { ModelRecord } from "./support-batch.js";

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
  /** A point far out, and its value: an upper bound of the infimum, which it exceeds by some 10⁻¹⁴. */
  readonly theta: Float64Array;
  readonly value: number;
}

/** A support on which the minimum is attained, but no ball around the last point is proven. */
export interface UndecidedRecord {
  readonly kind: "undecided";
  readonly support: readonly number[];
  readonly model: number;
  readonly theta: Float64Array;
  readonly value: number;
}

/** What is known of all supports of a network. */
export interface EverySupport {
  readonly dimension: number;
  /** The masks of the models, ascending. */
  readonly models: readonly number[];
  /** The record of a support given as a bit mask (bit a = entry a), from 1 to 2^P − 1; made when asked for. */
  at(mask: number): SupportRecord;
}

const MOST_PARAMETERS = 20;

/** So many entries tell the branches apart that are given to the workers: 64 of them. */
const BRANCHING = 6;

const TASK = { module: new URL("./support-batch.js", import.meta.url), name: "supportBatch" };

/** How the enumeration runs; none of it changes what it gives. */
export type EverySupportOptions = Omit<ParallelOptions<number, ModelRecord[]>, "shared" | "key">;

/**
 * The minimum of f on each of the 2^P − 1 supports: whether it is attained, where, its value and the
 * margin of its minimiser against other supports.
 *
 * A Newton iteration is made once for each model (see `models`), on worker threads; it starts at the
 * minimiser of the support without its largest entry. Existence is decided by `attainedSupports`, all
 * that is said of a minimiser is enclosed by `stationaryBall`; "undecided" is where the latter fails.
 *
 * Throws unless P ≤ 20; after an abort an error that says how far it came.
 */
export async function everySupport(
  network: SoftmaxNetwork,
  options: EverySupportOptions = {},
): Promise<EverySupport> {
  const { dataset, ridge, dimension: P } = network;
  requireInteger("everySupport", "the number of parameters", P, 1, MOST_PARAMETERS);
  const low = Math.min(BRANCHING, P);
  const branches = Array.from({ length: 1 << low }, (_, branch) => branch);
  let done = 0;
  const report = (now: number, total: number): void => {
    done = now;
    options.report?.(now, total);
  };
  const branchOptions = {
    ...options,
    report,
    shared: { dataset, ridge, low },
    key: (branch: number): string => `branch ${branch}`,
  };
  const { signal } = options;
  const computed = async () => ({
    attains: (await attainedSupports(network, signal === undefined ? {} : { signal })).attains,
    batches: await parallelMap<number, ModelRecord[]>(TASK, branches, branchOptions),
  });
  const { attains, batches } = await computed().catch((error: Error) => {
    const far = `${done} of ${branches.length} branches of the supports are done`;
    throw new Error(`everySupport was stopped: ${error.message}; ${far}`, { cause: error });
  });
  const records = new Map<number, ModelRecord>();
  for (const record of batches.flat()) {
    const contradiction = record.ball !== undefined && !attains(record.mask);
    if (contradiction) throw new Error(`Two proofs contradict each other on mask ${record.mask}`);
    records.set(record.mask, record);
  }
  const { modelOf, moved } = models(network);
  const all = (1 << P) - 1;

  function at(mask: number): SupportRecord {
    requireInteger("everySupport", "mask", mask, 1, all);
    const model = modelOf(mask);
    const { theta, value, ball } = records.get(model)!;
    const support = supportOfMask(mask);
    const point = moved(Float64Array.from(theta), mask);
    const end = { support, model, theta: point };
    if (!attains(model)) return { kind: "unattained", ...end, value };
    if (ball === undefined) return { kind: "undecided", ...end, value };
    const radius = movedRadius(ball.radius, theta, mask === model);
    const gradient = {
      lower: Float64Array.from(ball.lower),
      upper: Float64Array.from(ball.upper),
    };
    const [lower, upper] = ball.value;
    const margin = stabilityMargin(point, support, { radius, gradient });
    return { kind: "attained", ...end, radius, value: { lower, upper }, gradient, ...margin };
  }

  return { dimension: P, models: [...records.keys()].sort((a, b) => a - b), at };
}

/** Moving along the gauge subtracts one entry of a group from the others, or their mean, and rounds. */
function movedRadius(radius: number, theta: readonly number[], same: boolean): number {
  if (same) return radius;
  const size = Math.max(...theta.map(Math.abs));
  return (2 * radius + 8 * theta.length * u * size) * (1 + 4 * u);
}
