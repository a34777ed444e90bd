import type { Dataset } from "../../data/dataset.js";

/** An entry of θ by what it multiplies: class k and input j of x̃ = (x, 1); j = d is the bias. */
export interface ClassEntry {
  readonly class: number;
  readonly input: number;
}

/** The place of an entry in θ = (W row-major, b) of d features and K classes. */
export function placeOf({ class: k, input: j }: ClassEntry, d: number, K: number): number {
  return j < d ? d * k + j : d * K + k;
}

/** The class and input of place a of θ = (W row-major, b) of d features and K classes. */
export function entryAt(a: number, d: number, K: number): ClassEntry {
  return a < d * K ? { class: Math.floor(a / d), input: a % d } : { class: a - d * K, input: d };
}

/**
 * The supports of m entries of a network with d features and K classes, one for each choice up to the
 * order of the classes: the one whose lists of inputs, class by class, do not increase.
 *
 * All (P choose m) supports are looked at, in a fixed order.
 */
export function* supportsUpToClasses(d: number, K: number, m: number): Generator<ClassEntry[]> {
  const entries = Array.from({ length: (d + 1) * K }, (_, i) => ({
    class: Math.floor(i / (d + 1)),
    input: i % (d + 1),
  }));
  const chosen: ClassEntry[] = [];
  function* choose(from: number): Generator<ClassEntry[]> {
    if (chosen.length === m) {
      if (inOrder(chosen, d, K)) yield [...chosen];
      return;
    }
    for (let i = from; i <= entries.length - (m - chosen.length); i++) {
      chosen.push(entries[i]);
      yield* choose(i + 1);
      chosen.pop();
    }
  }
  yield* choose(0);
}

/** (n choose m), as a double. */
export function binomial(n: number, m: number): number {
  let result = 1;
  for (let i = 1; i <= m; i++) result = (result * (n - m + i)) / i;
  return result;
}

/** Is no class larger than the one before it, read as a word of d + 1 letters, taken or not? */
function inOrder(chosen: readonly ClassEntry[], d: number, K: number): boolean {
  const taken = new Uint8Array((d + 1) * K);
  for (const { class: k, input: j } of chosen) taken[(d + 1) * k + j] = 1;
  for (let k = 1; k < K; k++) {
    let j = 0;
    const start = (d + 1) * k;
    while (j <= d && taken[start - d - 1 + j] === taken[start + j]) j++;
    if (j <= d && taken[start - d - 1 + j] < taken[start + j]) return false;
  }
  return true;
}

/** For each entry of a support its class, and its column of X̃: what its weight is multiplied with in each row. */
export function entryColumns(
  { features, size, featureNames, classNames }: Dataset,
  support: readonly number[],
): { classes: Int32Array; columns: Float64Array[] } {
  const d = featureNames.length;
  const entries = support.map((a) => entryAt(a, d, classNames.length));
  const columns = entries.map(({ input: j }) =>
    Float64Array.from({ length: size }, (_, i) => (j < d ? features[d * i + j] : 1)),
  );
  return { classes: Int32Array.from(entries, (entry) => entry.class), columns };
}
