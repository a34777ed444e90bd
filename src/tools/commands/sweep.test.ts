/** The command `npm run sweep`: killed, shared out, merged, with parts that are wrong, with wrong arguments. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { spawn } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
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

test("--merge computes nothing and says what is missing", async (t) => {
  t.mock.method(console, "log", () => {});
  cpSync(at("whole"), at("merged"), { recursive: true });
  for (const name of ["columns.json", "rows.csv"]) rmSync(at("merged", name));
  await main([at("grid.json"), "--out", at("merged"), "--merge"]);
  assert.deepEqual(results(at("merged")), results(at("whole")));

  for (const name of ["columns.json", "rows.csv", "sweep.json"]) rmSync(at("merged", name));
  for (const index of [0, 4, 5, 6, 14]) rmSync(at("merged", "parts", `batch-${index}.json`));
  await assert.rejects(main([at("grid.json"), "--out", at("merged"), "--merge"]), {
    message: `sweep requires --merge to be a folder with all batches of the grid, got ${at("merged")}, 5 of 15 batches are missing: 0, 4 to 6 and 14`,
  });
  assert.equal(partsIn(at("merged")), 10);
  assert.ok(!readdirSync(at("merged")).includes("rows.csv"));
});

test("sweep.json and each part say what they belong to and by what they were made", () => {
  const head = JSON.parse(readFileSync(at("whole", "sweep.json"), "utf8"));
  assert.deepEqual(head.grid, grid);
  assert.match(head.code, /^[0-9a-f]{64}$/);
  assert.equal(head.node, process.version);
  assert.match(head.processor, new RegExp(`^${process.arch}(, .+)?$`));
  for (const name of readdirSync(at("whole", "parts"))) {
    const { result, runs, sum, ...rest } = JSON.parse(
      readFileSync(at("whole", "parts", name), "utf8"),
    );
    assert.deepEqual(rest, head);
    const summed = JSON.stringify([basename(name, ".json"), result]);
    assert.equal(sum, createHash("sha256").update(summed).digest("hex"));
    assert.equal(runs, result.steps.length);
  }
});

test("the step 1/L_s stands for the proven ones, in a share and for the dense run too", async (t) => {
  t.mock.method(console, "error", () => {});
  t.mock.method(console, "log", () => {});
  const steps = { steps: 9, settledFor: 3 };
  const small = (stepSize: unknown) => ({
    ...grid,
    splits: [7, 3],
    starts: { from: 1, to: 5 },
    sparsities: [2, 5, 9],
    rules: [{ stepSize, ...steps }],
    also: ["denseLoss"],
  });
  const table = await provenSteps({ splits: [7, 3] });
  writeFileSync(at("named.json"), JSON.stringify(small("1/L_s")));
  writeFileSync(at("table.json"), JSON.stringify(small(table)));
  for (const name of ["named", "table"]) await main([at(`${name}.json`)]);
  assert.equal(results(at("named"))[1], results(at("table"))[1]);
});

test("a CSV beside the grid is found from any folder, and known by its bytes", async (t) => {
  t.mock.method(console, "error", () => {});
  t.mock.method(console, "log", () => {});
  mkdirSync(at("deep", "er"), { recursive: true });
  const iris = readFileSync(new URL("../../../data/iris.csv", import.meta.url), "utf8");
  writeFileSync(at("deep", "flowers.csv"), iris);
  const data = { csv: "../flowers.csv", label: "species" };
  const own = at("deep", "er", "own.json");
  const small = { ...grid, data, splits: [1], rules: [{ stepSize: "1/L_s", steps: 5 }] };
  writeFileSync(own, JSON.stringify(small));
  await main([own]);
  assert.equal(results(at("deep", "er", "own"))[1].split("\n").length, 1 + 75 + 1);
  writeFileSync(at("deep", "flowers.csv"), iris.replace("5.1,", "5.2,"));
  await assert.rejects(main([own]), {
    message: `sweep requires --out to be a folder of no other sweep, got ${at("deep", "er", "own")}, whose data differs`,
  });
});

/** Part 3 of the whole sweep with its text changed, in a folder of its own. */
function changedPart(change: (text: string) => string): { out: string; file: string } {
  const out = mkdtempSync(at("changed-"));
  cpSync(at("whole"), out, { recursive: true });
  const file = join(out, "parts", "batch-3.json");
  writeFileSync(file, change(readFileSync(file, "utf8")));
  return { out, file };
}

