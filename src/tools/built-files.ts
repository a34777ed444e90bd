import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** SHA-256 of each file of a build, by its path below `dist`. */
export type BuiltFiles = Readonly<Record<string, string>>;

/** The modules of the build in `dist` as they are now. */
export function builtFiles(dist: string): BuiltFiles {
  const files = (readdirSync(dist, { recursive: true }) as string[])
    .filter((file) => /\.(js|d\.ts)$/.test(file))
    .sort();
  const sum = (file: string): string =>
    createHash("sha256")
      .update(readFileSync(join(dist, file)))
      .digest("hex");
  return Object.fromEntries(files.map((file) => [file, sum(file)]));
}

/** What of the build in `dist` is not as it was built, in words; nothing when all is. */
export function builtDamage(dist: string, built: BuiltFiles): string | undefined {
  const now = builtFiles(dist);
  const file = Object.keys(built).find((file) => now[file] !== built[file]);
  return file && `${join("dist", file)} ${file in now ? "was changed" : "is missing"}`;
}
