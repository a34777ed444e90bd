import assert from "node:assert/strict";
import { test } from "node:test";
import { decidedSupports } from "./decided-supports.js";

test("parts of a support that attains, and what holds one that does not", () => {
  const decided = decidedSupports(4);
  assert.deepEqual([decided.attained(0), decided.attained(1), decided.count()], [true, undefined, 0]); // prettier-ignore
  decided.markAttained(0b0011);
  decided.markUnattained(0b0101);
  const known = Array.from({ length: 16 }, (_, mask) => decided.attained(mask));
  for (let mask = 1; mask < 16; mask++) {
    const below = (mask & 0b0011) === mask;
    const above = (mask & 0b0101) === 0b0101;
    assert.equal(known[mask], below ? true : above ? false : undefined);
  }
  assert.equal(decided.count(), 3 + 4);
});
