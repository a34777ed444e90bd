import { readFile } from "node:fs/promises";
import { requireThat } from "../numerics/checks.js";
import { parseCsv, parseNumber } from "./csv.js";
import type { Dataset } from "./dataset.js";

/**
 * Reads a data set from a CSV file: a first line with the column names, one column `label` with the
 * class of each row, and every other column a feature, in the order of the file.
 *
 * Classes are numbered by their first appearance: the class of the first row is 0. A relative `path`
 * starts from the working directory, for a notebook its own folder.
 *
 * Throws an ArgumentError with one sentence when the file cannot be read, when `label` is not one of
 * its columns, when there is no feature, no row, or not 2 to 256 classes, and, with line and column
 * named, on a row with too few or too many fields, a feature that is not a finite number or an empty
 * class name.
 */
export async function loadCsv(path: string, options: { label: string }): Promise<Dataset> {
  const { label } = options;
  const { columns, rows } = parseCsv("loadCsv", path, await read(path));
  const labelColumn = columns.indexOf(label);
  const choice = `a column of ${path} (${columns.join(", ")})`;
  requireThat(labelColumn >= 0, "loadCsv", "label", choice, label);
  const featureColumns = columns.map((_, j) => j).filter((j) => j !== labelColumn);
  requireThat(
    featureColumns.length > 0,
    "loadCsv",
    path,
    "a table with a feature",
    "the label alone",
  );
  requireThat(rows.length > 0, "loadCsv", path, "a table with at least one row", 0);

  const features = new Float64Array(rows.length * featureColumns.length);
  const labels = new Uint8Array(rows.length);
  const classes = new Map<string, number>();
  rows.forEach(({ line, fields }, i) => {
    const at = (j: number): string => `column "${columns[j]}" in line ${line} of ${path}`;
    featureColumns.forEach((j, f) => {
      features[i * featureColumns.length + f] = parseNumber("loadCsv", at(j), fields[j]!);
    });
    const name = fields[labelColumn]!;
    requireThat(name !== "", "loadCsv", at(labelColumn), "a class name", `"${name}"`);
    if (!classes.has(name)) classes.set(name, classes.size);
    labels[i] = classes.get(name)!;
  });
  const K = classes.size;
  const rule = "a column of 2 to 256 classes";
  requireThat(K >= 2 && K <= 256, "loadCsv", `column "${label}" of ${path}`, rule, K);

  const featureNames = featureColumns.map((j) => columns[j]!);
  return { features, labels, size: rows.length, featureNames, classNames: [...classes.keys()] };
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    requireThat(false, "loadCsv", "path", "a file that can be read", `${path} (${code})`);
  }
}
