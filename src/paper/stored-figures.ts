import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseFigure } from "./figure-json.js";
import type { Figure } from "../plots/figure.js";

/** The names of the stored figures, in order; none where the folder is missing. */
export async function storedNames(folder: string): Promise<string[]> {
  const files = await readdir(folder).catch(() => []);
  return files
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.slice(0, -".json".length))
    .sort();
}

/** A stored figure. Throws a sentence when there is none of that name, or when it is damaged. */
export async function storedFigure(folder: string, name: string): Promise<Figure> {
  const path = join(folder, `${name}.json`);
  const text = await readFile(path, "utf8").catch(() => {
    throw new Error(
      `There is no figure called ${name}; npm run figures -- --list says what there is`,
    );
  });
  return parseFigure(text, path);
}
