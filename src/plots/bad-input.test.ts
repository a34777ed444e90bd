import { dataset } from "../data/fixtures/made-up-dataset.js";
import { badInput } from "../tools/bad-input.js";
import { distributions } from "./distributions.js";
import { networks as drawNetworks } from "./networks.js";
import { shares } from "./shares.js";

badInput([
  {
    name: "networks: seven of them",
    call: () =>
      drawNetworks(
        dataset(),
        Array.from({ length: 7 }, () => ({ name: "n", theta: new Float64Array(6) })),
      ),
    message: "networks requires list to be 1 to 6 networks, got 7",
  },
  {
    name: "distributions: five groups",
    call: () =>
      distributions(["a"], Array(5).fill({ name: "n", values: [[1]] }), { quantity: "q" }),
    message:
      "distributions requires groups to be at least one group, with marked numbers at most 4, got 5 and 0",
  },
  {
    name: "distributions: a category without numbers",
    call: () => distributions(["a", "b"], [{ name: "n", values: [[1]] }], { quantity: "q" }),
    message: "distributions requires the values of n to be 2 lists of at least one number, got 1",
  },
  {
    name: "shares: no line",
    call: () => shares([1], []),
    message: "shares requires lines to be 1 to 4 lines, got 0",
  },
]);
