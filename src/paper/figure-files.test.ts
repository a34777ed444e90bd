import assert from "node:assert/strict";
import { copyFile, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { exampleFigures } from "./fixtures/example-figures.js";
import { BrowserMissing, closeBrowser } from "./browser.js";
import { drawIfChanged, drawPng, exportFigure, figuresFolder, isDrawn } from "./figure-files.js";
import { storedFigure, storedNames } from "./stored-figures.js";

const figures = await exampleFigures();
const folder = await mkdtemp(join(tmpdir(), "figures-"));
after(async () => {
  await closeBrowser();
  await rm(folder, { recursive: true });
});
const figure = figures["loss-curve"];
const types = ["svg", "pdf", "png", "json"];
const bytesOf = (path: string): Promise<string[]> =>
  Promise.all(types.map((type) => readFile(`${path}.${type}`, "latin1")));

test("the same figure gives the same bytes, in another browser and after other figures", async () => {
  await drawIfChanged(figure, join(folder, "one"));
  await closeBrowser();
  await drawIfChanged(figures["connections"], join(folder, "other"));
  await drawIfChanged(figure, join(folder, "two"));
  assert.deepEqual(await bytesOf(join(folder, "one")), await bytesOf(join(folder, "two")));
});

test("figures drawn at once do not mix", async () => {
  const paths = ["a", "b", "c"].map((name) => join(folder, name));
  const asked = [figure, figures["connections"], figure];
  await Promise.all(paths.map((path, i) => drawIfChanged(asked[i], path)));
  assert.deepEqual(await bytesOf(paths[0]), await bytesOf(join(folder, "one")));
  assert.deepEqual(await bytesOf(paths[1]), await bytesOf(join(folder, "other")));
  assert.deepEqual(await bytesOf(paths[2]), await bytesOf(join(folder, "one")));
});

test("it is drawn when the JSON changed, a file is missing or it is forced, and else not", async () => {
  const path = join(folder, "again");
  assert.equal(await drawIfChanged(figure, path), true);
  assert.equal(await drawIfChanged(figure, path), false);
  assert.equal(await drawIfChanged(await storedFigure(folder, "again"), path), false);
  assert.equal(await drawIfChanged(figure, path, { force: true }), true);
  for (const type of types) {
    await rm(`${path}.${type}`);
    assert.equal(await drawIfChanged(figure, path), true, type);
    assert.ok((await stat(`${path}.${type}`)).size > 0);
  }
  const wider = { ...figure, layout: { ...figure.layout, width: 400 } };
  assert.equal(await drawIfChanged(wider, path), true);
});

test("a picture of another figure under the same name is drawn again", async () => {
  const path = join(folder, "again");
  await drawIfChanged(figures["connections"], join(folder, "foreign"));
  for (const type of ["svg", "pdf", "png"]) {
    assert.equal(await drawIfChanged(figure, path), type === "svg");
    await copyFile(join(folder, `foreign.${type}`), `${path}.${type}`);
    assert.equal(await drawIfChanged(figure, path), true, type);
  }
});

test("every stored figure was drawn from its JSON by the code of today", async () => {
  for (const name of await storedNames(figuresFolder)) {
    const path = join(figuresFolder, name);
    assert.ok(await isDrawn(path, await storedFigure(figuresFolder, name)), `figures/${name}`);
  }
});

test("without a browser, what is up to date stays and the rest is one sentence", async () => {
  await closeBrowser();
  const before = process.env["CHROME_PATH"];
  process.env["CHROME_PATH"] = join(folder, "no-such-browser");
  try {
    assert.equal(await drawIfChanged(figure, join(folder, "one")), false);
    await assert.rejects(drawIfChanged(figure, join(folder, "new")), (error) => {
      assert.ok(error instanceof BrowserMissing);
      assert.equal(
        error.message,
        "A picture must be drawn and no browser was found: install Chrome, Chromium or Edge, " +
          "or set CHROME_PATH to the program of one, or run `apt-get install chromium`",
      );
      return true;
    });
    process.env["CHROME_PATH"] = join(folder, "one.svg");
    await assert.rejects(drawIfChanged(figure, join(folder, "new")), /did not start: [^\n]*$/);
  } finally {
    if (before === undefined) delete process.env["CHROME_PATH"];
    else process.env["CHROME_PATH"] = before;
  }
});

test("the PNG of a stored output has the figure's size on the screen", async () => {
  const png = Buffer.from(await drawPng(figure));
  assert.deepEqual(
    [png.readUInt32BE(16), png.readUInt32BE(20)],
    [figure.layout.width, figure.layout.height],
  );
});

for (const name of ["01_loss", "01-Loss", "", "../loss", "-loss", "loss-", "01 loss"])
  test(`the name "${name}" is refused`, async () => {
    await assert.rejects(exportFigure(figure, name), {
      message: `exportFigure requires name to be kebab-case, like 01-loss, got ${name}`,
    });
  });

test("a folder that cannot be written is one sentence", async () => {
  const path = join(folder, "one.json", "below-a-file");
  await assert.rejects(drawIfChanged(figure, path), {
    message: `writeFileAtomic requires path to be a file that can be written, got ${path}.svg (EEXIST)`,
  });
});

test("a damaged JSON is one sentence, and so is a missing one", async () => {
  for (const text of [
    "",
    "{",
    "[]",
    "null",
    '{"data": [], "layout": {}, "caption": "", "alt": ""}',
  ]) {
    await writeFile(join(folder, "damaged.json"), text);
    await assert.rejects(storedFigure(folder, "damaged"), {
      message: `${join(folder, "damaged.json")} is damaged: it does not hold a figure; run its notebook again`,
    });
  }
  await assert.rejects(storedFigure(folder, "nowhere"), {
    message: "There is no figure called nowhere; npm run figures -- --list says what there is",
  });
});
