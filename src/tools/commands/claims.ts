import { comparison, EVIDENCE, type Verdict } from "../../claims/judge.js";
import { ledger, roleLines } from "../../claims/ledger.js";
import { storedNotebooks } from "../cells/notebooks.js";

/** `npm run claims`: prints the ledger of the stored notebooks; fails when a claim was missed. */
export async function main(): Promise<void> {
  printLedger(ledger(storedNotebooks()));
}

/**
 * Prints the findings, one line each, then a line of the checks and one of the reruns, and what the kinds
 * of evidence mean.
 *
 * @throws Error that lists the claims whose verdict is not the expected one.
 */
export function printLedger(verdicts: readonly Verdict[]): void {
  for (const verdict of verdicts.filter(({ role }) => role === "finding")) {
    const { id, statement, evidence } = verdict;
    const mark = verdict.missed ? "MISSED" : verdict.verdict;
    console.log(
      `${id.padEnd(7)} ${mark.padEnd(6)} ${statement} [${comparison(verdict)}; ${evidence}]`,
    );
  }
  for (const [kind, meaning] of Object.entries(EVIDENCE)) console.log(`${kind}: ${meaning}`);
  for (const line of roleLines(verdicts)) console.log(line);
  const missed = verdicts.filter((verdict) => verdict.missed).map((verdict) => verdict.id);
  if (missed.length > 0)
    throw new Error(`Claims without the expected verdict: ${missed.join(", ")}`);
}
