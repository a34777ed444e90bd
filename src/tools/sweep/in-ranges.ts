/** Ascending integers, at least one, in words: "3", "0 to 4", "3, 7 and 9 to 11". */
export function inRanges(numbers: readonly number[]): string {
  const runs: [from: number, to: number][] = [];
  for (const n of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === n - 1) last[1] = n;
    else runs.push([n, n]);
  }
  const words = runs.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`));
  return [words.slice(0, -1).join(", "), ...words.slice(-1)].filter((text) => text !== "").join(" and "); // prettier-ignore
}
