import { readFileSync } from "node:fs";
import { requireThat } from "../numerics/checks.js";

const BUILD = new URL("../build.json", import.meta.url);

/**
 * SHA-256 of the declarations that a public async function of the library reaches, as the build wrote
 * it down: through doors and into workers. Paths, comments, formatting and what is not reached do not
 * count, so that a better explanation or a new helper does not make a kept result stale.
 *
 * @throws ArgumentError unless `name` is exported by a door of the library.
 */
export function codeHash(name: string): string {
  const { code } = buildRecord();
  const rule = "an async function that the library exports by its name";
  requireThat(name in code, "kept", "compute", rule, name || "a function without a name");
  return code[name]!;
}

/** SHA-256 of the declarations and the packages that draw a picture, as the build wrote it down. */
export function exporterHash(): string {
  return buildRecord().exporter;
}

function buildRecord(): { code: Record<string, string>; exporter: string } {
  return JSON.parse(readFileSync(BUILD, "utf8")) as ReturnType<typeof buildRecord>;
}
