import { EQUAL_INFIMA, type Refits } from "../../iht/refits.js";
import { strongestIndices } from "../../iht/strongest-indices.js";
import type { Objective } from "../../network/objective.js";
import { checkedSupport } from "../../network/support.js";
import { requireInteger } from "../../numerics/checks.js";
import { nextTurn } from "../../numerics/next-turn.js";
import type { Report } from "../../numerics/report.js";

/** One entry of a support exchanged for another, with the infimum there. */
export interface Exchanged {
  readonly leaves: number;
  readonly enters: number;
  readonly support: readonly number[];
  readonly infimum: number;
}

/** Whether an exchange of one entry, with a new fit, lowers the infimum on a support; in floating point. */
export interface ExchangeOptimality {
  /** `optimal`: none of those that were tried lowers it by more than `EQUAL_INFIMA`. */
  readonly kind: "optimal" | "improvable";
  readonly infimum: number;
  /**
   * The best exchange that was tried; left out where there is none, on the empty support and on that of all entries.
   */
  readonly best?: Exchanged;
  /** So many exchanges were tried of all that there are. */
  readonly tried: number;
  readonly of: number;
}

/**
 * The exchanges of one entry of S, for each entry i that leaves those `candidates` entries that have the largest
 * gradient at the refit on S∖i: the entry of largest gradient promises the steepest fall, not the lowest end, so
 * that with fewer than all an exchange may be missed. In the order of the entry that leaves, then of the other.
 */
export function screenedExchanges(
  objective: Objective,
  support: readonly number[],
  candidates: number,
  refit: Refits,
): { leaves: number; enters: number; support: number[] }[] {
  const P = objective.dimension;
  return support.flatMap((leaves) => {
    const rest = support.filter((a) => a !== leaves);
    const all = Array.from({ length: P }, (_, j) => j).filter((j) => !support.includes(j));
    const entering =
      candidates >= all.length ? all : steepest(objective.gradient(refit(rest).point()), support);
    return entering.map((enters) => ({
      ...{ leaves, enters },
      support: [...rest, enters].sort((a, b) => a - b),
    }));
  });

  function steepest(gradient: Float64Array, inside: readonly number[]): number[] {
    const outside = gradient.map((slope, j) => (inside.includes(j) ? 0 : slope));
    return strongestIndices(new Float64Array(P), outside, candidates).filter(
      (j) => outside[j] !== 0,
    );
  }
}

/**
 * Tries the exchanges of one entry of a support, all P − s for each entry or, of many, the `candidates` of largest
 * gradient. `report` is told how many are done; the event loop turns after each.
 *
 * `support` is a list of different entries, `candidates` an integer of at least 1; else it rejects.
 */
export async function exchangeOptimality(
  objective: Objective,
  support: readonly number[],
  options: {
    refit: Refits;
    candidates?: number;
    report?: Report;
    signal?: AbortSignal | undefined;
  },
): Promise<ExchangeOptimality> {
  const { refit, candidates = objective.dimension, report, signal } = options;
  const S = checkedSupport("exchangeOptimality", support, objective.dimension);
  requireInteger("exchangeOptimality", "candidates", candidates, 1);
  const { infimum } = refit(S);
  const list = screenedExchanges(objective, S, candidates, refit);
  let best: Exchanged | undefined;
  for (const [i, exchange] of list.entries()) {
    await nextTurn(signal);
    const there = refit(exchange.support).infimum;
    if (best === undefined || there < best.infimum) best = { ...exchange, infimum: there };
    report?.(i + 1, list.length);
  }
  const lower = best !== undefined && best.infimum < infimum - EQUAL_INFIMA;
  return {
    ...{ kind: lower ? "improvable" : "optimal", infimum, tried: list.length },
    ...(best !== undefined && { best }),
    of: S.length * (objective.dimension - S.length),
  };
}
