/** JupyterLab driven in a browser as a person would: open a notebook, run all of it, look. */
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { PLOTLY_MIME } from "../jupyter/show.js";
import type { JupyterLab } from "./jupyterlab.js";
import type { Notebook } from "./normal-form.js";

/** A slow machine may need long; a notebook is meant to take 20 s. */
const RUN_LIMIT_MS = 180_000;
/** From the end of a run until Plotly has drawn the last figure. */
const DRAW_LIMIT_MS = 20_000;
const WIDTH = 1280;
const HEIGHT = 1000;
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

/** The part of JupyterLab's own application object that is used here. */
interface JupyterApp {
  restored: Promise<unknown>;
  commands: { execute(command: string, options?: object): Promise<unknown> };
  shell: { collapseLeft(): void; currentWidget: NotebookPanel };
}

interface NotebookPanel {
  context: {
    ready: Promise<unknown>;
    model: { dirty: boolean; toJSON(): Notebook };
    sessionContext: { ready: Promise<unknown>; shutdown(): Promise<unknown> };
  };
  dispose(): void;
}

/** Starts the browser. Our own handlers end it: Playwright's would end this process at a signal. */
export function launchBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  });
}

/** Opens JupyterLab in a page of its own. */
export async function openLab(browser: Browser, lab: JupyterLab): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
  page.setDefaultTimeout(RUN_LIMIT_MS);
  await page.goto(lab.address("lab"));
  await page.waitForFunction(() => "jupyterapp" in globalThis);
  await inLab(page, async (app) => {
    await app.restored;
    app.shell.collapseLeft();
  });
  return page;
}

/** Opens the notebook at `path` (below the served folder) and waits for its kernel. */
export async function openNotebook(page: Page, path: string): Promise<void> {
  await inLab(
    page,
    async (app, path) => {
      const options = { path, factory: "Notebook" };
      const panel = (await app.commands.execute("docmanager:open", options)) as NotebookPanel;
      await panel.context.ready;
      await panel.context.sessionContext.ready;
    },
    path,
  );
}

/** "Restart Kernel and Run All Cells", confirmed as a person does; resolves when all has ended. */
export async function restartAndRunAll(page: Page): Promise<void> {
  const ended = inLab(page, async (app) => {
    await app.commands.execute("notebook:restart-run-all");
  });
  await Promise.all([page.click(".jp-Dialog .jp-mod-accept"), ended]);
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
  const ids = notebook.cells.filter((cell) => cell.cell_type === "code").map((cell) => cell.id);
  const boxes = await openPanel(page).locator(".jp-CodeCell").all();
  return { notebook, cells: await Promise.all(boxes.map((box, i) => lookAt(box, ids[i]!))) };
}

/** A picture of the whole open notebook, from its first cell to its last. */
export async function screenshot(page: Page, path: string): Promise<void> {
  const content = openPanel(page).locator(".jp-WindowedPanel-outer");
  const extra = await content.evaluate((box) => {
    const { scrollHeight, clientHeight } = box as unknown as Record<string, number>;
    return scrollHeight! - clientHeight!;
  });
  await page.setViewportSize({ width: WIDTH, height: Math.min(HEIGHT + extra, TALLEST) });
  await page.screenshot({ path });
  await page.setViewportSize({ width: WIDTH, height: HEIGHT });
}

/** Ends the kernel of the open notebook and closes it without saving. */
export async function closeNotebook(page: Page): Promise<void> {
  await inLab(page, async (app) => {
    const panel = app.shell.currentWidget;
    await panel.context.sessionContext.shutdown();
    panel.context.model.dirty = false;
    panel.dispose();
  });
}

/** Runs a function in the page, on JupyterLab's application object. */
function inLab<T, A>(
  page: Page,
  body: (app: JupyterApp, argument: A) => T | Promise<T>,
  argument?: A,
): Promise<T> {
  const call = `(${body.toString()})(globalThis.jupyterapp, ${JSON.stringify(argument)})`;
  return page.evaluate<T>(call);
}

const openPanel = (page: Page): Locator => page.locator(".jp-NotebookPanel:not(.lp-mod-hidden)");
const drawn = (box: Locator): Locator => box.locator(".js-plotly-plot:has(.plot-container)");

async function lookAt(box: Locator, id: string): Promise<CellSeen> {
  return {
    id,
    prompt: await box.locator(".jp-InputPrompt").innerText(),
    traces: await drawn(box).evaluateAll((plots) =>
      plots.map((plot) => (plot as unknown as { data: unknown[] }).data.length),
    ),
  };
}
