import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { exampleFigures } from "./fixtures/example-figures.js";
import { figureJson } from "./figure-json.js";
import { writeFiguresReadme } from "./figures-readme.js";

const { "loss-curve": loss, connections: network } = await exampleFigures();
const folder = await mkdtemp(join(tmpdir(), "readme-"));
after(() => rm(folder, { recursive: true }));
const path = join(folder, "README.md");

test("each figure stands there with picture, caption, alt text and command, in the order of names", async () => {
  await writeFile(join(folder, "10-network.json"), figureJson(network));
  await writeFile(join(folder, "01-loss.json"), figureJson(loss));
  await writeFiguresReadme(folder);
  const text = await readFile(path, "utf8");
  const places = [
    "## 01-loss",
    "](01-loss.svg)",
    loss.caption,
    `Alt text: ${loss.alt}`,
    "`npm run reproduce -- 01`",
    "## 10-network",
    network.caption,
    "`npm run reproduce -- 10`",
  ].map((words) => text.indexOf(words));
  assert.ok(
    places.every((place, i) => place > (places[i - 1] ?? 0)),
    places.join(),
  );
});

test("it is written anew only when it says something else", async () => {
  const before = await stat(path, { bigint: true });
  await writeFiguresReadme(folder);
  assert.equal((await stat(path, { bigint: true })).ino, before.ino);
  await rm(join(folder, "10-network.json"));
  await writeFiguresReadme(folder);
  assert.ok(!(await readFile(path, "utf8")).includes("10-network"));
});
