import { readFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { answers } from "../../claims/answers.js";
import type { Verdict } from "../../claims/judge.js";
import { writeFileAtomic } from "../../storage/atomic-write.js";
import { notebookNames, ROOT } from "./notebooks.js";

const README = join(ROOT, "README.md");
/** The section of the README that is made from the ledger begins so; the table is its first paragraph. */
const HEADING = "## The conditions\n\n";

/** The README with the table of answers that the ledger gives, as Prettier writes it. */
export async function readmeWithTable(
  readme: string,
  verdicts: readonly Verdict[],
): Promise<string> {
  const names = notebookNames();
  const link = (number: string): string =>
    `[${number}](notebooks/${names.find((name) => name.startsWith(number))}.ipynb)`;
  const rows = answers(verdicts).map(
    ({ condition, found, notebook }) => `| ${condition} | ${found} | ${link(notebook)} |`,
  );
  const table = ["| condition | on the IRIS network | shown in |", "| --- | --- | --- |", ...rows];
  const [before, after] = readme.split(HEADING) as [string, string];
  const rest = after.slice(after.indexOf("\n\n"));
  const text = `${before}${HEADING}${table.join("\n")}${rest}`;
  return format(text, { ...(await resolveConfig(README)), parser: "markdown" });
}

/** Writes that table into the README, which is left alone when it stands there already. */
export async function writeReadmeTable(verdicts: readonly Verdict[]): Promise<void> {
  const readme = readFileSync(README, "utf8");
  const text = await readmeWithTable(readme, verdicts);
  if (text !== readme) await writeFileAtomic(README, text);
}
