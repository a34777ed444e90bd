/** What an installation consists of: written down when it is made, compared when it is used. */
import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * One line for each file below `folder`, "size path"; of a link its own size. What `leftOut` tells of a path is
 * left out, a folder with all that it holds.
 */
export function inventory(folder, leftOut = () => false, below = "") {
  const lines = [];
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (leftOut(path)) continue;
    if (entry.isDirectory()) lines.push(...inventory(folder, leftOut, path));
    else lines.push(`${lstatSync(join(folder, path)).size} ${path}`);
  }
  return lines;
}

/** What of an inventory is not as it was, in words, or nothing. Files that it does not tell of may be there. */
export function firstDamage(folder, lines) {
  for (const line of lines) {
    const space = line.indexOf(" ");
    const path = join(folder, line.slice(space + 1));
    const there = lstatSync(path, { throwIfNoEntry: false });
    if (there === undefined) return `${path} is missing`;
    if (String(there.size) !== line.slice(0, space)) return `${path} was changed`;
  }
  return undefined;
}
