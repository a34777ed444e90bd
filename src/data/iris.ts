import { dataFile } from "./data-file.js";
import type { Dataset } from "./dataset.js";
import { loadCsv } from "./load-csv.js";

/**
 * Fisher's IRIS flowers: 150 rows; sepal length, sepal width, petal length and petal width in cm;
 * classes 0 setosa, 1 versicolor, 2 virginica with 50 rows each.
 *
 * There are two versions in use: these are scikit-learn's rows, which in rows 35 and 38 (counted from
 * 1) follow Fisher's paper and differ from the file of the UCI repository. See `data/README.md`.
 */
export function loadIris(): Promise<Dataset> {
  return loadCsv(dataFile("iris.csv"), { label: "species" });
}
