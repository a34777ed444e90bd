import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { badInput } from "../tools/bad-input.js";
import { centredDecimals } from "./centred-decimals.js";
import type { Dataset } from "./dataset.js";
import { dataset } from "./fixtures/made-up-dataset.js";
import { loadCsv } from "./load-csv.js";
import { publishedSplit } from "./published-split.js";
import { selectRows } from "./select-rows.js";
import { trainTestSplit } from "./split.js";
import { standardize } from "./standardize.js";

const folder = mkdtempSync(join(tmpdir(), "bad-input-"));
after(() => rmSync(folder, { recursive: true }));
const file = (name: string): string => join(folder, name);

/** A file `name` with this text, read by loadCsv with the label "side". */
function csv(name: string, text: string): () => Promise<Dataset> {
  return () => {
    writeFileSync(join(folder, name), text);
    return loadCsv(join(folder, name), { label: "side" });
  };
}

badInput([
  {
    name: "loadCsv: no such file",
    call: () => loadCsv(file("none.csv"), { label: "side" }),
    message: `loadCsv requires path to be a file that can be read, got ${file("none.csv")} (ENOENT)`,
  },
  {
    name: "loadCsv: an empty file",
    call: csv("void.csv", ""),
    message: `loadCsv requires ${file("void.csv")} to be a file whose first line names its columns, got nothing`,
  },
  {
    name: "loadCsv: a header and no row",
    call: csv("header.csv", "x,side\n"),
    message: `loadCsv requires ${file("header.csv")} to be a table with at least one row, got 0`,
  },
  {
    name: "loadCsv: a column name twice",
    call: csv("twice.csv", "x,x,side\n1,2,a\n"),
    message: `loadCsv requires column 2 of ${file("twice.csv")} to be a column with a name of its own, got "x"; without: [2] leaves it out`,
  },
  {
    name: "loadCsv: a label that is no column",
    call: csv("label.csv", "x,Side\n1,a\n"),
    message: `loadCsv requires label to be a column of ${file("label.csv")} (x, Side), got side`,
  },
  {
    name: "loadCsv: a label and no feature",
    call: csv("bare.csv", "side\na\nb\n"),
    message: `loadCsv requires ${file("bare.csv")} to be a table with a feature, got the label alone`,
  },
  {
    name: "loadCsv: a row that is too short",
    call: csv("short.csv", "x,y,side\n1,2,a\n3,4\n"),
    message: `loadCsv requires line 3 of ${file("short.csv")} to be a row of 3 columns, got 2, none for column "side"; if it is no row, skipLines: [3] leaves it out`,
  },
  {
    name: "loadCsv: a row that is too long",
    call: csv("long.csv", "x,y,side\n1,2,a\n3,4,b,5\n"),
    message: `loadCsv requires line 3 of ${file("long.csv")} to be a row of 3 columns, got 4, "5" after column "side"; if it is no row, skipLines: [3] leaves it out`,
  },
  {
    name: "loadCsv: a word for a number",
    call: csv("word.csv", "x,y,side\n1,2,a\n3,four,b\n"),
    message: `loadCsv requires column "y" in line 3 of ${file("word.csv")} to be a finite number, got "four"`,
  },
  {
    name: "loadCsv: nothing for a number",
    call: csv("gap.csv", "x,y,side\n1,2,a\n,4,b\n"),
    message: `loadCsv requires ${file("gap.csv")} to be a table with all its values, got 1 that is missing: nothing for "x" in line 3; missing: "drop" leaves out such rows`,
  },
  {
    name: "loadCsv: nothing for a class",
    call: csv("nameless.csv", "x,y,side\n1,2,a\n3,4,\n"),
    message: `loadCsv requires ${file("nameless.csv")} to be a table with all its values, got 1 that is missing: nothing for "side" in line 3; missing: "drop" leaves out such rows`,
  },
  {
    name: "loadCsv: one class",
    call: csv("one.csv", "x,side\n1,a\n2,a\n"),
    message: `loadCsv requires column "side" of ${file("one.csv")} to be a column of 2 to 256 classes, got 1; classes says which there are besides`,
  },
  {
    name: "loadCsv: an open quotation mark",
    call: csv("quote.csv", 'x,side\n1,"a\n'),
    message: `loadCsv requires line 2 of ${file("quote.csv")} to be a row whose quotation marks are closed, got "1,"a"; a quotation mark inside a field is written "" and the field in quotation marks`,
  },
]);

const split = { testFraction: 0.2, seed: 0 };

