import { type Fate, fates } from "../../iht/fate.js";
import { finalSupport, type FinalVerdict } from "../../iht/final-support.js";
import { requireDescent } from "../../iht/final-options.js";
import { iht, type Iterate, requireIhtOptions } from "../../iht/iht.js";
import type { Limit } from "../../iht/limit.js";
import { record, type Outcome } from "../../iht/record.js";
import { refits } from "../../iht/refits.js";
import { untilFinal } from "../../iht/until-final.js";
import { denseSmoothness } from "../../network/dense-smoothness.js";
import { gaugeGroups } from "../../network/gauge.js";
import { parameterNames } from "../../network/parameter-names.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { inOwnThread } from "../../network/in-own-thread.js";
import { requireInteger } from "../../numerics/checks.js";
import { nextTurn } from "../../numerics/next-turn.js";
import type { Bounds } from "../../numerics/largest-eigenvalue.js";
import type { Report } from "../../numerics/report.js";
import { type SmoothnessBound, smoothnessBound } from "../03-restricted-smoothness/index.js";
import { type HtStability, htStability } from "../06-stationary-points/index.js";
import { allClassInputs, type ClassInputs } from "./class-inputs.js";
import { exchangeOptimality, type ExchangeOptimality } from "./exchange-optimality.js";
import { type Existence, existenceOn } from "./existence.js";
import type { Known } from "./known.js";

/**
 * What is asked; `report` is told how many of 100 parts of the time are over, about, and `stage` the name of each stage
 * as it begins.
 */
export interface ConditionsOptions {
  readonly sparsity: number;
  /** γ; unless it is given the longest step that is proven to descend, 1/Λ_2s. */
  readonly stepSize?: number;
  /** θ⁰; zero unless it is given. */
  readonly start?: Float64Array;
  /** So many steps of IHT are taken until the support is proven to be final; 5,000 unless it is given. */
  readonly steps?: number;
  readonly report?: Report;
  readonly stage?: (name: string) => void;
  readonly signal?: AbortSignal;
}

/** What becomes of the run after its last step. */
export type Rest =
  /** T9: the support is final. */
  | { readonly kind: "final"; readonly height: number; readonly way: string }
  /** T10: it still changes or stays, as its fate says; `next` is the first change after the last step. */
  | { readonly kind: "followed"; readonly fate: Fate; readonly next?: Fate["changes"][number] }
  | { readonly kind: "open"; readonly why: string };

/** Where the run goes. */
export type ReportedLimit =
  | (Limit & { readonly support: readonly number[]; readonly known: Known })
  | { readonly kind: "open"; readonly why: string };

/** Which of the conditions hold on somebody's data, with IHT from one start; all of it computed anew. */
export interface ConditionsReport {
  readonly size: {
    readonly rows: number;
    readonly features: number;
    readonly classes: number;
    readonly parameters: number;
    readonly sparsity: number;
    readonly ridge: number;
  };
  /** The constant of all of f, and a bound of Λ of `entries` = min(2s, P) entries, which serves as L_s. */
  readonly step: {
    readonly dense: Bounds;
    readonly restricted: SmoothnessBound;
    readonly entries: number;
    readonly used: number;
  };
  /** The last iterate that was computed. */
  readonly run: {
    readonly iterations: number;
    readonly outcome: Outcome;
    readonly value: number;
    /** Of the rows themselves, not of others. */
    readonly accuracy: number;
    readonly theta: Float64Array;
    readonly support: readonly number[];
  };
  readonly rest: Rest;
  readonly limit: ReportedLimit;
  /** On the support of the limit, on all parameters, and of each class by itself (left out on large data). */
  readonly existence: {
    readonly onSupport: Existence;
    readonly onAll: Existence;
    readonly classes?: readonly ClassInputs[];
  };
  /** Of the limit as a point of rest; left out where there is none. */
  readonly stability?: HtStability;
  readonly exchange: ExchangeOptimality;
  /** Entries of the support that can go at no loss: one of each input, or of the biases, whose classes are all in. */
  readonly spare: readonly number[];
  /** The names of the P parameters. */
  readonly parameters: readonly string[];
}

const RUN_STEPS = 5000;

const IN_THREAD = {
  module: new URL("./conditions-report.js", import.meta.url),
  name: "conditionsReport",
};

/** Exchanges are tried up to so many, times rows and classes: some ten seconds, at least one for each entry. */
const MOST_EXCHANGE_WORK = 2e6;

/** Which inputs separate a class is asked up to this N·d²·K: some seconds. */
const MOST_CLASS_WORK = 1e6;

/** The stages in their order, with the share of the time, in percent, that they take on the digits, about. */
const SHARES = [
  ["smoothness", 3],
  ["run of IHT", 18],
  ["fate of the run", 5],
  ["existence on the support", 2],
  ["existence on all parameters", 13],
  ["each class by itself", 4],
  ["stability of the limit", 1],
  ["exchanges of one entry", 54],
] as const;

const PERCENT = 100;

/** Their names. */
export const STAGES: readonly string[] = SHARES.map(([name]) => name);

/**
 * The conditions of convergence decided for a network on any data: which step is proven to be short enough, where
 * IHT goes, whether minima exist on its support and on all parameters, and how good its end is.
 *
 *     step        L enclosed, and a proven bound of Λ_2s; γ = 1/Λ_2s descends from every s-sparse point
 *     run         IHT from the start until T9 proves its support final, or for `steps`
 *     rest        the certificate T9, else the fate T10: a proof, or numerical evidence with its error measured
 *     limit       the minimiser in a proven ball, its value enclosed; or the infimum and a direction to infinity
 *     existence   in integers on the support; on all P parameters too, or by a proven ball
 *     stability   γ*, the longest step for which the limit is a point of rest, enclosed
 *     exchange    whether one entry exchanged for another, with a new fit, is better; in floating point
 *
 * It takes any number of rows, features and classes from two on. What it does not tell: that the end is the best of
 * its sparsity (that takes all supports), anything about other rows, other starts or other steps. A `logisticNetwork`
 * is refused.
 *
 * With a `signal` it is worked out on a thread of its own, which an abort ends at once, wherever it is.
 *
 * `sparsity` is an integer from 1 to P, 0 < γ < 2/Λ_s, `start` has at most s entries that are not zero, `steps` is an
 * integer of at least 1; else it rejects; after an abort with its reason.
 */
