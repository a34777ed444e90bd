/**
 * The words in which the tables of sabotages (`chapters/<notebook>/sabotages.ts`) are written. The names
 * and types of what is replaced are those of the library.
 */
import type { Sabotage } from "./sabotage.js";

type Library = typeof import("../../index.js");
type Expected = Pick<Sabotage, "missed" | "unreached">;

/**
 * Replaces an export that the cells get from a door, which is named as they import it: "network" for
 * ../dist/network/index.js. `replace` gets the original and returns what the
 * cells are given in its place; it uses nothing but its argument, for it is sent to another process as
 * text.
 */
export function wrap<K extends keyof Library>(
  name: string,
  door: string,
  target: K,
  replace: (original: Library[K]) => Library[K],
  expected: Expected,
): Sabotage {
  return { kind: "wrap", name, door, target, replace, ...expected };
}

/** Replaces a text that occurs exactly once in a built file, given by its path below dist/. */
export function patch(
  name: string,
  file: string,
  [from, to]: readonly [from: string, to: string],
  expected: Expected,
): Sabotage {
  return { kind: "patch", name, file, from, to, ...expected };
}
