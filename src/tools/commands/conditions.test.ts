/** The command `npm run conditions`: what it prints and writes, and its sentences for wrong options. */
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { on, once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { dataFile } from "../../data/data-file.js";
import { badInput } from "../bad-input.js";
import { main } from "./conditions.js";

const folder = mkdtempSync(join(tmpdir(), "conditions-"));
after(() => rmSync(folder, { recursive: true }));
const run = join(folder, "run.mjs");
writeFileSync(
  run,
  `import { main } from "${new URL("./conditions.js", import.meta.url).href}";
  await main(process.argv.slice(2));`,
);
const penguins = dataFile("penguins.csv");
const iris = dataFile("iris.csv");

test("it prints the table, tells of the parts, and writes all of it as JSON beside", async () => {
  const args = [penguins, "--label", "species", "--sparsity", "4", "--missing", "drop"];
  const without = ["island", "sex", "year"].flatMap((column) => ["--without", column]);
  const options = { cwd: folder };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [run, ...args, ...without], options); // prettier-ignore
  assert.match(stdout, /^342 rows, 4 inputs, 3 classes; 4 of 15 parameters\n/);
  assert.match(stdout, /no: a direction separates Gentoo from the others by bill depth, .*\[exact\]\n/);
  assert.match(stdout, /Written to penguins-conditions\.json\n$/);
  assert.match(stderr, /^smoothness: \d+\.\d s\nrun of IHT: /);
  assert.deepEqual(readdirSync(folder).sort(), ["penguins-conditions.json", "run.mjs"]);
  const written = JSON.parse(readFileSync(join(folder, "penguins-conditions.json"), "utf8"));
  assert.deepEqual(Object.keys(written), ["file", "label", "report", "seconds", "table", "notSaid"]);
  assert.equal(written.report.run.theta.length, 15);
  assert.equal(written.report.existence.onSupport.kind, "unattained");
  assert.equal(Object.keys(written.seconds).length, 8);
  for (const { question, answer } of written.table) assert.ok(stdout.includes(`${question}\n    ${answer}`)); // prettier-ignore
}); // prettier-ignore

test("a file with several things wrong is read by typing what the sentences say", async () => {
  const rows = ["Länge\tBreite\tArt", "5,5\t1\tÄpfel", "4,5\t2\tBirnen", "6,5\t1\tÄpfel"];
  const file = join(folder, "fruit.csv");
  writeFileSync(file, ["# by hand", ...rows, "Quelle: ich", "5,5\t2\tBirnen"].join("\n"), "latin1");
  const said = async (...args: string[]): Promise<string> => {
    const failed = promisify(execFile)(process.execPath, [run, file, "--label", "Art", ...args]);
    const { stderr } = (await failed.catch((error: unknown) => error)) as { stderr: string };
    return /ArgumentError: loadCsv requires .*; (.*)/.exec(stderr)![1]!;
  };
  assert.equal(
    await said(),
    '--encoding latin1 reads it as "ä", as Windows and older programs write',
  );
  const typed = ["--encoding", "latin1"];
  assert.equal(await said(...typed), '--separator "\\t" --decimal "," reads it');
  typed.push("--separator", "\\t", "--decimal", ",");
  assert.equal(await said(...typed), '--comment "#" leaves such lines out');
  typed.push("--comment", "#");
  assert.equal(await said(...typed), "if it is no row, --skip-lines 6 leaves it out");
  typed.push("--skip-lines", "6", "--header", "true", "--classes", "Äpfel");
  typed.push("--classes", "Birnen", "--steps", "5", "--out", join(folder, "fruit.json"));
  const { stdout } = await promisify(execFile)(process.execPath, [run, file, "--label", "Art", ...typed]); // prettier-ignore
  assert.match(stdout, /^4 rows, 2 inputs, 2 classes; 5 of 6 parameters\n/);
});

test("an interrupt ends it in the middle of a part, with nothing written", async () => {
  const args = [dataFile("digits.csv"), "--label", "digit", "--constant", "drop"];
  const running = spawn(process.execPath, [run, ...args, "--out", "digits.json"], { cwd: folder });
  const before = readdirSync(folder);
  running.stderr.setEncoding("utf8");
  // The first part is over, the second one is a single turn of the event loop in its thread.
  for await (const [text] of on(running.stderr, "data"))
    if (/smoothness/.test(text as string)) break;
  running.kill("SIGINT");
  assert.deepEqual(await once(running, "exit"), [null, "SIGINT"]);
  assert.deepEqual(readdirSync(folder), before);
});

const call = (...args: string[]) => ({ call: () => main(args), name: args.slice(1).join(" ") || "nothing" }); // prettier-ignore

badInput([
  {
    ...call(),
    message:
      "conditions requires its arguments to be one CSV file, got none; as in: npm run conditions -- my.csv --label species",
  },
  {
    ...call(iris, iris),
    message: `conditions requires its arguments to be one CSV file, got ${iris} ${iris}; as in: npm run conditions -- my.csv --label species`,
  },
  {
    ...call(iris, "--sparsity", "4"),
    message: "conditions requires --label to be the column of the classes, got none",
  },
  {
    ...call(iris, "--label", "species", "--sparsity", "four"),
    message: "conditions requires --sparsity to be a number, got four",
  },
  {
    ...call(iris, "--label", "species", "--sparsity", "16"),
    message: "conditionsReport requires sparsity to be an integer from 1 to 15, got 16",
  },
  {
    ...call(iris, "--label", "kind"),
    message: `loadCsv requires label to be a column of ${iris} (sepal length, sepal width, petal length, petal width, species), got kind`,
  },
  {
    ...call(iris, "--label", "species", "--without", "petal"),
    message: `loadCsv requires without to be a column of ${iris} (sepal length, sepal width, petal length, petal width, species), got petal`,
  },
  {
    ...call(iris, "--label", "species", "--step", "0"),
    message: "conditionsReport requires stepSize to be a finite number greater than 0, got 0",
  },
  {
    ...call(iris, "--label", "species", "--steps", "1.5"),
    message: "conditionsReport requires steps to be an integer of at least 1, got 1.5",
  },
  {
    ...call(iris, "--label", "species", "--ridge=-1"),
    message: "softmaxNetwork requires ridge to be a finite number of at least 0, got -1",
  },
  {
    ...call(penguins, "--label", "species"),
    message: `loadCsv requires ${penguins} to be a table of numbers, got text in "island" ("Torgersen", "Biscoe", "Dream") and text in "sex" ("male", "female"); --one-hot island --one-hot sex makes a feature of each value, --without island --without sex leaves it out`,
  },
  {
    ...call(dataFile("digits.csv"), "--label", "digit"),
    message:
      'standardize requires dataset to be a data set of features that vary, got no more than rounding in "pixel 0 0", "pixel 4 0", "pixel 4 7"; --constant drop leaves them out',
  },
  {
    ...call(iris, "--lable", "species"),
    message:
      "conditions takes --label, --sparsity, --steps, --step, --ridge, --without, --columns, --one-hot, --missing, --constant, --separator, --decimal, --encoding, --header, --comment, --skip-lines, --classes, --out: Unknown option '--lable'",
  },
]);
