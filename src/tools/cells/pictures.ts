import { drawPng, isPictureOf } from "../../paper/figure-files.js";
import type { Figure } from "../../plots/figure.js";
import { SCREEN_WIDTH } from "../../jupyter/on-screen.js";
import { PLOTLY_MIME } from "../../jupyter/plotly-mime.js";
import { joined, type Notebook, type Output } from "./normal-form.js";

/**
 * The notebook with a PNG beside each Plotly output, for viewers that cannot draw it. A picture in
 * `earlier` that says it was drawn from the same figure by the same code is taken from there; for another
 * one `ensureBrowser` is called.
 */
export async function withPictures(
  notebook: Notebook,
  earlier: Notebook | undefined,
  ensureBrowser: () => void,
): Promise<Notebook> {
  const drawn = storedPictures(earlier).map(({ png }) => png);
  const cells = [];
  for (const cell of notebook.cells) {
    const outputs = [];
    for (const output of cell.outputs ?? [])
      outputs.push(await withPicture(output, drawn, ensureBrowser));
    cells.push(cell.outputs === undefined ? cell : { ...cell, outputs });
  }
  return { ...notebook, cells };
}

/** The figures of a notebook's outputs as they are drawn, and the PNG that stands beside each. */
export function storedPictures(notebook: Notebook | undefined): { figure: Figure; png: string }[] {
  return (notebook?.cells ?? [])
    .flatMap((cell) => cell.outputs ?? [])
    .filter((output) => output.data?.[PLOTLY_MIME] !== undefined)
    .map((output) => ({
      figure: figureOf(output),
      png: (output.data!["image/png"] ?? "") as string,
    }));
}

/**
 * The figure of a Plotly output, as wide as a screen lets it be. Its text stands for the caption, which the
 * page shows elsewhere.
 */
function figureOf({ data = {} }: Output): Figure {
  const alt = joined(data["text/plain"] as string[]);
  const { layout, ...figure } = data[PLOTLY_MIME] as Figure;
  return { ...figure, layout: { ...layout, width: SCREEN_WIDTH }, caption: alt, alt };
}

async function withPicture(
  output: Output,
  drawn: readonly string[],
  ensureBrowser: () => void,
): Promise<Output> {
  if (output.data?.[PLOTLY_MIME] === undefined) return output;
  const figure = figureOf(output);
  const same = drawn.find((png) => isPictureOf(figure, Buffer.from(png, "base64")));
  if (same === undefined) ensureBrowser();
  const png = same ?? Buffer.from(await drawPng(figure)).toString("base64");
  return {
    ...output,
    data: { ...output.data, "image/png": png },
    metadata: { "image/png": { alt: figure.alt } },
  };
}
