import { writeSync } from "node:fs";

/** How a line for the terminal begins, so that it is told from what the kernel itself writes there. */
export const TOLD = "iht-notebooks: ";
const STDERR = 2;

/**
 * Writes a line to the terminal from which the kernel was started, past the notebook: what is true of
 * this machine and this run alone is not to be stored. Where nobody listens it is lost.
 */
export function tellTerminal(sentence: string): void {
  try {
    writeSync(STDERR, `${TOLD}${sentence}\n`);
  } catch {
    // The terminal is gone; the computation is not.
  }
}
