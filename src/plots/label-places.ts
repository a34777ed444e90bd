/** A straight line in a picture, in pixels. */
export interface Segment {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
}

/** Where a label may stand on its line, as a share of the way. */
const PLACES = Array.from({ length: 31 }, (_, i) => 0.125 + 0.025 * i);

/**
 * For each line the share of its way at which a label of the given size stands, so that labels do
 * not cover each other and cover as little as can be of the other lines.
 *
 * Each label in turn takes the best free place, the first of equally good ones.
 */
export function labelPlaces(lines: readonly Segment[], width: number, height: number): number[] {
  const taken: [number, number][] = [];
  return lines.map((line) => {
    const cost = (share: number): number => {
      const [x, y] = at(line, share);
      const covered = taken.map(
        ([u, v]) => Math.max(0, width - Math.abs(x - u)) * Math.max(0, height - Math.abs(y - v)),
      );
      const crossed = lines.filter((other) => other !== line && passes(other, x, y, width, height));
      const overlap = covered.reduce((sum, area) => sum + area, 0);
      return 10 * overlap + crossed.length + Math.abs(share - 0.5) / 10;
    };
    const costs = PLACES.map(cost);
    const best = PLACES[costs.indexOf(Math.min(...costs))];
    taken.push(at(line, best));
    return best;
  });
}

function at({ from, to }: Segment, share: number): [number, number] {
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}

/** True iff the line comes into the box around (x, y); tried at 60 points of the line. */
function passes(line: Segment, x: number, y: number, width: number, height: number): boolean {
  return Array.from({ length: 61 }, (_, i) => at(line, i / 60)).some(
    ([u, v]) => Math.abs(u - x) < width / 2 && Math.abs(v - y) < height / 2,
  );
}
