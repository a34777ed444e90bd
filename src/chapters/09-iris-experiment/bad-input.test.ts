import { threeClasses, zero } from "../../network/fixtures/made-up-networks.js";
import { badInput } from "../../tools/bad-input.js";
import { bestSupports } from "./best-supports.js";
import { bandsAlong } from "./figures/bands-along.js";
import { connectionsAlong } from "./figures/connections-along.js";
import { selectionMap } from "./figures/selection-map.js";
import { provenSteps } from "./proven-steps.js";

const noParts = { get: async () => undefined, put: async () => {} };

badInput([
  {
    name: "provenSteps: no split",
    call: () => provenSteps({ splits: [] }),
    message: "provenSteps requires splits to be a list of at least one seed, got none",
  },
  {
    name: "bestSupports: no split",
    call: () => bestSupports({ splits: [] }, () => {}, new AbortController().signal, noParts),
    message: "bestSupports requires splits to be a list of at least one seed, got none",
  },
  {
    name: "selectionMap: a frequency missing",
    call: () => selectionMap(threeClasses, [1, 2], { name: "n", frequencies: [] }),
    message:
      "selectionMap requires frequencies to be a list of 15 for each of 2 sparsities, got 0 lists",
  },
  {
    name: "bandsAlong: no band",
    call: () => bandsAlong([1], []),
    message: "bandsAlong requires bands to be 1 to 4 bands, got 0",
  },
  {
    name: "connectionsAlong: one point",
    call: () => connectionsAlong(threeClasses, [{ k: 1, value: 1, theta: zero }]),
    message: "connectionsAlong requires run to be at least two members with k ≥ 1, got 1",
  },
]);
