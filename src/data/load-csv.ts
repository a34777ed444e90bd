import { requireThat } from "../numerics/checks.js";
import { shownText, someOf } from "./characters.js";
import { chooseColumns, type Column, type ColumnChoice, leavingOut } from "./columns.js";
import { parseCsv } from "./csv.js";
import { requireCsvOptions } from "./csv-options.js";
import type { Dataset, FeatureRows } from "./dataset.js";
import { type EncodingOptions, encodings, oneHotColumns, type Source } from "./feature-columns.js";
import { isMissing, isNameless, type MissingPlace, requireNoMissing } from "./missing.js";
import { properName, requireDistinct, visibleName } from "./names.js";
import { readText } from "./read-text.js";
import type { CsvFormat, CsvRow } from "./records.js";

/** How a file of features is read; everything has a default. */
export interface CsvOptions extends CsvFormat, ColumnChoice, EncodingOptions {
  /** A name that TextDecoder knows. Default: that of the byte order mark, else "utf-8". */
  readonly encoding?: string;
  /** "drop" leaves out a row in which a value is missing. Default "refuse". */
  readonly missing?: "refuse" | "drop";
}

/** How a file with classes is read. */
export interface LabelledCsvOptions extends CsvOptions {
  /** The column of the classes, by its name or by its position, counted from 1. */
  readonly label: Column;
  /** The classes that there are and their order; the file may hold fewer. Default: by first appearance. */
  readonly classes?: readonly string[];
}

/**
 * Reads a data set from a CSV file: a first line with the column names, one column `label` with the
 * class of each row, and every other column a feature, in the order of the file.
 *
 * Classes are numbered by their first appearance: the class of the first row is 0. Names are trimmed,
 * and their accents composed. A relative `path` starts from the working directory, for a notebook its
 * own folder. `options` say how the file is written and what of it counts; a file of the rows of a test
 * in which a class may be missing is read with the `classes` of the training rows.
 *
 * Nothing is guessed and nothing repaired: what a file holds besides such a table throws an
 * ArgumentError with one sentence that names it, its line and column, and the option that reads it,
 * where there is one. So do a column that only tells the rows apart, class names that look alike, and
 * missing values, all of them at once.
 */
export async function loadCsv(path: string, options: LabelledCsvOptions): Promise<Dataset> {
  requireCsvOptions("loadCsv", options, ["label", "classes"]);
  const { label } = options;
  const column = typeof label === "string" || typeof label === "number";
  requireThat(column, "loadCsv", "label", "the name or the position of a column", label);
  const { features, size, featureNames, names, where } = await readRows("loadCsv", path, options);
  const given = options.classes?.map(properName);
  const classNames = given ?? [...new Set(names.map(({ name }) => name))];
  const lineOf = (name: string): number => names.find((own) => own.name === name)!.line;
  if (given === undefined)
    requireDistinct("loadCsv", where(), classNames, lineOf, "classes takes them as they are");
  const K = classNames.length;
  const rule = given === undefined ? "a column of 2 to 256 classes" : "2 to 256 different names";
  const way = given === undefined && K === 1 ? "classes says which there are besides" : undefined;
  const ok = K >= 2 && K <= 256 && new Set(classNames).size === K;
  requireThat(ok, "loadCsv", given === undefined ? where() : "classes", rule, K, way);

  const numberOf = new Map(classNames.map((name, k) => [name, k]));
  const strange = names.find(({ name }) => !numberOf.has(name));
  requireThat(
    strange === undefined,
    "loadCsv",
    where(strange?.line),
    `one of the classes ${someOf(classNames)}`,
    strange && shownText(strange.name),
  );
  const labels = Uint8Array.from(names, ({ name }) => numberOf.get(name)!);
  return { features, labels, size, featureNames, classNames };
}

/**
 * Reads the features of a CSV file whose rows have no class, or none that counts, for `predict` and
 * `logits`. As `loadCsv`, without a label: every column is a feature, or those that `columns` and
 * `without` choose.
 */
export async function loadRows(path: string, options: CsvOptions = {}): Promise<FeatureRows> {
  requireCsvOptions("loadRows", options);
  const { features, size, featureNames } = await readRows("loadRows", path, options);
  return { features, size, featureNames };
}

/** The rows of a file with all values: features, and of each the name of its class and its line. */
interface ReadRows extends FeatureRows {
  readonly names: readonly { readonly name: string; readonly line: number }[];
  /** The column of the label, in a line, to speak of it. */
  readonly where: (line?: number) => string;
}

async function readRows(
  who: string,
  path: string,
  options: CsvOptions & { label?: Column; classes?: readonly string[] },
): Promise<ReadRows> {
  const text = await readText(who, path, options.encoding);
  const { label: asked, classes = [] } = options;
  const labelName = typeof asked === "string" ? properName(asked) : undefined;
  const table = parseCsv(who, path, text, options, labelName);
  const hot = oneHotColumns(options);
  const encoded = (name: string): boolean => hot.has(name);
  const { names: columns, label, features } = chooseColumns(who, path, table, options, encoded);
  requireThat(table.rows.length > 0, who, path, "a table with at least one row", 0);

  const isThere = (row: CsvRow, j: number): boolean => {
    const field = row.fields[j]!;
    const said = j === label ? classes : hot.get(columns[j]!);
    if (j !== label && !hot.has(columns[j]!)) return !isMissing(field);
    return !isNameless(field) || (said ?? []).includes(field);
  };
  const used = label === undefined ? features : [label, ...features];
  const places: MissingPlace[] = [];
  table.rows.forEach((row, i) => {
    for (const j of used)
      if (!isThere(row, j))
        places.push({ row: i, line: row.line, column: columns[j]!, field: row.fields[j]! });
  });
  const leaving = leavingOut(options);
  const source: Source = { who, path, rows: table.rows, columns, isThere, leaving };
  const written = encodings(source, features, options);
  const dropped = new Set(places.map(({ row }) => row));
  const rows = table.rows.filter((_, i) => !dropped.has(i));
  if (options.missing !== "drop" || rows.length === 0) {
    const labelled = label === undefined ? undefined : columns[label];
    requireNoMissing(who, path, places, { rows: table.rows.length, label: labelled, leaving });
  }

  const featureNames = written.flatMap(({ names }) => names);
  const seen = new Set<string>();
  const twice = featureNames.find((name) => seen.size === seen.add(name).size);
  const own = "a table whose features have names of their own";
  requireThat(twice === undefined, who, path, own, `two called "${twice}"`);
  const d = featureNames.length;
  const values = new Float64Array(rows.length * d);
  rows.forEach((row, i) => {
    let at = d * i;
    for (const { write, names } of written) {
      write(row, values, at);
      at += names.length;
    }
  });
  const where = (line?: number): string =>
    `column "${columns[label ?? 0]}"${line === undefined ? "" : ` in line ${line}`} of ${path}`;
  const names = rows.map(({ line, fields }) => ({
    line,
    name: label === undefined ? "" : visibleName(who, () => where(line), fields[label]!),
  }));
  return { features: values, size: rows.length, featureNames, names, where };
}
