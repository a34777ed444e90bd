import { comparison, type Verdict } from "../../claims/judge.js";
import { ledger } from "../../claims/ledger.js";
import { storedNotebooks } from "../cells/notebooks.js";

/** `npm run claims`: prints the ledger of the stored notebooks; fails when a claim was missed. */
export async function main(): Promise<void> {
  printLedger(ledger(storedNotebooks()));
}

/**
 * Prints a table of claims, one line each.
 *
 * @throws Error that lists the claims whose verdict is not the expected one.
 */
export function printLedger(verdicts: readonly Verdict[]): void {
  for (const verdict of verdicts) {
    const { id, statement, evidence } = verdict;
    const mark = verdict.missed ? "MISSED" : verdict.verdict;
    console.log(
      `${id.padEnd(7)} ${mark.padEnd(6)} ${statement} [${comparison(verdict)}; ${evidence}]`,
    );
  }
  const missed = verdicts.filter((verdict) => verdict.missed).map((verdict) => verdict.id);
  if (missed.length > 0)
    throw new Error(`Claims without the expected verdict: ${missed.join(", ")}`);
  console.log(`Claims: ${verdicts.length}, each with the expected verdict.`);
}
