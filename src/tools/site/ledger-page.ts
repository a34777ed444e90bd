/** The page of all findings: what each says, and what it rests on. */
import { comparison, EVIDENCE, type Evidence, type Verdict } from "../../claims/judge.js";
import { ledger, type NamedNotebook, roleLines } from "../../claims/ledger.js";
import { joined, type Notebook } from "../cells/normal-form.js";
import { type ClaimSource, claimSources } from "./claim-sources.js";
import { escaped } from "./page.js";

/** What a kind of evidence is at the bottom. */
const RESTS: Record<Evidence, string> = {
  exact: "integers",
  enclosed: "enclosure",
  exhaustive: "floating point",
  trajectory: "floating point",
  sampled: "floating point",
};

/** A theorem of the notebooks, and the cell in which it is proved. */
type Proofs = ReadonlyMap<string, { readonly notebook: string; readonly cell: string }>;

/** The inside of the page; links to sources lead from notebooks/, as in a notebook, and `root` is the project. */
export function ledgerBody(root: string, notebooks: readonly NamedNotebook[]): string {
  const verdicts = ledger(notebooks);
  const proofs = proofsIn(notebooks);
  const kinds = Object.entries(EVIDENCE).map(
    ([kind, meaning]) =>
      `<dt id="${kind}">${kind}: ${RESTS[kind as Evidence]}</dt><dd>${escaped(meaning)}</dd>`,
  );
  const sections = notebooks.flatMap(({ name, notebook }) => {
    const sources = claimSources(root, notebook as Notebook);
    const own = verdicts.filter(
      ({ id, role }) => role === "finding" && id.slice(1, 3) === name.slice(0, 2),
    );
    if (own.length === 0) return [];
    const rows = own.map((verdict) => row(name, verdict, sources.get(verdict.id), proofs));
    return [`<h2 id="${name}">${heading(name, notebook as Notebook)}</h2>\n${table(rows)}`];
  });
  return `<h1>Ledger</h1>
<div class="prose">
<p>Every finding of the notebooks with its verdict, computed from its numbers in a run. A finding rests on a proof
where its source names a theorem of the notebooks, and on what decides its comparison:</p>
<dl>${kinds.join("\n")}</dl>
</div>
${sections.join("\n")}
<div class="prose">${roleLines(verdicts)
    .map((line) => `<p>${escaped(line)}</p>`)
    .join("\n")}</div>`;
}

function heading(name: string, { cells }: Notebook): string {
  const [, title] = /^# (.*)$/m.exec(joined(cells[0]!.source)) ?? [];
  return `<a href="${name}.ipynb">${escaped(title ?? name)}</a>`;
}

function table(rows: readonly string[]): string {
  return `<div class="wide" role="group" aria-label="Findings"><table class="ledger">
<thead><tr><th>finding</th><th>verdict</th><th>statement</th><th>rests on</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table></div>`;
}

function row(
  notebook: string,
  verdict: Verdict,
  source: ClaimSource | undefined,
  proofs: Proofs,
): string {
  const { id, statement, evidence, witness } = verdict;
  const mark = verdict.missed ? "missed" : verdict.verdict;
  const proved = (verdict.source.match(/\bT\d+\b/g) ?? []).map((theorem) => {
    const at = proofs.get(theorem);
    return at === undefined ? theorem : `<a href="${at.notebook}.ipynb#${at.cell}">${theorem}</a>`;
  });
  const rests = [
    ...(proved.length > 0 ? [`proof: ${proved.join(", ")}`] : []),
    `<a href="#${evidence}">${RESTS[evidence]}</a> (${evidence})`,
  ];
  const files = (source?.files ?? []).map(
    (file) => `<a href="../src/${file}"><code>${file.replace(/^chapters\//, "")}</code></a>`,
  );
  const point = witness === undefined ? "" : ` Witness: ${escaped(witness)}.`;
  return `<tr><td><a href="${notebook}.ipynb#${source?.cell ?? id}">${id}</a></td>
<td><span class="badge ${mark}">${mark}</span></td>
<td>${escaped(statement)} <small>[${escaped(comparison(verdict))}; ${escaped(verdict.source)}]${point}</small></td>
<td>${rests.join("; ")}<br><small>${files.join(", ")}</small></td></tr>`;
}

/**
 * The Markdown cells in which a theorem T… is stated in bold: the last of each, as one may be announced before its
 * proof.
 */
function proofsIn(notebooks: readonly NamedNotebook[]): Proofs {
  const found = new Map<string, { notebook: string; cell: string }>();
  for (const { name, notebook } of notebooks)
    for (const { id, cell_type, source } of (notebook as Notebook).cells) {
      if (cell_type !== "markdown") continue;
      for (const [, theorem] of joined(source).matchAll(/\*\*(?:Proof of )?(T\d+)\b/g))
        found.set(theorem!, { notebook: name, cell: id });
    }
  return found;
}
