import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { NamedNotebook } from "../claims/ledger.js";

const NOTEBOOKS = new URL("../../notebooks/", import.meta.url);

/** A notebook as it is stored: what it says, and what it claimed when it ran last. */
export interface StoredNotebook extends NamedNotebook {
  readonly notebook: {
    readonly cells: readonly {
      readonly source: string | readonly string[];
      readonly outputs?: readonly { readonly data?: { readonly [mime: string]: unknown } }[];
    }[];
  };
}

/** The stored notebooks in their order, as the ledger reads them. */
export function storedNotebooks(): StoredNotebook[] {
  return readdirSync(NOTEBOOKS)
    .filter((file) => file.endsWith(".ipynb"))
    .sort()
    .map((file) => ({
      name: file.slice(0, -".ipynb".length),
      notebook: parsedNotebook(fileURLToPath(new URL(file, NOTEBOOKS))),
    }));
}

/** What a notebook's file holds. Throws a sentence that names the file when it is damaged. */
export function parsedNotebook<T extends StoredNotebook["notebook"]>(path: string): T {
  try {
    const notebook = JSON.parse(readFileSync(path, "utf8")) as T | null;
    if (Array.isArray(notebook?.cells)) return notebook;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Error(`${path} holds no notebook: it is damaged; git checkout brings it back`);
}
