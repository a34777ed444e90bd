import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";

/** SHA-256 of each source file, by its path below src/. */
export type BuildStamp = Readonly<Record<string, string>>;

const SOURCES = new URL("../../src/", import.meta.url);
const STAMP = new URL("../build.json", import.meta.url);

/** The stamp of the sources as they are now. What does not go into the built library is left out. */
export function sourceStamp(): BuildStamp {
  const files = (readdirSync(SOURCES, { recursive: true }) as string[])
    .filter((file) => file.endsWith(".ts"))
    .sort();
  return Object.fromEntries(
    files.map((file) => [file, sha256(readFileSync(new URL(file, SOURCES)))]),
  );
}

/** The stamp of the sources that the library in dist/ was built from. */
export function builtStamp(): BuildStamp {
  const { sources = {} } = JSON.parse(readFileSync(STAMP, "utf8")) as { sources?: BuildStamp };
  return sources;
}

/** The first file, in the order of the alphabet, on which two stamps differ. */
export function firstDifference(one: BuildStamp, other: BuildStamp): string | undefined {
  const files = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
  return files.find((file) => one[file] !== other[file]);
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
