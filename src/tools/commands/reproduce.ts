import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { ledger } from "../../claims/ledger.js";
import { writeFileAtomic } from "../../storage/atomic-write.js";
import { closeBrowser } from "../../paper/browser.js";
import { printLedger } from "./claims.js";
import { drawIfChanged, figuresFolder } from "../../paper/figure-files.js";
import { storedFigure, storedNames } from "../../paper/stored-figures.js";
import { writeFiguresReadme } from "../../paper/figures-readme.js";
import { commandOptions } from "../command-options.js";
import { onSignal } from "../on-signal.js";
import { ensureBrowser } from "../lab/ensure-browser.js";
import { type Notebook, normalForm, notebookText } from "../cells/normal-form.js";
import { notebookNames, notebookPath, readNotebook, storedNotebooks } from "../cells/notebooks.js";
import { noteRuns } from "../cells/last-runs.js";
import { withPictures } from "../cells/pictures.js";
import { writeReadmeTable } from "../cells/readme-table.js";
import { type RunEnd, runNotebooks } from "../cells/run-notebooks.js";

/**
 * `npm run reproduce [-- --fresh] [--force] [--no-install-browser] [01 …]`: runs every notebook (or those
 * that begin so) in a fresh kernel, writes outputs, pictures, figures and the README's table back, and prints the
 * ledger of those that ran, and when the others did last.
 *
 * `--fresh` computes kept results anew, `--force` draws every picture anew. A browser is asked for only
 * when a picture must be drawn.
 */
export async function main(args: string[]): Promise<void> {
  const { values, positionals } = commandOptions("reproduce", args, OPTIONS);
  const { fresh, force, "no-install-browser": forbidden } = values;
  const names = notebookNames(positionals);
  const output = mkdtempSync(join(tmpdir(), "iht-notebooks-run-"));
  const browserReady = (): void => void ensureBrowser({ install: !forbidden });
  const run = (paths: string[]): Promise<RunEnd[]> =>
    runNotebooks(paths, output, { fresh, ended: printEnd, told: console.log });
  const runAndStore = async (some: string[]): Promise<RunEnd[]> => {
    if (some.length === 0) return [];
    let ends = await run(some.map(notebookPath));
    const undrawn = ends.filter(({ error }) => error?.includes("BrowserMissing"));
    if (undrawn.length > 0) {
      browserReady();
      const again = undrawn.map(({ notebook }) => notebook);
      ends = [...ends.filter((end) => !undrawn.includes(end)), ...(await run(again))];
    }
    for (const { notebook, cell } of ends) {
      if (cell !== undefined) continue;
      const executed = readNotebook(join(output, basename(notebook)));
      const earlier = force ? undefined : readNotebook(notebook);
      await store(notebook, await withPictures(normalForm(executed), earlier, browserReady));
    }
    return ends;
  };
  const tidy = async (): Promise<void> => {
    rmSync(output, { recursive: true, force: true });
    await closeBrowser();
  };
  // A browser that has not closed by then ends by itself when this process has ended.
  const forget = onSignal(() => Promise.race([tidy(), delay(CLOSE_LIMIT_MS)]));
  try {
    if (force) browserReady();
    // The first notebook shows what the others have found, so it runs after them.
    const ends = [
      ...(await runAndStore(names.filter((name) => !name.startsWith("00")))),
      ...(await runAndStore(names.filter((name) => name.startsWith("00")))),
    ];
    const failures = ends.filter((end) => end.cell !== undefined);
    if (failures.length > 0) throw new Error(failures.map(failure).join("\n\n"));
    if (force) await drawAgain();
    await writeFiguresReadme(figuresFolder);
    await writeReadmeTable(ledger(storedNotebooks()));
  } finally {
    forget();
    await tidy();
  }
  const others = await noteRuns(notebookNames(), names, new Date());
  printLedger(ledger(storedNotebooks().filter(({ name }) => names.includes(name))));
  if (others !== "") console.log(others);
}

const CLOSE_LIMIT_MS = 700;

const OPTIONS = {
  fresh: { type: "boolean", default: false },
  force: { type: "boolean", default: false },
  "no-install-browser": { type: "boolean", default: false },
} as const;

/** Writes a notebook to its file, which is left alone if nothing changed. */
async function store(path: string, notebook: Notebook): Promise<void> {
  const text = notebookText(notebook);
  if (text !== readFileSync(path, "utf8")) await writeFileAtomic(path, text);
}

async function drawAgain(): Promise<void> {
  for (const name of await storedNames(figuresFolder)) {
    await drawIfChanged(await storedFigure(figuresFolder, name), join(figuresFolder, name), {
      force: true,
    });
  }
}

function printEnd({ notebook, seconds, cell }: RunEnd): void {
  const outcome = cell === undefined ? "" : ` failed in cell ${cell}`;
  console.log(`${basename(notebook, ".ipynb")}${outcome} ${seconds.toFixed(1)} s`);
}

function failure({ notebook, cell, error }: RunEnd): string {
  return `${basename(notebook)} failed in cell ${cell}:\n${error}`;
}
