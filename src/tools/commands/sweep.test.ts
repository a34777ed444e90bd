/** The command `npm run sweep`, killed, shared out and given wrong arguments. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { provenSteps } from "../../chapters/09-iris-experiment/proven-steps.js";
import type { SweepGrid } from "../../runs/sweep-grid.js";
import { main } from "./sweep.js";

const folder = mkdtempSync(join(tmpdir(), "sweep-"));
after(() => rmSync(folder, { recursive: true }));
const at = (...names: string[]): string => join(folder, ...names);

/** 15 splits of 75 runs: as many batches. */
const grid: SweepGrid = {
  splits: { from: 0, to: 14 },
  starts: { from: 1, to: 5 },
  rules: [{ stepSize: 0.1, steps: 400 }],
  sparsities: { from: 1, to: 15 },
};
writeFileSync(at("grid.json"), JSON.stringify(grid));

writeFileSync(
  at("run.mjs"),
  `import { main } from "${new URL("./sweep.js", import.meta.url).href}";
  await main(process.argv.slice(2));`,
);

/** The command in a process of its own; `killAt` kills it as soon as so many parts are there. */
async function command(args: string[], out: string, killAt = Infinity): Promise<string | number> {
  const child = spawn(process.execPath, [at("run.mjs"), at("grid.json"), "--out", out, ...args]);
  const ended = new Promise<string | number>((resolve) =>
    child.once("close", (code, signal) => resolve(signal ?? code!)),
  );
  const watch = setInterval(() => {
    if (partsIn(out) >= killAt) child.kill("SIGKILL");
  }, 5);
  return ended.finally(() => clearInterval(watch));
}

function partsIn(out: string): number {
  try {
    return readdirSync(join(out, "parts")).filter((name) => name.startsWith("batch")).length;
  } catch {
    return 0;
  }
}

const results = (out: string): string[] =>
  ["columns.json", "rows.csv"].map((name) => readFileSync(join(out, name), "utf8"));

test("whole, killed and given again, and in shares merged from two folders: the same bytes", async () => {
  assert.equal(await command(["--workers", "1"], at("whole")), 0);
  assert.equal(partsIn(at("whole")), 15);

  assert.equal(await command(["--workers", "2"], at("killed"), 3), "SIGKILL");
  const finished = partsIn(at("killed"));
  assert.ok(finished >= 3 && finished < 15, `${finished} parts`);
  assert.equal(await command(["--workers", "2"], at("killed")), 0);
  assert.deepEqual(results(at("killed")), results(at("whole")));

  for (const number of [1, 2, 2, 3, 4]) {
    const out = number === 3 ? "elsewhere" : "shares";
    assert.equal(await command(["--shard", `${number}/4`], at(out)), 0);
  }
  assert.equal(partsIn(at("shares")), 11);
  assert.ok(!readdirSync(at("shares")).includes("rows.csv"));
  cpSync(at("elsewhere", "parts"), at("shares", "parts"), { recursive: true });
  assert.equal(await command([], at("shares")), 0);
  assert.deepEqual(results(at("shares")), results(at("whole")));
});

test("the step 1/L_s stands for the proven ones", async (t) => {
  t.mock.method(console, "error", () => {});
  t.mock.method(console, "log", () => {});
  const steps = { steps: 2, settledFor: 1 };
  const small = (stepSize: unknown) => ({ ...grid, splits: [7], rules: [{ stepSize, ...steps }] });
  writeFileSync(at("named.json"), JSON.stringify(small("1/L_s")));
  writeFileSync(at("table.json"), JSON.stringify(small(await provenSteps({ splits: [7] }))));
  for (const name of ["named", "table"]) await main([at(`${name}.json`), "--out", at(name)]);
  assert.deepEqual(results(at("named")), results(at("table")));
});

test("a damaged part is put aside, said so, and computed again to the same bytes", async (t) => {
  cpSync(at("whole"), at("damaged"), { recursive: true });
  writeFileSync(at("damaged", "parts", "batch-3.json"), '{"trainingLoss": [0.1');
  const said: string[] = [];
  t.mock.method(console, "error", (sentence: string) => said.push(sentence));
  t.mock.method(console, "log", () => {});
  await main([at("grid.json"), "--out", at("damaged")]);
  const file = at("damaged", "parts", "batch-3.json");
  assert.equal(said[0], `The part ${file} is damaged; it was moved to ${file}.damaged and is computed again`); // prettier-ignore
  assert.equal(readFileSync(`${file}.damaged`, "utf8"), '{"trainingLoss": [0.1');
  assert.deepEqual(results(at("damaged")), results(at("whole")));
});

const other = at("other.json");
writeFileSync(other, JSON.stringify({ ...grid, starts: [1] }));
writeFileSync(at("empty.json"), JSON.stringify({ ...grid, splits: [] }));
writeFileSync(at("text.json"), "splits: 1");
writeFileSync(at("plain"), "");

const wrong: [name: string, args: string[], message: string | RegExp][] = [
  ["no grid", [], "sweep requires its arguments to be one file with a grid, got none"],
  [
    "a grid that is not there",
    [at("none.json")],
    `sweep requires the grid to be a JSON file that can be read, got ${at("none.json")} (ENOENT)`,
  ],
  [
    "a grid that is no JSON",
    [at("text.json")],
    /^sweep requires the grid to be a JSON file that can be read, got .*text\.json \(.*\)$/,
  ],
  [
    "an empty grid",
    [at("empty.json")],
    "sweep requires splits to be a list of different integers from 0 to 4294967295, or { from, to } of them, got an empty list",
  ],
  ...["0/4", "5/4", "1/0", "-1/4", "1.5/4", "two"].map((shard): [string, string[], string] => [
    `shard ${shard}`,
    [other, `--shard=${shard}`],
    `sweep requires --shard to be i/n with i from 1 to n, got ${shard}`,
  ]),
  [
    "a folder that cannot be written",
    [other, "--out", at("plain", "out")],
    `writeFileAtomic requires path to be a file that can be written, got ${at("plain", "out", "sweep.json")} (ENOTDIR)`,
  ],
  [
    "the folder of another sweep",
    [other, "--out", at("whole")],
    `sweep requires --out to be a folder of no other sweep, got ${at("whole")} with another grid or from other code`,
  ],
  [
    "no number of workers",
    [other, "--out", at("new"), "--workers", "0"],
    "parallelMap requires workers to be an integer of at least 1, got 0",
  ],
];

for (const [name, args, message] of wrong)
  test(`${name} is refused in one sentence`, async () => {
    await assert.rejects(main(args), { name: "ArgumentError", message });
  });
