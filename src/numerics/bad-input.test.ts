import { badInput } from "../tools/bad-input.js";
import { cholesky } from "./linear.js";
import { quantile } from "./quantile.js";
import { integerUpTo, mersenneTwister, permutation } from "./random.js";
import { symmetricEigen } from "./symmetric-eigen.js";

badInput([
  ...[-1, 2 ** 32, 0.5, NaN, Infinity].map((seed) => ({
    name: `mersenneTwister: seed ${seed}`,
    call: () => mersenneTwister(seed),
    message: `mersenneTwister requires seed to be an integer from 0 to 4294967295, got ${seed}`,
  })),
  {
    name: "integerUpTo: max -1",
    call: () => integerUpTo(mersenneTwister(0), -1),
    message: "integerUpTo requires max to be an integer from 0 to 4294967295, got -1",
  },
  {
    name: "permutation: length 2.5",
    call: () => permutation(mersenneTwister(0), 2.5),
    message: "permutation requires length to be an integer from 0 to 4294967295, got 2.5",
  },
  {
    name: "cholesky: a matrix of other size",
    call: () => cholesky(new Float64Array(5), 2),
    message: "cholesky requires matrix to be a 2×2 matrix, got 5 entries",
  },
  {
    name: "symmetricEigen: a matrix of other size",
    call: () => symmetricEigen(new Float64Array(5), 2),
    message: "symmetricEigen requires matrix to be a 2×2 matrix, got 5 entries",
  },
  {
    name: "quantile: an empty list",
    call: () => quantile([], 0.5),
    message: "quantile requires list to be a list of at least one number, got none",
  },
  {
    name: "quantile: a share of 1.5",
    call: () => quantile([1], 1.5),
    message: "quantile requires q to be a number from 0 to 1, got 1.5",
  },
]);
