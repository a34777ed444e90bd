import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { noteRuns } from "./last-runs.js";

const folder = mkdtempSync(join(tmpdir(), "last-runs-"));
after(() => rmSync(folder, { recursive: true }));

test("it says when the notebooks that did not run now ran last", async () => {
  const file = join(folder, "cache", "last-runs.json");
  const all = ["01-a", "02-b", "03-c"];
  const noon = new Date("2026-03-01T12:00:00Z");
  const end = "; npm run claims lists what they claim.";
  const begin = "Not run now, with the time of the last run here, UTC: ";
  assert.equal(await noteRuns(all, all.slice(0, 2), noon, file), `${begin}03-c (never here)${end}`);
  const later = new Date("2026-03-02T08:30:10Z");
  assert.equal(
    await noteRuns(all, ["03-c"], later, file),
    `${begin}01-a (2026-03-01 12:00), 02-b (2026-03-01 12:00)${end}`,
  );
  assert.equal(await noteRuns(all, all, later, file), "");
});
