/** JupyterLab driven in a browser as a person would: open a notebook, run all of it, close it. */
import { setTimeout as delay } from "node:timers/promises";
import { type Browser, chromium, type Page } from "playwright-core";
import { browserFlags, chromiumSandbox } from "../../paper/browser.js";
import { inLab, type NotebookPanel } from "./in-lab.js";
import type { JupyterLab } from "./jupyterlab.js";

/** A slow machine may need long; a notebook is meant to take 20 s. */
const RUN_LIMIT_MS = 180_000;
/** A kernel starts in 2 s; each attempt is given more time, for a machine under load. */
const START_LIMITS_MS = [30_000, 60_000, 120_000];
const POLL_MS = 500;
const VIEWPORT = { width: 1280, height: 1000 };

/** Starts the browser. Our own handlers end it: Playwright's would end this process at a signal. */
export function launchBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [...browserFlags],
    chromiumSandbox,
  });
}

/** Opens JupyterLab in a page of its own. */
export async function openLab(browser: Browser, lab: JupyterLab): Promise<Page> {
  const page = await browser.newPage({ viewport: VIEWPORT });
  page.setDefaultTimeout(RUN_LIMIT_MS);
  await load(page, lab.address("lab"));
  return page;
}

async function load(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForFunction(() => "jupyterapp" in globalThis);
  await inLab(page, async (app) => {
    await app.restored;
    app.shell.collapseLeft();
  });
}

/**
 * Opens the notebook at `path` (below the served folder), then "Restart Kernel and Run All Cells",
 * confirmed as a person does; resolves when all has ended.
 *
 * Now and then tslab goes deaf when it is asked in the instant in which it opens its sockets; then
 * JupyterLab waits for ever, and all is begun again, as a person would.
 *
 * @throws Error when no kernel answers.
 */
export async function openAndRunAll(page: Page, path: string): Promise<void> {
  for (const limit of START_LIMITS_MS) {
    const ended = openNotebook(page, path).then(() => restartAndRunAll(page));
    // Where the page is loaded anew, the old one's promises fail; nobody waits for them any more.
    ended.catch(() => {});
    const watch = new AbortController();
    try {
      if (await Promise.race([ended.then(() => true), deaf(page, limit, watch.signal)])) return;
    } finally {
      watch.abort();
    }
    await inLab(page, (app) => app.serviceManager.sessions.shutdownAll());
    await load(page, new URL("/lab?reset", page.url()).href);
  }
  throw new Error(`${path}: no kernel answered in ${START_LIMITS_MS.length} attempts`);
}

/** Opens the notebook at `path` (below the served folder); its kernel starts. */
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

async function restartAndRunAll(page: Page): Promise<void> {
  const ended = inLab(page, async (app) => {
    await app.commands.execute("notebook:restart-run-all");
  });
  await Promise.all([page.click(".jp-Dialog .jp-mod-accept"), ended]);
}

/** Resolves with false when the kernel of the open notebook has neither been idle nor busy for `limit`. */
async function deaf(page: Page, limit: number, signal: AbortSignal): Promise<false> {
  let since = Date.now();
  for (; Date.now() - since < limit && !signal.aborted; await delay(POLL_MS)) {
    const status = await inLab(page, (app) => {
      const session = app.shell.currentWidget?.context?.sessionContext?.session;
      return session?.kernel?.connectionStatus === "connected" ? session.kernel.status : "unknown";
    });
    if (status === "idle" || status === "busy") since = Date.now();
  }
  return false;
}

/** Resolves when JupyterLab knows how the kernel of the open notebook describes itself, and has used it. */
export async function kernelDescribed(page: Page): Promise<void> {
  await inLab(page, async (app) => {
    await app.shell.currentWidget.context.sessionContext.session?.kernel?.info;
  });
  await delay(POLL_MS);
}

/** Whether the open notebook is marked as modified. */
export function isModified(page: Page): Promise<boolean> {
  return inLab(page, (app) => app.shell.currentWidget.context.model.dirty);
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
