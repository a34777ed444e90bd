import { quadratic } from "../../network/quadratic.js";
import { badInput } from "../../tools/bad-input.js";
import { planeSteps } from "./figures/plane-steps.js";
import { nearestSparse } from "./nearest-sparse.js";

badInput([
  {
    name: "nearestSparse: more entries than can be searched",
    call: () => nearestSparse(new Float64Array(21), 1),
    message: "nearestSparse requires the length of v to be an integer from 1 to 20, got 21",
  },
  {
    name: "nearestSparse: sparsity 3 of 2 entries",
    call: () => nearestSparse(new Float64Array(2), 3),
    message: "nearestSparse requires sparsity to be an integer from 1 to 2, got 3",
  },
  {
    name: "planeSteps: an objective of three variables",
    call: () => planeSteps(quadratic(new Float64Array(9), new Float64Array(3)), [], 0.1),
    message: "planeSteps requires objective to be one of two variables, got 3",
  },
]);
