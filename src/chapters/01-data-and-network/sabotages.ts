import type { Sabotage } from "../../tools/sabotage/sabotage.js";
import { patch } from "../../tools/sabotage/sabotage-table.js";

export const sabotages: Sabotage[] = [
  patch(
    "every number of the file is read 0.1 too large",
    "data/csv.js",
    ["? Number(field) :", "? Number(field) + 0.1 :"],
    { missed: ["C01.1", "C01.2", "C01.3"] },
  ),
  patch(
    "the residual of a row's own class has the wrong sign, and so have parts of the gradient",
    "network/softmax-passes.js",
    ["table[y] = -others * scale;", "table[y] = others * scale;"],
    { missed: ["C01.4", "C01.5", "C01.6", "C01.10"] },
  ),
  patch(
    "a diagonal block of the Hessian is subtracted",
    "network/softmax-hessian.js",
    ["add(place(k, j), place(k, h), entry);", "add(place(k, j), place(k, h), -entry);"],
    { missed: ["C01.5", "C01.7", "C01.8"] },
  ),
  patch(
    "hard thresholding keeps one entry too many",
    "iht/iht.js",
    ["thresholdInPlace(theta, s, magnitudes)", "thresholdInPlace(theta, s + 1, magnitudes)"],
    { missed: ["C01.9"] },
  ),
];
