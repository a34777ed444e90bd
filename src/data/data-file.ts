import { fileURLToPath } from "node:url";

/** The path of a file in the folder `data/` that stands beside the built library. */
export function dataFile(name: string): string {
  return fileURLToPath(new URL(`../../data/${name}`, import.meta.url));
}
