import type { Sabotage } from "../../tools/sabotage/sabotage.js";
import { patch, patchGradient, patchHessian } from "../../tools/sabotage/sabotage-table.js";

export const sabotages: Sabotage[] = [
  patch(
    "every number of the file is read 0.1 too large",
    "data/numbers.js",
    ['Number(field.replace(",", ".")) : NaN', 'Number(field.replace(",", ".")) + 0.1 : NaN'],
    { missed: ["C01.1", "C01.2", "C01.3"] },
  ),
  patchGradient(
    "every other entry of the gradient has the wrong sign",
    "gradient.set(gradient.map((x, a) => (a % 2 === 0 ? -x : x)))",
    { missed: ["C01.4", "C01.5", "C01.6", "C01.10"] },
  ),
  patchHessian(
    "the diagonal of the Hessian has the wrong sign",
    "for (let a = 0; a < dimension; a++) hessian[dimension * a + a] *= -1",
    { missed: ["C01.5", "C01.7", "C01.8"] },
  ),
  patch(
    "hard thresholding keeps one entry too many",
    "iht/iht.js",
    ["thresholdInPlace(next, s, magnitudes)", "thresholdInPlace(next, s + 1, magnitudes)"],
    { missed: ["C01.9"] },
  ),
];
