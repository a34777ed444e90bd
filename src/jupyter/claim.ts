import { comparison, EVIDENCE, judge, type Verdict } from "../claims/judge.js";
import { CLAIM_MIME, roleLines, storable } from "../claims/ledger.js";
import { stated, type Stated } from "../claims/stated.js";
import { emit, escapeHtml } from "./emit.js";
import { STRICT } from "./strict.js";
import { tableBundle } from "./table.js";

const made = new Map<string, Verdict>();

/**
 * Makes a claim: computes its verdict from its numbers and shows it as the cell's output, one line.
 *
 *     claim("C05.3", "check", "exact", "[own]", {
 *       statement: "Integers confirm every direction and all weights of the two lists.",
 *       holds: [wrong.length, "=", 0, "members not confirmed"],
 *     });
 *
 * A claim whose verdict is not the expected one is a red line, and the notebook runs on, so that a
 * reader who changed a parameter still sees the rest; under `npm run reproduce` and `npm test` it
 * throws. A claim made again under the same id replaces its predecessor.
 *
 * @throws ArgumentError when a field is missing; Error on a missed claim where that is an error.
 */
export function claim(...claim: Stated): void {
  const verdict = judge(stated(...claim));
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
 * Shows the findings of this notebook as a table that unfolds, its checks and its reruns in one line each,
 * and after them in red the claims that were missed.
 */
export function missedClaims(): void {
  const verdicts = [...made.values()];
  const findings = verdicts.filter(({ role }) => role === "finding");
  if (findings.length > 0) {
    const { "text/html": rows, "text/plain": plain } = tableBundle(
      findings.map((verdict) => ({
        finding: verdict.id,
        statement: verdict.statement,
        verdict: verdict.verdict,
        measured: comparison(verdict),
        evidence: verdict.evidence,
      })),
    );
    const counts = [...countsOf(findings)].map(
      ([verdict, count]) => `${count} ${verdict.replace(/s$/, "")}`,
    );
    const summary = `Findings: ${counts.join(", ")}.`;
    const html = `<details><summary>${summary}</summary>\n${rows}\n</details>`;
    emit({ "text/html": html, "text/plain": plain });
  }
  const lines = roleLines(verdicts);
  if (lines.length > 0)
    emit({ "text/html": lines.map(escapeHtml).join("<br>\n"), "text/plain": lines.join("\n") });
  const missed = verdicts.filter((verdict) => verdict.missed);
  if (missed.length === 0) return;
  emit({
    "text/html": missed.map(html).join("<br>"),
    "text/plain": missed.map(line).join("\n"),
  });
}

/** How many of the claims hold, and how many fail, in the order in which each first occurs. */
function countsOf(verdicts: readonly Verdict[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { verdict } of verdicts) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return counts;
}

function line(verdict: Verdict): string {
  const surprise = verdict.missed ? `, expected: ${verdict.expect}` : "";
  const witness = verdict.witness === undefined ? "" : ` Witness: ${verdict.witness}.`;
  return (
    `${verdict.id} ${verdict.verdict}${surprise}. ${verdict.statement} ` +
    `[${comparison(verdict)}; ${verdict.evidence}; ${verdict.source}]${witness}`
  );
}

/**
 * The colours of badges, dark enough for white letters, so that they read the same on a white page and on a black one.
 */
const BADGE = {
  holds: "#1a7f37",
  fails: "#8a5a00",
  undecided: "#57606a",
  missed: "#b42318",
} as const;

/**
 * The line of a claim as a notebook shows it: badge, statement, what was measured, how it is known. All of
 * it reads well where styles and tooltips are dropped. A missed claim is one red badge.
 */
function html(verdict: Verdict): string {
  const { missed, statement, evidence, role, source, witness, id } = verdict;
  if (missed) return badge("missed", `✗ ${escapeHtml(line(verdict))}`);
  const kind = role === "finding" ? "" : ` · ${role}`;
  const point = witness === undefined ? "" : ` Witness: ${escapeHtml(witness)}.`;
  const known = `<i title="${escapeHtml(`${evidence}: ${EVIDENCE[evidence]}`)}">${evidence}</i>`;
  return (
    `${badge(verdict.verdict, verdict.verdict)} ${escapeHtml(statement)} ` +
    `<small>[${escapeHtml(comparison(verdict))} · ` +
    `${known}${kind} · ${escapeHtml(source)} · ${id}]${point}</small>`
  );
}

function badge(kind: keyof typeof BADGE, html: string): string {
  return `<b style="background-color:${BADGE[kind]};color:#ffffff;padding:1px 6px">${html}</b>`;
}
