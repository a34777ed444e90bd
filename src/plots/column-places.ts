/** A column of points takes this share of the distance between two. */
const COLUMN = 0.8;

/** A point of a sorted column: its rank from 0, and its place around the centre of the column. */
export interface ColumnPlace {
  readonly rank: number;
  readonly x: number;
}

/**
 * Where the points of a sorted column around `centre` stand, from left to right. Of more than `most` points so
 * many are taken, evenly by rank, both ends among them.
 */
export function columnPlaces(count: number, centre: number, most: number): ColumnPlace[] {
  const last = count - 1;
  const every = Math.max(1, last / (most - 1));
  const ranks = new Set<number>();
  for (let rank = 0; rank <= last + 1e-9; rank += every) ranks.add(Math.round(rank));
  const place = (rank: number): number => centre + COLUMN * (last === 0 ? 0 : rank / last - 0.5);
  return [...ranks].map((rank) => ({ rank, x: Number(place(rank).toFixed(3)) }));
}
