/** A straight line in a picture, in pixels. */
export interface Segment {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  /** How thick it is drawn, in pixels; without it, a hairline. */
  readonly thickness?: number;
}

/** Where a label may stand on its line, as a share of the way. */
const PLACES = Array.from({ length: 31 }, (_, i) => 0.125 + 0.025 * i);

/** Labels keep this distance, in pixels, and better more: so many times their own size. */
const GAP = 3;
const ROOM = 1.6;

/** Each label is placed again, knowing where the later ones stand, so many times. */
const ROUNDS = 4;

/**
 * For each line the share of its way at which a label of the given size stands, so that labels do
 * not cover each other, do not crowd, and cover as little as can be of the other lines.
 *
 * Each label in turn takes the best free place, the first of equally good ones, and then again.
 */
export function labelPlaces(lines: readonly Segment[], width: number, height: number): number[] {
  const shares: number[] = [];
  const crossed = (line: Segment, [x, y]: readonly [number, number]): number =>
    lines.filter((other) => other !== line && passes(other, x, y, width, height)).length;
  const cost = (line: Segment, share: number): number => {
    const [x, y] = at(line, share);
    const others = lines.flatMap((other, i) =>
      other === line || shares[i] === undefined ? [] : [at(other, shares[i])],
    );
    const crowd = others.reduce((sum, [u, v]) => {
      const [across, down] = [Math.abs(x - u), Math.abs(y - v)];
      const covered = Math.max(0, width + GAP - across) * Math.max(0, height + GAP - down);
      const near = 1 - Math.max(across / width, down / height) / ROOM;
      return sum + 10 * covered + Math.max(0, near);
    }, 0);
    return crowd + crossed(line, [x, y]) + Math.abs(share - 0.5) / 10;
  };
  for (let round = 0; round < ROUNDS; round++)
    lines.forEach((line, i) => {
      const costs = PLACES.map((share) => cost(line, share));
      shares[i] = PLACES[costs.indexOf(Math.min(...costs))];
    });
  return shares;
}

function at({ from, to }: Segment, share: number): [number, number] {
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}

/** True iff the line comes into the box around (x, y); tried at 60 points of the line. */
function passes(line: Segment, x: number, y: number, width: number, height: number): boolean {
  const half = (line.thickness ?? 0) / 2;
  return Array.from({ length: 61 }, (_, i) => at(line, i / 60)).some(
    ([u, v]) => Math.abs(u - x) < width / 2 && Math.abs(v - y) < height / 2 + half,
  );
}
