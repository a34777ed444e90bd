import type { Objective } from "../network/objective.js";
import { supportOf } from "../network/support.js";
import { requireInteger, requireThat, requireVector } from "../numerics/checks.js";
import type { Refits } from "./refits.js";

/** Sparsity s and start θ⁰ of a method that finds its own way from there. */
export interface StartOptions {
  readonly sparsity: number;
  readonly start: Float64Array;
}

/** The same for a method that minimises on supports; `refits(network)` gives the refits of a network. */
export interface RefitOptions extends StartOptions {
  readonly refit: Refits;
}

/** Throws unless 1 ≤ `sparsity` ≤ P is an integer and `start` a finite vector with at most so many non-zeros. */
export function requireStart(who: string, objective: Objective, options: StartOptions): void {
  const { sparsity, start } = options;
  requireInteger(who, "sparsity", sparsity, 1, objective.dimension);
  requireVector(who, "start", start, objective.dimension);
  const entries = supportOf(start).length;
  requireThat(
    entries <= sparsity,
    who,
    "start",
    `a vector with at most ${sparsity} non-zero entries`,
    `${entries} of them`,
    "begin from hardThreshold(start, s)",
  );
}
