import { requireThat } from "../numerics/checks.js";
import { permutation } from "../numerics/random.js";
import type { Dataset } from "./dataset.js";

/**
 * The rows of a stratified split, as scikit-learn's StratifiedShuffleSplit draws them: first how many rows of
 * each class are for training, then of what is left how many for the test (`shares`); then each class is
 * shuffled, and last each side. Classes come in the order of their numbers.
 *
 * Throws unless every class has two rows and each side as many rows as there are classes.
 */
export function stratifiedRows(
  { labels, size, classNames }: Dataset,
  testSize: number,
  draw: () => number,
): { trainIndices: number[]; testIndices: number[] } {
  const rows = classNames.map((): number[] => []);
  labels.forEach((label, i) => rows[label]!.push(i));
  const K = classNames.length;
  const single = rows.findIndex(({ length }) => length < 2);
  requireThat(
    single < 0,
    "trainTestSplit",
    "dataset",
    "a data set with two rows of every class to be stratified",
    `one of class "${classNames[single]}"`,
  );
  const rule = `a fraction that leaves both sides at least ${K} of ${size} rows, one for each class`;
  const enough = testSize >= K && size - testSize >= K;
  requireThat(enough, "trainTestSplit", "testFraction", rule, `${testSize} for the test`);

  const train = shares(
    rows.map(({ length }) => length),
    size - testSize,
    draw,
  );
  const test = shares(
    rows.map(({ length }, k) => length - train[k]!),
    testSize,
    draw,
  );
  const [trainRows, testRows]: [number[], number[]] = [[], []];
  rows.forEach((own, k) => {
    const order = permutation(draw, own.length).map((i) => own[i]!);
    trainRows.push(...order.slice(0, train[k]));
    testRows.push(...order.slice(train[k], train[k]! + test[k]!));
  });
  const shuffled = (list: readonly number[]): number[] =>
    permutation(draw, list.length).map((i) => list[i]!);
  return { trainIndices: shuffled(trainRows), testIndices: shuffled(testRows) };
}

/**
 * `count` things dealt out in the ratio of `weights`, in whole numbers: the floors first, then one more each
 * where the remainder is largest; among equal remainders chance decides.
 */
function shares(weights: readonly number[], count: number, draw: () => number): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => (weight / total) * count);
  const dealt = exact.map(Math.floor);
  let left = count - dealt.reduce((sum, whole) => sum + whole, 0);
  const remainders = exact.map((share, k) => share - dealt[k]!);
  for (const remainder of [...new Set(remainders)].sort((one, other) => other - one)) {
    if (left === 0) break;
    const equal = [...remainders.keys()].filter((k) => remainders[k] === remainder);
    const chosen = permutation(draw, equal.length).slice(0, Math.min(equal.length, left));
    for (const i of chosen) dealt[equal[i]!]! += 1;
    left -= chosen.length;
  }
  return dealt;
}
