import { join } from "node:path";
import { buildSite } from "../site/build-site.js";
import { ROOT } from "../cells/notebooks.js";

/**
 * `npm run site`: the notebooks, the ledger, the figures and a first page that runs the library, in site/. It
 * opens by a double click and asks for nothing outside. No notebook is run.
 */
export async function main(): Promise<void> {
  const begun = performance.now();
  const pages = await buildSite(join(ROOT, "site"), console.log);
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  console.log(`${pages.length} pages in ${seconds} s: open ${join(ROOT, "site", "index.html")}`);
}
