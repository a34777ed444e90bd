import type { Objective } from "../network/objective.js";
import { requireSparse } from "../network/support.js";
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
  const { dimension } = objective;
  const { sparsity, start } = options;
  const way = "begin from hardThreshold(start, s)";
  requireSparse(who, "start", start, { dimension, sparsity }, way);
}
