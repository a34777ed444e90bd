import { isDeepStrictEqual } from "node:util";
import { drawPng } from "../../paper/figure-files.js";
import type { Figure } from "../../plots/figure.js";
import { PLOTLY_MIME } from "../../jupyter/show.js";
import { joined, type Notebook, type Output } from "./normal-form.js";

/**
 * The notebook with a PNG beside each Plotly output, for viewers that cannot draw it. A picture whose
 * figure stands unchanged in `earlier` is taken from there; for another one `ensureBrowser` is called.
 */
export async function withPictures(
  notebook: Notebook,
  earlier: Notebook | undefined,
  ensureBrowser: () => void,
): Promise<Notebook> {
  const drawn = figureOutputs(earlier);
  const cells = [];
  for (const cell of notebook.cells) {
    const outputs = [];
    for (const output of cell.outputs ?? [])
      outputs.push(await withPicture(output, drawn, ensureBrowser));
    cells.push(cell.outputs === undefined ? cell : { ...cell, outputs });
  }
  return { ...notebook, cells };
}

async function withPicture(
  output: Output,
  drawn: readonly Output[],
  ensureBrowser: () => void,
): Promise<Output> {
  const figure = output.data?.[PLOTLY_MIME];
  if (figure === undefined) return output;
  const same = drawn.find((candidate) => isDeepStrictEqual(candidate.data![PLOTLY_MIME], figure));
  const alt = joined(output.data!["text/plain"] as string[]);
  if (same === undefined) ensureBrowser();
  const png = same?.data!["image/png"] ?? (await picture(figure as Figure, alt));
  return {
    ...output,
    data: { ...output.data, "image/png": png },
    metadata: { "image/png": { alt } },
  };
}

async function picture(figure: Figure, alt: string): Promise<string> {
  return Buffer.from(await drawPng({ ...figure, caption: alt, alt })).toString("base64");
}

function figureOutputs(notebook: Notebook | undefined): Output[] {
  return (notebook?.cells ?? [])
    .flatMap((cell) => cell.outputs ?? [])
    .filter((output) => output.data?.[PLOTLY_MIME] && output.data["image/png"] !== undefined);
}
