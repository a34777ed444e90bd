import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { requireThat } from "../../numerics/checks.js";
import { parsedNotebook } from "../../jupyter/stored-notebooks.js";
import type { Notebook } from "./normal-form.js";

export { storedNotebooks } from "../../jupyter/stored-notebooks.js";

/** The project's folder. */
export const ROOT: string = fileURLToPath(new URL("../../../", import.meta.url));

/** The folder of the notebooks. */
export const NOTEBOOKS: string = join(ROOT, "notebooks");

/**
 * The names (without ".ipynb") of the notebooks that begin with one of the prefixes, in their order;
 * all of them without a prefix. `who` is the command that asks.
 *
 * @throws ArgumentError on a prefix with which no notebook begins.
 */
export function notebookNames(
  prefixes: readonly string[] = [],
  who: string = "reproduce",
): string[] {
  const all = readdirSync(NOTEBOOKS)
    .filter((file) => file.endsWith(".ipynb"))
    .map((file) => basename(file, ".ipynb"))
    .sort();
  for (const prefix of prefixes) {
    const known = all.some((name) => name.startsWith(prefix));
    requireThat(known, who, "a notebook", `the beginning of one of ${all.join(", ")}`, prefix);
  }
  if (prefixes.length === 0) return all;
  return all.filter((name) => prefixes.some((prefix) => name.startsWith(prefix)));
}

/** The path of a notebook by its name. */
export function notebookPath(name: string): string {
  return join(NOTEBOOKS, `${name}.ipynb`);
}

/** A parsed .ipynb file. Throws a sentence that names it when it is damaged. */
export function readNotebook(path: string): Notebook {
  return parsedNotebook<Notebook>(path);
}