badInput([
  {
    name: "standardize: an empty data set",
    call: () => standardize(selectRows(dataset(), [])),
    message: "standardize requires dataset to be a data set with at least one row, got 0",
  },
  {
    name: "trainTestSplit: an empty data set",
    call: () => trainTestSplit(selectRows(dataset(), []), split),
    message: "trainTestSplit requires dataset to be a data set with at least one row, got 0",
  },
  {
    name: "apply: an empty data set",
    call: () => standardize(dataset()).apply(selectRows(dataset(), [])),
    message: "apply requires dataset to be a data set with at least one row, got 0",
  },
  {
    name: "apply: a feature that is not there",
    call: () =>
      standardize(dataset()).apply(
        dataset({ features: new Float64Array(10), featureNames: ["x"] }),
      ),
    message: 'apply requires dataset to be a data set with the features x, y, got none called "y"',
  },
  {
    name: "apply: features of other names",
    call: () => standardize(dataset()).apply(dataset({ featureNames: ["z", "x"] })),
    message:
      'apply requires dataset to be a data set with the features x, y, got none called "y" and "z" besides',
  },
  {
    name: "apply: two features of one name, in another order",
    call: () =>
      standardize(dataset()).apply(
        dataset({ features: new Float64Array(30), featureNames: ["y", "x", "x"] }),
      ),
    message:
      'apply requires dataset to be a data set whose features have names of their own, got two called "x"',
  },
  {
    name: "apply: a class that was not there",
    call: () => standardize(dataset()).apply(dataset({ classNames: ["b", "c"] })),
    message:
      'apply requires dataset to be a data set with the classes a, b, got "c" besides; rows without labels can be predicted all the same',
  },
  {
    name: "apply: a column more than the training rows have",
    call: () =>
      standardize(dataset()).apply({
        features: new Float64Array(3),
        size: 1,
        featureNames: ["y", "q", "x"],
      }),
    message:
      'apply requires dataset to be a data set with the features x, y, got "q" besides; without: ["q"] leaves out columns of a file',
  },
  {
    name: "apply: a value of text that does not occur",
    call: () => {
      const rows = dataset({ featureNames: ["s = m", "s = f"] });
      return standardize(rows).apply({ ...rows, featureNames: ["s = m", "s = q"] });
    },
    message:
      'apply requires dataset to be a data set with the features s = m, s = f, got none called "s = f" and "s = q" besides; oneHot with all values makes a feature of each',
  },
  {
    name: "standardize: constant: skip",
    call: () => standardize(dataset(), { constant: "skip" as "drop" }),
    message: 'standardize requires constant to be "refuse" or "drop", got skip',
  },
  {
    name: "standardize: an option that there is not",
    call: () => standardize(dataset(), { ddof: 0 } as object),
    message: "standardize requires options to be of the fields constant, got ddof",
  },
  {
    name: "standardize: nothing but constant features",
    call: () =>
      standardize(dataset({ features: new Float64Array(20).fill(3) }), { constant: "drop" }),
    message:
      'standardize requires dataset to be a data set of features that vary, got no more than rounding in "x", "y"',
  },
  {
    name: "standardize: a feature that varies by one unit in the last place",
    call: () =>
      standardize(
        dataset({ features: dataset().features.map((x, e) => (e % 2 ? 1 + (e % 4) * 1e-16 : x)) }),
      ),
    message:
      'standardize requires dataset to be a data set of features that vary, got no more than rounding in "y"; constant: "drop" leaves it out',
  },
  {
    name: "trainTestSplit: stratify that is a word",
    call: () => trainTestSplit(dataset(), { ...split, stratify: "label" as unknown as boolean }),
    message: "trainTestSplit requires stratify to be true or false, got label",
  },
  {
    name: "trainTestSplit: an option that there is not",
    call: () => trainTestSplit(dataset(), { ...split, stratified: true } as typeof split),
    message:
      "trainTestSplit requires options to be of the fields testFraction, seed, stratify, got stratified",
  },
  {
    name: "trainTestSplit: one row of a class, stratified",
    call: () =>
      trainTestSplit(dataset({ labels: new Uint8Array(10).with(4, 1) }), {
        ...split,
        stratify: true,
      }),
    message:
      'trainTestSplit requires dataset to be a data set with two rows of every class to be stratified, got one of class "b"',
  },
  {
    name: "trainTestSplit: fewer rows for the test than classes, stratified",
    call: () => trainTestSplit(dataset(), { testFraction: 0.1, seed: 0, stratify: true }),
    message:
      "trainTestSplit requires testFraction to be a fraction that leaves both sides at least 2 of 10 rows, one for each class, got 1 for the test",
  },
  {
    name: "standardize: no feature",
    call: () => standardize(dataset({ features: new Float64Array(0), featureNames: [] })),
    message: "standardize requires dataset to be a data set with at least one feature, got 0",
  },
  {
    name: "standardize: one class name",
    call: () => standardize(dataset({ classNames: ["a"] })),
    message: "standardize requires dataset to be a data set with 2 to 256 classes, got 1",
  },
  {
    name: "standardize: a feature value missing",
    call: () => standardize(dataset({ features: new Float64Array(19) })),
    message: "standardize requires dataset to be a data set with 20 feature values, got 19",
  },
  {
    name: "standardize: a label missing",
    call: () => standardize(dataset({ labels: new Uint8Array(9) })),
    message: "standardize requires dataset to be a data set with 10 labels, got 9",
  },
  {
    name: "standardize: a feature that is NaN",
    call: () => standardize(dataset({ features: dataset().features.with(7, NaN) })),
    message:
      'standardize requires dataset to be a data set of finite feature values, got NaN for "y" in row 3',
  },
  {
    name: "standardize: a label without a class",
    call: () => standardize(dataset({ labels: dataset().labels.with(4, 2) })),
    message:
      "standardize requires dataset to be a data set with labels from 0 to 1, got 2 in row 4",
  },
  {
    name: "standardize: a class that does not occur on the training side",
    call: () => standardize(selectRows(dataset(), [0, 2, 4])),
    message:
      'standardize requires dataset to be a data set in which every class occurs, got no row of class "b"; leave that class out of classNames',
  },
  {
    name: "trainTestSplit: a class that does not occur",
    call: () => trainTestSplit(dataset({ classNames: ["a", "b", "c"] }), split),
    message:
      'trainTestSplit requires dataset to be a data set in which every class occurs, got no row of class "c"; leave that class out of classNames',
  },
  {
    name: "standardize: a feature that is 0.1 in every row, whose sum is rounded",
    call: () =>
      standardize(dataset({ features: dataset().features.map((x, e) => (e % 2 ? 0.1 : x)) })),
    message:
      'standardize requires dataset to be a data set of features that vary, got no more than rounding in "y"; constant: "drop" leaves it out',
  },
  {
    name: "standardize: a feature whose deviation is below every double",
    call: () =>
      standardize(
        dataset({ features: dataset().features.map((x, e) => (e % 2 ? x : e ? 0 : 5e-324)) }),
      ),
    message:
      'standardize requires the standard deviation of "x" to be a finite number greater than 0, got 0; leave that feature out',
  },
  ...[0, 1, 0.91, -0.2, NaN, Infinity].map((testFraction) => ({
    name: `trainTestSplit: test fraction ${testFraction}`,
    call: () => trainTestSplit(dataset(), { testFraction, seed: 0 }),
    message: `trainTestSplit requires testFraction to be a fraction that leaves both sides at least one of 10 rows, got ${testFraction}`,
  })),
  {
    name: "trainTestSplit: seed 1.5",
    call: () => trainTestSplit(dataset(), { testFraction: 0.2, seed: 1.5 }),
    message: "trainTestSplit requires seed to be an integer from 0 to 4294967295, got 1.5",
  },
  {
    name: "publishedSplit: seed -1",
    call: () => publishedSplit(-1),
    message: "publishedSplit requires seed to be an integer from 0 to 4294967295, got -1",
  },
  {
    name: "selectRows: a row that is not there",
    call: () => selectRows(dataset(), [0, 10]),
    message: "selectRows requires index to be an integer from 0 to 9, got 10",
  },
  {
    name: "centredDecimals: more decimals than are said",
    call: () => centredDecimals(dataset({ features: new Float64Array(20).fill(0.25) }), 1),
    message:
      "centredDecimals requires dataset to be a data set of features with 1 decimals, got 0.25",
  },
  {
    name: "centredDecimals: whole numbers beyond 2⁵³",
    call: () => centredDecimals(dataset({ features: dataset().features.with(3, 2 ** 50) }), 0),
    message:
      'centredDecimals requires dataset to be a data set whose whole numbers stay below 2⁵³, got up to 22517998136852480 for "y"',
  },
  {
    name: "centredDecimals: half a decimal",
    call: () => centredDecimals(dataset(), 0.5),
    message: "centredDecimals requires decimals to be an integer from 0 to 15, got 0.5",
  },
]);
