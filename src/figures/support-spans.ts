import type { Iterate } from "../iht/iht.js";

/** Recorded iterates, as far as their supports are looked at. */
export type Supports = readonly Pick<Iterate, "k" | "theta">[];

/** An entry is there with one sign from iteration `from` on, and no longer (or no more known) at `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly sign: number;
}

/** The spans in which entry a is not zero and keeps its sign, as far as the iterates show it. */
export function presence(iterates: Supports, a: number): Span[] {
  const spans: Span[] = [];
  for (const [i, { k, theta }] of iterates.entries()) {
    const sign = Math.sign(theta[a]);
    if (sign === 0) continue;
    const to = iterates[Math.min(i + 1, iterates.length - 1)].k;
    const current = spans[spans.length - 1];
    if (current?.sign === sign && current.to === k) spans[spans.length - 1] = { ...current, to };
    else spans.push({ from: k, to, sign });
  }
  return spans;
}

/** The last recorded iteration whose support differs from the one before, or the first of all. */
export function lastChange(iterates: Supports): number {
  for (let i = iterates.length - 1; i > 0; i--) {
    const before = iterates[i - 1].theta;
    if (iterates[i].theta.some((x, a) => (x === 0) !== (before[a] === 0))) return iterates[i].k;
  }
  return iterates[0].k;
}
