import { type AttainmentCertificate, verifiedAttainment } from "../../minima/attained-minimum.js";
import { separationProgram } from "../../minima/separation-program.js";
import { maskOf, supportOfMask } from "../../network/support.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { requireInteger } from "../../numerics/checks.js";
import type { Report } from "../../numerics/report.js";
import { decidedSupports } from "./decided-supports.js";

/** A support without a minimum, every proper part of which has one, and a direction that shows it. */
export interface MinimalUnattained {
  readonly support: readonly number[];
  readonly direction: Float64Array;
  readonly strictPairs: number;
}

/** A support with a minimum that no larger support has, and why it has one. */
export interface MaximalAttained {
  readonly support: readonly number[];
  readonly certificate: AttainmentCertificate;
}

/** Which supports attain their minimum: two lists decide it for every one. */
export interface AttainedSupports {
  readonly minimalUnattained: readonly MinimalUnattained[];
  readonly maximalAttained: readonly MaximalAttained[];
  /** For a support given as a bit mask (bit a = entry a), from 1 to 2^P − 1. */
  attains(mask: number): boolean;
  /** How many supports with 0, 1, …, P entries attain their minimum; the empty one does. */
  readonly attainedBySize: readonly number[];
  /** How often the linear program was asked. */
  readonly questions: number;
}

/** One byte for each of the 2^P supports. */
const MOST_PARAMETERS = 20;

/**
 * Decides for all 2^P − 1 supports whether the minimum is attained, and proves it.
 *
 * Without a minimum on S there is none on a larger support; with one there is one on every part of S.
 * So a support that is not known yet is asked for; if it has none, entries are left out as long as
 * there is none; if it has one, entries are added as long as there is one. What remains is verified in
 * integers and decides everything above or below it. A few hundred linear programs do for 32,767
 * supports.
 *
 * Both lists are in the order of size, then of the entries. Throws an error if something cannot be
 * verified, the reason of the signal after an abort; P is at most 20.
 */
export async function attainedSupports(
  network: SoftmaxNetwork,
  { report, signal }: { report?: Report; signal?: AbortSignal } = {},
): Promise<AttainedSupports> {
  const { dataset, dimension: P, ridge } = network;
  requireInteger("attainedSupports", "the number of parameters", P, 1, MOST_PARAMETERS);
  const full = (1 << P) - 1;
  const decided = decidedSupports(P);
  const minimalUnattained: MinimalUnattained[] = [];
  const maximalAttained: MaximalAttained[] = [];
  let questions = 0;

  if (ridge > 0) {
    decided.markAttained(full);
    const certificate: AttainmentCertificate = { kind: "ridge", ridge };
    maximalAttained.push({ support: supportOfMask(full), certificate });
  }
  const program = await separationProgram(dataset);

  async function attained(mask: number): Promise<boolean> {
    const known = decided.attained(mask);
    if (known !== undefined) return known;
    questions++;
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
    const answer = program.answer(supportOfMask(mask));
    if (answer.kind === "failed") throw new Error(`${named(mask)} is undecided: ${answer.why}`);
    return answer.kind === "balances";
  }

  async function lowest(mask: number): Promise<number> {
    for (let a = P - 1; a >= 0; a--) {
      const smaller = mask & ~(1 << a);
      if (smaller !== mask && !(await attained(smaller))) mask = smaller;
    }
    return mask;
  }

  async function highest(mask: number): Promise<number> {
    for (let a = 0; a < P; a++) {
      const larger = mask | (1 << a);
      if (larger !== mask && (await attained(larger))) mask = larger;
    }
    return mask;
  }

  try {
    for (let mask = 1; mask <= full; mask++) {
      if (decided.attained(mask) !== undefined) continue;
      const end = (await attained(mask)) ? await highest(mask) : await lowest(mask);
      const support = supportOfMask(end);
      const verdict = verifiedAttainment(dataset, support, program);
      if (verdict.kind === "undecided")
        throw new Error(`${named(end)} is undecided: ${verdict.why}`);
      if (verdict.kind === "attained") {
        maximalAttained.push({ support, certificate: verdict.certificate });
        decided.markAttained(end);
      } else {
        const { direction, strictPairs } = verdict;
        minimalUnattained.push({ support, direction, strictPairs });
        decided.markUnattained(end);
      }
      report?.(decided.count(), full);
    }
  } finally {
    program.dispose();
  }

  const isMinimal = ({ support }: MinimalUnattained): boolean =>
    support.every((a) => decided.attained(maskOf(support) & ~(1 << a)) === true);
  const isMaximal = ({ support }: MaximalAttained): boolean =>
    supportOfMask(full & ~maskOf(support)).every(
      (a) => decided.attained(maskOf(support) | (1 << a)) === false,
    );
  const attainedBySize = Array<number>(P + 1).fill(0);
  for (let mask = 0; mask <= full; mask++)
    if (decided.attained(mask) === true) attainedBySize[supportOfMask(mask).length]++;
  return {
    minimalUnattained: minimalUnattained.filter(isMinimal).sort(bySupport),
    maximalAttained: maximalAttained.filter(isMaximal).sort(bySupport),
    attains(mask) {
      requireInteger("attains", "mask", mask, 1, full);
      return decided.attained(mask) === true;
    },
    attainedBySize,
    questions,
  };
}

function named(mask: number): string {
  return `The support ${supportOfMask(mask).join(", ")}`;
}

type Listed = { readonly support: readonly number[] };

function bySupport({ support: one }: Listed, { support: other }: Listed): number {
  const differs = one.findIndex((a, i) => a !== other[i]);
  return one.length - other.length || (differs < 0 ? 0 : one[differs] - other[differs]);
}
