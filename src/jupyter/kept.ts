import { readFileSync } from "node:fs";
import { type Json, keptResult, type Parts } from "../storage/kept-result.js";
import { requireThat } from "../numerics/checks.js";
import type { Report } from "../numerics/report.js";
import { emit } from "./emit.js";
import { interruptible } from "./interruptible.js";

/** Set by `npm run reproduce -- --fresh`. */
const FRESH = "IHT_NOTEBOOKS_FRESH";

/** A long computation: plain data in, plain data out, with progress, interrupt and finished parts. */
export type LongComputation<I extends Json, T extends Json> = (
  inputs: I,
  report: Report,
  signal: AbortSignal,
  parts: Parts,
) => Promise<T>;

/**
 * The result of a computation that is too long for its cell: read from `data/results/<name>.json` when
 * it was made from these inputs by this code, else computed with progress and time left. It can be
 * interrupted and goes on where it stopped. The result is the same whether it was read or computed.
 *
 * `compute` must be a public function of the library: the file that defines it, with all that it
 * imports, tells whether a kept result still belongs to the code.
 *
 * @throws ArgumentError when `compute` is not public; Error "Interrupted"; what `compute` throws.
 */
export async function kept<I extends Json, T extends Json>(
  name: string,
  inputs: I,
  compute: LongComputation<I, T>,
): Promise<T> {
  const result = { name, inputs, code: definingFile(compute), fresh: process.env[FRESH] === "1" };
  const notice = (sentence: string): void => emit({ "text/plain": sentence });
  return keptResult({ ...result, notice }, (parts) =>
    interruptible((report, signal) => compute(inputs, report, signal, parts)),
  );
}

/** The built file from which the library's index exports the function. */
function definingFile(compute: Function): URL {
  const index = new URL("../index.js", import.meta.url);
  const exports = readFileSync(index, "utf8").matchAll(/export \{([^}]*)\} from "([^"]+)"/g);
  const found = [...exports].find(([, names]) => names.split(/[\s,]+/).includes(compute.name));
  const rule = "a function that the library exports by its name";
  requireThat(
    found !== undefined,
    "kept",
    "compute",
    rule,
    compute.name || "a function without a name",
  );
  return new URL(found[2], index);
}
