import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../../data/published-split.js";
import { infimumOnSupport } from "../../minima/infimum-on-support.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { supportOfMask } from "../../network/support.js";
import { everySupport } from "../06-stationary-points/index.js";
import { knownMinima, minimaTable } from "./known-minima.js";

test("values and their kinds are those of each support computed by itself", async () => {
  const network = softmaxNetwork((await publishedSplit(273)).train);
  const known = knownMinima(minimaTable(await everySupport(network)));
  const kinds = { attained: 0, unattained: 0, undecided: 0 };
  for (let mask = 1; mask < 2 ** network.dimension; mask += 397) {
    const support = supportOfMask(mask);
    const one = known(support);
    const alone = await infimumOnSupport(network, support);
    kinds[one.kind]++;
    const above = one.kind === "attained" ? one.value.upper : one.value;
    assert.equal(one.kind, alone.kind);
    assert(Math.abs(above - alone.value) < 1e-9, `${mask}`);
  }
  assert(kinds.attained > 10 && kinds.unattained > 10);
});
