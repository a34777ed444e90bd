/** More points than this cannot be told apart in a column, and would only make files large. */
const MOST_POINTS = 400;

/**
 * At most about 400 of these iterates, spread evenly on a linear or logarithmic axis, the first and
 * the last among them. On a logarithmic axis k = 0 has no place and is left out.
 */
export function thinned<T extends { readonly k: number }>(
  iterates: readonly T[],
  log: boolean,
): T[] {
  const shown = log ? iterates.filter(({ k }) => k > 0) : iterates;
  const place = (k: number): number => (log ? Math.log(k) : k);
  const first = place(shown[0].k);
  const step = (place(shown[shown.length - 1].k) - first) / (MOST_POINTS - 1);
  let next = first;
  return shown.filter(({ k }, i) => {
    if (i < shown.length - 1 && place(k) < next) return false;
    next = Math.max(next + step, place(k));
    return true;
  });
}
