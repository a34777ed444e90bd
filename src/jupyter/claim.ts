import { type Claim, comparison, judge, type Verdict } from "../claims/judge.js";
import { CLAIM_MIME, roleLines, storable } from "../claims/ledger.js";
import { emit, escapeHtml } from "./emit.js";
import { STRICT } from "./strict.js";
import { table } from "./table.js";

const made = new Map<string, Verdict>();

/**
 * Makes a claim: computes its verdict from its numbers and shows it as the cell's output.
 *
 * A claim whose verdict is not the expected one is a red line, and the notebook runs on, so that a
 * reader who changed a parameter still sees the rest; under `npm run reproduce` and `npm test` it
 * throws. A claim made again under the same id replaces its predecessor.
 *
 * @throws ArgumentError when a field is missing; Error on a missed claim where that is an error.
 */
export function claim(claim: Claim): void {
  const verdict = judge(claim);
  made.set(verdict.id, verdict);
  emit({
    [CLAIM_MIME]: storable(verdict),
    "text/html": html(verdict),
    "text/plain": line(verdict),
  });
  if (verdict.missed && process.env[STRICT] === "1") {
    throw new Error(`claim ${verdict.id} was missed: ${line(verdict)}`);
  }
}

/**
 * Shows the findings of this notebook as a table, its checks and its reruns in one line each, and after
 * them in red the claims that were missed.
 */
export function missedClaims(): void {
  const verdicts = [...made.values()];
  const findings = verdicts.filter(({ role }) => role === "finding");
  if (findings.length > 0)
    table(
      findings.map((verdict) => ({
        finding: verdict.id,
        statement: verdict.statement,
        verdict: verdict.verdict,
        measured: comparison(verdict),
        evidence: verdict.evidence,
      })),
    );
  for (const text of roleLines(verdicts))
    emit({ "text/html": escapeHtml(text), "text/plain": text });
  const missed = verdicts.filter((verdict) => verdict.missed);
  if (missed.length === 0) return;
  emit({
    "text/html": missed.map(html).join("<br>"),
    "text/plain": missed.map(line).join("\n"),
  });
}

function line(verdict: Verdict): string {
  const surprise = verdict.missed ? `, expected: ${verdict.expect}` : "";
  const witness = verdict.witness === undefined ? "" : ` Witness: ${verdict.witness}.`;
  return (
    `${verdict.id} ${verdict.verdict}${surprise}. ${verdict.statement} ` +
    `[${comparison(verdict)}; ${verdict.evidence}; ${verdict.source}]${witness}`
  );
}

/** How the red line of a missed claim is drawn. */
const RED_LINE = "color:#c00000;font-weight:bold";

/** The line of a claim as a notebook shows it: a red line if the claim is missed. */
function html(verdict: Verdict): string {
  const mark = verdict.missed ? "✗" : "✓";
  const style = verdict.missed ? ` style="${RED_LINE}"` : "";
  return `<span${style}>${mark} ${escapeHtml(line(verdict))}</span>`;
}