export async function conditionsReport(
  network: SoftmaxNetwork,
  options: ConditionsOptions,
): Promise<ConditionsReport> {
  const { dataset, dimension: P, ridge } = network;
  const { sparsity, steps = RUN_STEPS, report, stage, signal } = options;
  const { start = new Float64Array(P) } = options;
  requireInteger("conditionsReport", "sparsity", sparsity, 1, P);
  requireInteger("conditionsReport", "steps", steps, 1);
  if (signal !== undefined) return inOwnThread(IN_THREAD, network, [], { ...options, signal });
  const stages = SHARES.values();
  let over = 0;
  const tell = (percent: number): void => {
    if (percent > over) report?.(percent, PERCENT);
    over = Math.max(over, percent);
  };
  let end = 0;
  /** Begins the next stage; gives what is told how far it is. */
  const next = async (): Promise<Report> => {
    const [name, share] = stages.next().value!;
    const begin = end;
    end += share;
    tell(begin);
    stage?.(name);
    await nextTurn();
    return (done, total) => tell(begin + Math.floor((share * done) / total));
  };
  report?.(0, PERCENT);

  await next();
  const bounds = new Map<number, SmoothnessBound>();
  const bound = (m: number): SmoothnessBound => {
    const known = bounds.get(m) ?? smoothnessBound(network, m);
    bounds.set(m, known);
    return known;
  };
  const entries = Math.min(2 * sparsity, P);
  const restricted = bound(entries);
  const dense = denseSmoothness(network);
  const { stepSize = 1 / Math.min(restricted.upper, dense.upper) } = options;
  const smoothness = (m: number): number => bound(m).upper;
  const shared = { sparsity, stepSize };
  requireIhtOptions("conditionsReport", network, { ...shared, start });
  requireDescent("conditionsReport", network, shared, smoothness);

  const ran = await next();
  const final = await finalSupport(network, { ...shared, smoothness });
  const until = untilFinal(final);
  const sequence = iht(network, { ...shared, start });
  const run = record(sequence, { maxIterations: steps, until, every: steps, report: ran });

  const followed = await next();
  const { rest, limit } = await endOf(run.last, until.verdict!, async () =>
    (await fates(network, { ...shared, smoothness }))(start, followed),
  );
  const { support } = limit.kind === "open" ? run.last : limit;

  await next();
  const onSupport = await existenceOn(network, support);
  await next();
  const onAll = await existenceOn(network, Array.from(start.keys()));
  await next();
  const { size: N, featureNames, classNames } = dataset;
  const [d, K] = [featureNames.length, classNames.length];
  const few = N * d * d * K <= MOST_CLASS_WORK;
  const classes = few ? await allClassInputs(dataset) : undefined;
  await next();
  const stability =
    limit.kind === "attained" ? htStability(network, limit.theta, shared) : undefined;
  const exchanged = await next();
  const candidates = Math.ceil(MOST_EXCHANGE_WORK / (N * K * support.length));
  const refit = refits(network);
  const exchange = await exchangeOptimality(network, support, {
    refit,
    candidates,
    report: exchanged,
  });
  tell(PERCENT);

  const { k: iterations, value, theta } = run.last;
  return {
    size: { rows: N, features: d, classes: K, parameters: P, sparsity, ridge },
    step: { dense, restricted, entries, used: stepSize },
    run: {
      ...{ iterations, outcome: run.outcome, value, theta, support: run.last.support },
      accuracy: network.accuracy(theta),
    },
    rest,
    limit,
    existence: { onSupport, onAll, ...(classes && { classes }) },
    ...(stability && { stability }),
    exchange,
    spare: spareEntries(network, support),
    parameters: parameterNames(dataset),
  };
}

/** What becomes of a run after its last iterate, and its limit. */
async function endOf(
  { k, support }: Iterate,
  verdict: FinalVerdict,
  followed: () => Promise<Fate>,
): Promise<{ rest: Rest; limit: ReportedLimit }> {
  if (verdict.kind === "final") {
    const { height, way, limit } = verdict;
    return {
      rest: { kind: "final", height, way },
      limit: { ...limit, support, known: "enclosed" },
    };
  }
  if (verdict.why.reason === "fewer-entries") {
    const why = "the iterate has fewer than s entries";
    return { rest: { kind: "open", why }, limit: { kind: "open", why } };
  }
  const fate = await followed();
  const next = fate.changes.find(({ iterations }) => iterations.lower > k);
  const rest: Rest = { kind: "followed", fate, ...(next && { next }) };
  const { end } = fate;
  if (end.kind === "open" || end.kind === "unbounded")
    return { rest, limit: { kind: "open", why: end.why } };
  return { rest, limit: { ...end, known: "computed" } };
}

/** Without ridge K − 1 entries of a gauge group do what all K do. */
function spareEntries({ dataset, ridge }: SoftmaxNetwork, support: readonly number[]): number[] {
  if (ridge > 0) return [];
  const whole = gaugeGroups(dataset).filter((group) => group.every((a) => support.includes(a)));
  return whole.map((group) => group.at(-1)!);
}
