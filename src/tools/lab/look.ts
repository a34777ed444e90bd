/** What a person sees of the notebook that is open in JupyterLab. */
import type { Locator, Page } from "playwright-core";
import { PLOTLY_MIME } from "../../jupyter/plotly-mime.js";
import { inLab } from "./in-lab.js";
import type { Cell, Notebook } from "../cells/normal-form.js";

/** From the end of a run until Plotly has drawn the last figure. */
const DRAW_LIMIT_MS = 20_000;
/** What Chromium can still paint in one piece. */
const TALLEST = 16_000;

/** What stands on the page at one code cell. */
export interface CellSeen {
  id: string;
  /** "[3]:" when the cell has run, "[ ]:" when not. */
  prompt: string;
  /** The number of traces of each figure that Plotly has drawn. */
  traces: number[];
}

/** An open notebook: as JupyterLab would save it, and as a person sees its code cells. */
export interface NotebookSeen {
  notebook: Notebook;
  cells: CellSeen[];
}

/** Reads the open notebook, once its figures are drawn or the time for that is over. */
export async function look(page: Page): Promise<NotebookSeen> {
  const notebook = await inLab(page, (app) => app.shell.currentWidget.context.model.toJSON());
  const figures = notebook.cells
    .flatMap((cell) => cell.outputs ?? [])
    .filter((output) => output.data !== undefined && PLOTLY_MIME in output.data).length;
  if (figures > 0) {
    const last = drawn(openPanel(page)).nth(figures - 1);
    await last.waitFor({ state: "attached", timeout: DRAW_LIMIT_MS }).catch(() => {});
  }
  const code = notebook.cells.filter((cell) => cell.cell_type === "code");
  const boxes = await openPanel(page).locator(".jp-CodeCell").all();
  return { notebook, cells: await Promise.all(boxes.map((box, i) => lookAt(box, code[i]!))) };
}

/** A picture of the whole open notebook, from its first cell to its last. */
export async function screenshot(page: Page, path: string): Promise<void> {
  const content = openPanel(page).locator(".jp-WindowedPanel-outer");
  const extra = await content.evaluate((box) => {
    const { scrollHeight, clientHeight } = box as unknown as Record<string, number>;
    return scrollHeight! - clientHeight!;
  });
  const { width, height } = page.viewportSize()!;
  await page.setViewportSize({ width, height: Math.min(height + extra, TALLEST) });
  await page.screenshot({ path });
  await page.setViewportSize({ width, height });
}

const openPanel = (page: Page): Locator => page.locator(".jp-NotebookPanel:not(.lp-mod-hidden)");
const drawn = (box: Locator): Locator => box.locator(".js-plotly-plot:has(.plot-container)");

/** A folded cell shows no prompt; whether it has run is then taken from what would be saved. */
async function lookAt(box: Locator, { id, execution_count }: Cell): Promise<CellSeen> {
  const shown = await box.locator(".jp-InputPrompt").innerText();
  return {
    id,
    prompt: shown === "" ? `[${execution_count ?? " "}]:` : shown,
    traces: await drawn(box).evaluateAll((plots) =>
      plots.map((plot) => (plot as unknown as { data: unknown[] }).data.length),
    ),
  };
}
