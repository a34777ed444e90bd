import { log as ln } from "../numerics/elementary.js";

/** More points than this cannot be told apart in a column, and would only make files large. */
const MOST_POINTS = 400;

/**
 * At most 400 members of a run, evenly on an axis of k or of log k, the first and the last among them.
 * On a logarithmic axis k = 0 has no place and is left out.
 */
export function thinned<T extends { readonly k: number }>(run: readonly T[], log: boolean): T[] {
  const shown = log ? run.filter(({ k }) => k > 0) : [...run];
  const place = (k: number): number => (log ? ln(k) : k);
  const first = place(shown[0].k);
  const step = (place(shown[shown.length - 1].k) - first) / (MOST_POINTS - 1);
  let next = first;
  return shown.filter(({ k }, i) => {
    if (i < shown.length - 1 && place(k) < next) return false;
    next = Math.max(next + step, place(k));
    return true;
  });
}
