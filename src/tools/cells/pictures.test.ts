/** The PNG beside each Plotly output: drawn from that output, or drawn again. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { closeBrowser } from "../../paper/browser.js";
import { figuresFolder, isPictureOf } from "../../paper/figure-files.js";
import { storedFigure, storedNames } from "../../paper/stored-figures.js";
import { notebookNames, notebookPath, readNotebook } from "./notebooks.js";
import type { Notebook } from "./normal-form.js";
import { storedPictures, withPictures } from "./pictures.js";
import { PLOTLY_MIME } from "../../jupyter/plotly-mime.js";
import { madeUpNotebook } from "../fixtures/made-up-notebook.js";

after(closeBrowser);

for (const name of notebookNames()) {
  test(`${name}: every stored picture was drawn from the figure beside it`, () => {
    const pictures = storedPictures(readNotebook(notebookPath(name)));
    assert.ok(pictures.length > 0 || name.startsWith("00"));
    for (const { figure, png } of pictures)
      assert.ok(isPictureOf(figure, Buffer.from(png, "base64")), figure.alt);
  });
}

/** Drawn for papers, beside one of their kind that their notebook shows. */
const NOT_SHOWN = ["11-tree-3", "11-tree-7"];

// What it is of, the rows and the steps, stands in the prose of the notebook and at the end of the stored text.
test("every stored figure has the data and the text of one that its notebook shows", async () => {
  const shown = notebookNames().flatMap((name) =>
    storedPictures(readNotebook(notebookPath(name))).map(({ figure }) => ({ name, figure })),
  );
  for (const name of await storedNames(figuresFolder)) {
    const { data, alt } = await storedFigure(figuresFolder, name);
    const found = shown.some(
      ({ name: notebook, figure }) =>
        notebook.slice(0, 2) === name.slice(0, 2) &&
        alt.startsWith(figure.alt) &&
        isDeepStrictEqual(figure.data, data),
    );
    assert.equal(found, !NOT_SHOWN.includes(name), name);
  }
});

/** A notebook with one curve through these values. */
function curve(y: number[]): Notebook {
  const figure = { data: [{ type: "scatter", y }], layout: { width: 400, height: 300 } };
  const data = { [PLOTLY_MIME]: figure, "text/plain": ["A curve."] };
  return madeUpNotebook({ show: "1;" }, { show: [{ output_type: "display_data", data }] });
}

test("a picture is taken over where it was drawn from the same figure, and else drawn", async () => {
  const [one, other] = [curve([1, 2]), curve([2, 1])];
  let asked = 0;
  const count = (): void => void asked++;
  const drawn = await withPictures(one, undefined, count);
  assert.equal(asked, 1);
  assert.deepEqual(await withPictures(one, drawn, count), drawn);
  assert.equal(asked, 1);
  const [{ png: old }] = storedPictures(drawn);
  const swapped = structuredClone(other);
  swapped.cells[0]!.outputs![0]!.data!["image/png"] = old; // An older figure's picture beside it.
  const [{ figure, png }] = storedPictures(await withPictures(other, swapped, count));
  assert.equal(asked, 2);
  assert.notEqual(png, old);
  assert.ok(isPictureOf(figure, Buffer.from(png, "base64")));
});
