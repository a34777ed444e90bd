import { threeClasses } from "../../network/fixtures/made-up-networks.js";
import { badInput } from "../../tools/bad-input.js";
import { certificateTest } from "./certificate-test.js";
import { basinShares } from "./figures/basin-shares.js";
import { lastChanges } from "./figures/last-changes.js";
import { logarithmicEntries } from "./figures/logarithmic-entries.js";
import { firstFinal } from "./first-final.js";
import { foretoldChanges } from "./foretold-changes.js";
import { gridFates } from "./grid-fates.js";

const noParts = { get: async () => undefined, put: async () => {} };
const { signal } = new AbortController();
const open = () => ({ kind: "open", why: { reason: "fewer-entries" } }) as const;

badInput([
  {
    name: "gridFates: no group",
    call: () => gridFates({ groups: [] }, () => {}, signal, noParts),
    message: "gridFates requires groups to be a list of at least one group, got none",
  },
  {
    name: "certificateTest: no start",
    call: () =>
      certificateTest(
        { split: 273, stepSize: 0.1, starts: [], asked: 1, further: 1 },
        ...([() => {}, signal, noParts] as const),
      ),
    message: "certificateTest requires starts to be a list of at least one start, got none",
  },
  {
    name: "certificateTest: half a step further",
    call: () =>
      certificateTest(
        { split: 273, stepSize: 0.1, starts: [{ sparsity: 1, seed: 0 }], asked: 1, further: 0.5 },
        ...([() => {}, signal, noParts] as const),
      ),
    message: "certificateTest requires further to be an integer of at least 1, got 0.5",
  },
  {
    name: "foretoldChanges: no run",
    call: () =>
      foretoldChanges(
        { split: 273, stepSize: 0.1, runs: [] },
        ...([() => {}, signal, noParts] as const),
      ),
    message: "foretoldChanges requires runs to be a list of at least one run, got none",
  },
  {
    name: "firstFinal: the last checkpoint is open",
    call: () =>
      firstFinal(open, undefined as never, undefined as never, [
        { k: 0, theta: new Float64Array(2) },
      ]),
    message: "firstFinal requires checkpoints to be final at the last one, got an open support",
  },
  {
    name: "lastChanges: no run",
    call: () => lastChanges([], 4000),
    message: "lastChanges requires runs to be a list of at least one run, got none",
  },
  {
    name: "logarithmicEntries: all is zero",
    call: () => logarithmicEntries(threeClasses, [{ k: 1, theta: new Float64Array(15) }]),
    message:
      "logarithmicEntries requires points to be a run with 1 to 16 entries that are not always zero, got 0",
  },
  {
    name: "basinShares: five lines",
    call: () => basinShares(Array(5).fill({ name: "n", counts: [1] })),
    message: "basinShares requires lines to be 1 to 4 lists of at least one number, got 5 lists",
  },
]);
