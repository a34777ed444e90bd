import type { Dataset } from "../../data/dataset.js";
import type { ClassPair } from "../../minima/class-pairs.js";

/** More inputs than these are counted, not named. */
const MOST_NAMES = 4;

/**
 * What a separating direction does, in words: "separates Adelie by bill length and bill depth".
 *
 * `strict` are the pairs of a row and another class whose margin rises along the direction, none falls. A class is
 * separated if all its rows leave every other class and the rows of these leave it; two classes are, if their
 * rows leave one another; else the rows are counted. Inputs are those with a weight that is not zero; biases
 * only shift, and are named where nothing else is there.
 */
export function separationInWords(
  dataset: Dataset,
  direction: ArrayLike<number>,
  strict: readonly ClassPair[],
): string {
  const { classNames, labels, size } = dataset;
  const K = classNames.length;
  const rows = new Float64Array(K);
  for (const label of labels) rows[label]++;
  /** leaving[K·k + l] rows of class k move away from class l. */
  const leaving = new Float64Array(K * K);
  for (const { own, other } of strict) leaving[K * own + other]++;
  const apart = (k: number, l: number): boolean =>
    leaving[K * k + l] === rows[k] && leaving[K * l + k] === rows[l];
  const by = `by ${inputsInWords(dataset, direction)}`;
  const classes = classNames.map((_, k) => k);
  const alone = classes.filter((k) => classes.every((l) => l === k || apart(k, l)));
  if (alone.length === K)
    return K === 2
      ? `separates ${classNames[0]} from ${classNames[1]} ${by}`
      : `separates all ${K} classes ${by}`;
  if (alone.length > 0)
    return `separates ${listed(alone.map((k) => classNames[k]!))} from the others ${by}`;
  const two = classes.flatMap((k) =>
    classes
      .filter((l) => l > k && apart(k, l))
      .map((l) => `${classNames[k]} from ${classNames[l]}`),
  );
  if (two.length > 0) return `separates ${listed(two)} ${by}`;
  const moved = new Set(strict.map(({ row }) => row)).size;
  return `moves ${moved} of ${size} rows away from other classes, and none towards one, ${by}`;
}

function inputsInWords(
  { featureNames, classNames }: Dataset,
  direction: ArrayLike<number>,
): string {
  const d = featureNames.length;
  const used = featureNames.filter((_, j) => classNames.some((_, k) => direction[d * k + j] !== 0));
  if (used.length === 0) return "the biases alone";
  return used.length <= MOST_NAMES ? listed(used) : `${used.length} inputs`;
}

/** "a", "a and b", "a, b and c". */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** A count of iterations: whole up to 9,999, then with two digits and a power of ten, 4.1·10⁷. */
export function countInWords(count: number): string {
  if (count < 10_000) return count.toLocaleString("en-US");
  const [mantissa, exponent] = count.toExponential(1).split("e+");
  return `${mantissa}·10${superscript(exponent!)}`;
}

function superscript(digits: string): string {
  return [...digits].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");
}
