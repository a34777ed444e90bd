import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { findBrowser } from "./find-browser.js";
import { fontFaces, fontRule } from "./fonts.js";

/** Said when a picture must be drawn and no browser is there. */
export class BrowserMissing extends Error {
  override name = "BrowserMissing";
}

/** What the browser is started with: it asks nobody outside, not even for the address of a name. */
export const browserFlags: readonly string[] = [
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none",
];

/** The sandbox is off only where the browser refuses to start with it: for root. */
export const chromiumSandbox: boolean = process.getuid?.() !== 0;

let running: Promise<Browser> | undefined;
const pages = new Map<"drawing" | "paper", Promise<Page>>();

/** The one browser of this process, started at the first need. Signals stay with the process. */
function browser(): Promise<Browser> {
  running ??= launch().catch((error: unknown) => {
    running = undefined;
    throw error;
  });
  return running;
}

async function launch(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined)
    throw new BrowserMissing(
      "A picture must be drawn and no browser was found: install Chrome, Chromium or Edge, " +
        "or set CHROME_PATH to the program of one, or run `apt-get install chromium`",
    );
  const started = await chromium
    .launch({
      executablePath,
      args: [...browserFlags],
      chromiumSandbox,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    })
    .catch((error: Error) => {
      const reason = error.message.split("\n")[0];
      throw new BrowserMissing(`The browser ${executablePath} did not start: ${reason}`);
    });
  started.on("disconnected", () => {
    running = undefined;
    pages.clear();
  });
  return started;
}

let last: Promise<unknown> = Promise.resolve();

/** Runs one task at a time: the pages are shared, and two pictures drawn at once would mix. */
export function inTurn<T>(task: () => Promise<T>): Promise<T> {
  const result = last.then(task);
  last = result.catch(() => undefined);
  return result;
}

/** Ends the browser, if one runs. A process that has drawn calls it before it ends. */
export async function closeBrowser(): Promise<void> {
  await (await running)?.close();
}

async function open(): Promise<Page> {
  const context = await (await browser()).newContext({ offline: true });
  return context.newPage();
}

function kept(key: "drawing" | "paper", make: () => Promise<Page>): Promise<Page> {
  const page = pages.get(key) ?? make();
  pages.set(key, page);
  page.catch(() => pages.delete(key));
  return page;
}

/** The empty page on which finished pictures are laid, to be printed, photographed or measured. */
export function paperPage(): Promise<Page> {
  return kept("paper", open);
}

/** The page that has Plotly and every packaged font; it reads files of this machine and nothing else. */
export function drawingPage(): Promise<Page> {
  return kept("drawing", async () => {
    const page = await open();
    const plotly = createRequire(import.meta.url).resolve("plotly.js-dist");
    const rules = fontFaces.map((face) => fontRule(face, pathToFileURL(face.path).href));
    // Only a page that comes from a file may load files: the licence is the shortest one there.
    await page.goto(pathToFileURL(join(dirname(plotly), "LICENSE")).href);
    await page.setContent(
      `<!doctype html><meta charset="utf-8"><style>${rules.join("\n")}</style>` +
        `<script src="${pathToFileURL(plotly).href}"></script>`,
    );
    return page;
  });
}
