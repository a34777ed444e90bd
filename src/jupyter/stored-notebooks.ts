import { readdirSync, readFileSync } from "node:fs";
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
      notebook: JSON.parse(readFileSync(new URL(file, NOTEBOOKS), "utf8")),
    }));
}
