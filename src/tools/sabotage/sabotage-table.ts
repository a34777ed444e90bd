/**
 * The words in which the tables of sabotages (`chapters/<notebook>/sabotages.ts`) are written. The names
 * and types of what is replaced are those of the library.
 */
import type { Patch, Sabotage } from "./sabotage.js";

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
  edit: readonly [from: string, to: string],
  expected: Expected,
): Sabotage {
  return { kind: "patch", name, file, edits: [edit], ...expected };
}

/** Does something to the `gradient` of every network (its θ is `theta`), which then takes no steps in the kernel. */
export function patchGradient(name: string, change: string, expected: Expected): Sabotage {
  const changed = (call: string): [string, string] => [call, `${call} ${change};`];
  const edits: Patch["edits"] = [
    changed("kernel.gradient(theta, gradient);"),
    changed("const loss = kernel.lossAndGradient(theta, gradient);"),
    ["ihtSteps: kernel.steps", "ihtSteps: undefined"],
  ];
  return { kind: "patch", name, file: "network/softmax.js", edits, ...expected };
}

/** Does something to the `hessian` of every network. */
export function patchHessian(name: string, change: string, expected: Expected): Sabotage {
  const to = `const hessian = kernel.hessian(theta); ${change}; return hessian;`;
  return patch(name, "network/softmax.js", ["return kernel.hessian(theta);", to], expected);
}
