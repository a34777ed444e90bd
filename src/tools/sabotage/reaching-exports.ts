/** Which exports of the built library can run the code of one of its files. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Whether an export of a door (its path below `dist`) comes from a module that imports `file`, directly
 * or by others, workers included. Of a door only the modules of the names that are imported count.
 */
export function reachingExports(
  dist: string,
  file: string,
): (door: string, name: string) => boolean {
  const wanted = join(dist, file);
  const known = new Map<string, boolean>();
  const reaches = (path: string): boolean => {
    if (path === wanted) return true;
    if (!known.has(path)) {
      known.set(path, false); // Modules may import each other.
      known.set(path, imports(path).some(reaches));
    }
    return known.get(path)!;
  };
  return (door, name) => origins(join(dist, door, "index.js"), [name]).some(reaches);
}

const NAMED = /(?:import|export) \{([^}]*)\} from "(\.[^"]+)"/g;
const WHOLE = /(?:import|from) ?\(?"(\.[^"]+)"|new URL\("(\.[^"]+\.js)"/g;

/** The modules that a module can run: through a door those of the names that it takes. */
function imports(path: string): string[] {
  const text = readFileSync(path, "utf8");
  const named = [...text.matchAll(NAMED)].flatMap(([, names, from]) =>
    origins(join(dirname(path), from!), originals(names!)),
  );
  const rest = [...text.replace(NAMED, "").matchAll(WHOLE)].map(([, from, worker]) =>
    join(dirname(path), (from ?? worker)!),
  );
  return [...named, ...rest];
}

/** The module itself, or, of a door, the modules that its names come from. */
function origins(path: string, names: readonly string[]): string[] {
  if (!path.endsWith("/index.js")) return [path];
  const text = readFileSync(path, "utf8");
  return [...text.matchAll(NAMED)]
    .filter(([, list]) => originals(list!, "as").some((name) => names.includes(name)))
    .flatMap(([, list, from]) => origins(join(dirname(path), from!), originals(list!)));
}

/** The names of a list as they are called in the module they come from, or `as` they are called here. */
function originals(list: string, as?: "as"): string[] {
  return list
    .split(",")
    .map((one) => one.trim().split(" as "))
    .filter(([name]) => name !== "")
    .map((words) => (as === undefined ? words[0]! : words.at(-1)!));
}
