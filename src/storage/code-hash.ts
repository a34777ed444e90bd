import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/**
 * SHA-256 of the built files that a computation consists of: `entry` and everything it imports from
 * the library, workers included, in the order of their paths. Lines of comments do not count, so that
 * a better explanation does not make a result stale.
 */
export function codeHash(entry: URL): string {
  const texts = new Map<string, string>();
  const visit = (file: URL): void => {
    if (texts.has(file.href)) return;
    const text = readFileSync(file, "utf8");
    texts.set(file.href, withoutComments(text));
    for (const [, path] of text.matchAll(IMPORT)) visit(new URL(path!, file));
  };
  visit(entry);
  const hash = createHash("sha256");
  for (const href of [...texts.keys()].sort()) hash.update(texts.get(href)!);
  return hash.digest("hex");
}

/** Relative imports, re-exports and worker files, as the compiler writes them. */
const IMPORT = /(?:from|import|new URL)[ (]*"(\.[^"]+\.js)"/g;

function withoutComments(text: string): string {
  return text.replace(/^\s*(\/\/|\/\*|\*).*\n/gm, "");
}
