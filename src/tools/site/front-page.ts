import { readFileSync } from "node:fs";
import { join } from "node:path";
import { joined, type Notebook } from "../cells/normal-form.js";
import { ROOT } from "../cells/notebooks.js";
import { escaped } from "./page.js";

/** The inside of the first page: a run to play with, then the notebooks. Links lead from notebooks/. */
export function frontBody(notebooks: readonly (readonly [name: string, Notebook])[]): string {
  const hero = readFileSync(join(ROOT, "src", "tools", "site", "pages", "hero.html"), "utf8");
  const entries = notebooks.map(([name, notebook]) => {
    const [, title = name] = /^# (.*)$/m.exec(joined(notebook.cells[0]!.source)) ?? [];
    return `<li><a href="${name}.ipynb">${escaped(title)}</a><br>${opening(notebook)}</li>`;
  });
  const [[first]] = notebooks as [readonly [string, Notebook]];
  return `${hero.replace("{first}", `${first}.ipynb`)}
<section class="prose formulas">
<h2>The notebooks</h2>
<ol class="notebooks">
${entries.join("\n")}
</ol>
<p>The <a href="site:ledger.html">ledger</a> lists all findings with what they rest on.
<a href="../figures/README.md">All figures</a> · <a href="../README.md">The project</a> ·
<a href="../src/README.md">Its rooms</a> · <a href="../data/README.md">Its data</a></p>
</section>`;
}

/** The question of a notebook, else its first two sentences, with their formulas and without other markup. */
function opening({ cells }: Notebook): string {
  const [, ...paragraphs] = joined(cells[0]!.source).split(/\n\s*\n/);
  const words = (text: string): string => text.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
  const prose = paragraphs.filter((text) => /[.?!]$/.test(words(text).trim()));
  const text = words(prose[0] ?? "")
    .replace(/^\*\*Question\.\*\* */, "")
    .replace(/\*\*([^*]*)\*\*|\*([^*]*)\*|`([^`]*)`/g, "$1$2$3");
  const [two = text] = /^(?:.*?[.?!](?= |\n|$)){1,2}/s.exec(text) ?? [];
  return escaped(two);
}
