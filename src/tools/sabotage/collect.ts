/** The process that runs laid-out cells (notebooks/cells.mjs) and sends what they claimed. */
import type { CellsRun } from "./sabotage.js";
import { collected } from "./collector.js";

const cells: string = new URL("../../../notebooks/cells.mjs", import.meta.url).href;

/** Sends the claims that were made, and the error with its cell, and ends. */
function send(error?: unknown): void {
  const { claims, cell } = collected();
  const text = error instanceof Error ? error.stack : String(error);
  const run: CellsRun =
    error === undefined ? { claims } : { claims, cell, error: `cell ${cell}: ${text}` };
  process.send!(run, () => process.exit());
}

process.once("unhandledRejection", send);
process.once("uncaughtException", send);
try {
  await import(cells);
  send();
} catch (error) {
  send(error);
}
