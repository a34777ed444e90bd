import type { Sabotage } from "../../tools/sabotage/sabotage.js";
import { patch, patchGradient, patchHessian } from "../../tools/sabotage/sabotage-table.js";

/** Wrong in turn: the matrix of the inputs, the bound of the softmax, the Hessian, the gradient, the quotient. */
export const sabotages: readonly Sabotage[] = [
  patch(
    "the matrix of the inputs is half of what it is",
    "network/gram.js",
    ["= product / size;", "= product / 2 / size;"],
    {
      missed: [
        "C03.2",
        "C03.3",
        "C03.4",
        "C03.6",
        "C03.7",
        "C03.8",
        "C03.10",
        "C03.11",
        "C03.13",
        "C03.16",
      ],
    },
  ),
  patch(
    "the bound for the other classes is 1/(2r) in place of 1/r",
    "chapters/03-restricted-smoothness/softmax-curvature-bound.js",
    ["hubCoefficient(classes, r), 1 / r)", "hubCoefficient(classes, r), 0.5 / r)"],
    { missed: ["C03.1", "C03.2", "C03.3", "C03.4", "C03.6", "C03.13"] },
  ),
  patchHessian(
    "the diagonal of the Hessian is zero",
    "for (let a = 0; a < dimension; a++) hessian[dimension * a + a] = 0",
    { missed: ["C03.2", "C03.3", "C03.4", "C03.5", "C03.8", "C03.10", "C03.17"] },
  ),
  patchGradient(
    "the gradient is a tenth of what it is",
    "gradient.set(gradient.map((x) => 0.1 * x))",
    { missed: ["C03.9", "C03.12", "C03.15", "C03.16"] },
  ),
  patch(
    "the quotient of a pair is not divided by the squared distance",
    "chapters/03-restricted-smoothness/smoothness-quotient.js",
    ["(dataset.size * squares)", "dataset.size"],
    { missed: ["C03.2", "C03.8", "C03.12", "C03.14", "C03.15"] },
  ),
  patch(
    "the bound of a quotient is not divided by the squared distance",
    "chapters/03-restricted-smoothness/quotient-lower-bound.js",
    ["(dataset.size * (squares.mid + squares.radius) * UP)", "dataset.size"],
    { missed: ["C03.18", "C03.6", "C03.7"] },
  ),
];
