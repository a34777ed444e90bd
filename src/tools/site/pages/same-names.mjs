/** What the data room takes of Node, for a page: whether two lists of names are the same. */
export function isDeepStrictEqual(one, other) {
  return one.length === other.length && one.every((name, i) => name === other[i]);
}