const inPart = (change: (part: Record<string, any>) => void) => (text: string) => {
  const part = JSON.parse(text) as Record<string, any>;
  change(part);
  return JSON.stringify(part);
};
const NOT_WRITTEN = "another part's, or other numbers than written";
const damaged: [name: string, change: (text: string) => string, has: string][] = [
  ["cut off", (text) => text.slice(0, 2000), "no JSON"],
  ["empty", () => "", "no JSON"],
  [
    "a run short",
    inPart(({ result }) => Object.values(result as number[][]).forEach((list) => list.pop())),
    "74 of 75 runs",
  ],
  [
    "a column short",
    inPart(({ result }) => result.steps.pop()),
    "not a number for each of 75 runs",
  ],
  ["without a column", inPart(({ result }) => delete result.testLoss), "not a number for each of 75 runs"], // prettier-ignore
  ["a number that is none", inPart(({ result }) => (result.steps[3] = null)), "not a number for each of 75 runs"], // prettier-ignore
  ["a digit changed", inPart(({ result }) => (result.testLoss[3] += 1)), NOT_WRITTEN],
  ["the file of another batch", () => readFileSync(at("whole", "parts", "batch-4.json"), "utf8"), NOT_WRITTEN], // prettier-ignore
  ["another number of runs", inPart((part) => (part.runs = 76)), "75 of 75 runs"],
];

for (const [name, change, has] of damaged)
  test(`a damaged part, ${name}: put aside and computed again, refused by --merge`, async (t) => {
    const { out, file } = changedPart(change);
    await assert.rejects(main([at("grid.json"), "--out", out, "--merge"]), {
      message: `sweep requires ${file} to be a whole part, got ${has}`,
    });
    const said: string[] = [];
    t.mock.method(console, "error", (sentence: string) => said.push(sentence));
    t.mock.method(console, "log", () => {});
    const before = readFileSync(file, "utf8");
    await main([at("grid.json"), "--out", out]);
    assert.equal(said[0], `The part ${file} is damaged (${has}); it was moved to ${file}.damaged and is computed again`); // prettier-ignore
    assert.equal(readFileSync(`${file}.damaged`, "utf8"), before);
    assert.deepEqual(results(out), results(at("whole")));
  });

for (const [field, value] of [
  ["grid", {}],
  ["code", "0"],
] as const)
  // prettier-ignore
  test(`a part whose ${field} differs is refused and stays`, async () => {
    const { out, file } = changedPart(inPart((part) => (part[field] = value)));
    for (const flag of [[], ["--merge"]])
      await assert.rejects(main([at("grid.json"), "--out", out, ...flag]), {
        message: `sweep requires ${file} to be a part of the same grid, code, got one whose ${field} differs`,
      });
    assert.equal(partsIn(out), 15);
  });

test("parts made elsewhere, by another Node on another processor, are taken", async (t) => {
  t.mock.method(console, "error", () => {});
  t.mock.method(console, "log", () => {});
  const { out } = changedPart(
    inPart((part) => Object.assign(part, { node: "v1", processor: "another" })),
  );
  await main([at("grid.json"), "--out", out, "--merge"]);
  assert.deepEqual(results(out), results(at("whole")));
});

test("a part that the grid has not is refused", async () => {
  const { out, file } = changedPart((text) => text);
  const stranger = file.replace("batch-3", "batch-15");
  cpSync(file, stranger);
  await assert.rejects(main([at("grid.json"), "--out", out, "--merge"]), {
    message: `sweep requires ${stranger} to be one of 15 parts, batch-0 to batch-14, got another name`,
  });
});

test("--prepare checks the grid and names the folder; --merge and --prepare stand alone", async () => {
  await main([at("grid.json"), "--out", at("prepared"), "--prepare"]);
  assert.deepEqual(readdirSync(at("prepared")), ["sweep.json"]);
});

const other = at("other.json");
writeFileSync(other, JSON.stringify({ ...grid, starts: [1] }));
writeFileSync(at("empty.json"), JSON.stringify({ ...grid, splits: [] }));
writeFileSync(at("text.json"), "splits: 1");
writeFileSync(at("plain"), "");
mkdirSync(at("older"));
writeFileSync(at("older", "sweep.json"), JSON.stringify({ grid, code: "0" }));
mkdirSync(at("broken"));
writeFileSync(at("broken", "sweep.json"), "{");

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
    `sweep requires --out to be a folder of no other sweep, got ${at("whole")}, whose grid differs`,
  ],
  [
    "the folder of other code",
    [at("grid.json"), "--out", at("older")],
    `sweep requires --out to be a folder of no other sweep, got ${at("older")}, whose code differs`,
  ],
  [
    "a folder whose name was damaged",
    [other, "--out", at("broken")],
    `sweep requires ${at("broken", "sweep.json")} to be what this command wrote there, got no JSON`,
  ],
  [
    "a grid without .json and no folder named",
    [at("plain")],
    `sweep requires the name of the grid to be one that ends in .json, got ${at("plain")}; or say where with --out`,
  ],
  [
    "a folder in place of a grid",
    [folder, "--out", at("new")],
    `sweep requires the grid to be a JSON file that can be read, got ${folder} (EISDIR)`,
  ],
  [
    "--merge with a share",
    [other, "--merge", "--shard", "1/2"],
    "sweep requires its options to be --merge or --prepare alone, got --merge --shard",
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
