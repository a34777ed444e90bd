import { codeHash } from "../storage/code-hash.js";
import { type Json, keptResult, type Parts } from "../storage/kept-result.js";
import type { Report } from "../numerics/report.js";
import { interruptible } from "./interruptible.js";
import { progressText } from "./progress.js";
import { tellTerminal } from "./tell-terminal.js";

/** Set by `npm run reproduce -- --fresh`. */
const FRESH = "IHT_NOTEBOOKS_FRESH";
const TERMINAL_INTERVAL_MS = 10_000;

/** A long computation: plain data in, plain data out, with progress, interrupt and finished parts. */
export type LongComputation<I extends Json, T extends Json> = (
  inputs: I,
  report: Report,
  signal: AbortSignal,
  parts: Parts,
) => Promise<T>;

/**
 * The result of a computation that is too long for its cell: read from `data/results/<name>.json` when
 * it was made from these inputs by this code, else computed with progress and time left, in the notebook
 * and every ten seconds in the terminal. It can be interrupted and goes on where it stopped. The result is the same
 * whether it was read or computed.
 *
 * `compute` must be a public function of the library: the declarations that it reaches tell whether a
 * kept result still belongs to the code.
 *
 * @throws ArgumentError when `compute` is not public; Error "Interrupted"; what `compute` throws.
 */
export async function kept<I extends Json, T extends Json>(
  name: string,
  inputs: I,
  compute: LongComputation<I, T>,
): Promise<T> {
  const result = { name, inputs, code: codeHash(compute.name), fresh: process.env[FRESH] === "1" };
  return keptResult({ ...result, notice: tellTerminal }, (parts) =>
    interruptible((report, signal) => compute(inputs, alsoInTerminal(name, report), signal, parts)),
  );
}

/** `report`, told to the terminal too every ten seconds. */
function alsoInTerminal(name: string, report: Report): Report {
  const begin = Date.now();
  let told = begin;
  return (done, total) => {
    report(done, total);
    const now = Date.now();
    if (now - told < TERMINAL_INTERVAL_MS) return;
    told = now;
    tellTerminal(`${name}: ${progressText(done, total, now - begin)}`);
  };
}
