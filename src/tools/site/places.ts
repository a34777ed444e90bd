/** Where a file of the project stands in the site, and the links between pages. */
import { existsSync, statSync } from "node:fs";
import { join, posix } from "node:path";

/** What becomes of a file: a page of some kind, or a copy. */
export interface Place {
  readonly kind: "notebook" | "markdown" | "source" | "copy";
  /** The file below the project's folder, and its place below the site's. */
  readonly file: string;
  readonly path: string;
}

const SOURCE = /\.(ts|mjs|cjs|py|j2|css)$/;

/**
 * The place of a file of the project, named by its path below `root`. Of a folder it is that of its door,
 * index.ts, or of its README.
 *
 * @throws Error when there is no such file.
 */
export function placeOf(root: string, named: string): Place {
  const file = fileOf(root, posix.normalize(named).replace(/\/$/, ""));
  if (file.startsWith("notebooks/") && file.endsWith(".ipynb"))
    return {
      kind: "notebook",
      file,
      path: file.slice("notebooks/".length).replace(/ipynb$/, "html"),
    };
  if (file.endsWith(".md")) return { kind: "markdown", file, path: file.replace(/md$/, "html") };
  if (SOURCE.test(file)) return { kind: "source", file, path: `${file}.html` };
  return { kind: "copy", file, path: file };
}

function fileOf(root: string, named: string): string {
  if (named.startsWith("..")) throw new Error(`${named} is outside of the project`);
  if (!existsSync(join(root, named))) throw new Error(`There is no ${named}`);
  if (!statSync(join(root, named)).isDirectory()) return named;
  const inside = ["index.ts", "README.md"].map((name) => posix.join(named, name));
  const found = inside.find((file) => existsSync(join(root, file)));
  if (found === undefined) throw new Error(`${named} has neither an index.ts nor a README.md`);
  return found;
}

const LINK = /(<(?:a|img)\b[^>]*?\b(?:href|src)=")([^"]*)"/g;
/** Before a path below the site's folder: a page that no file of the project stands for. */
const OWN = "site:";
const ELSEWHERE = /^([a-z][a-z0-9+.-]*:|#)/i;

/**
 * The HTML of a page made from `place` with its links to files of the project led to their places in the
 * site; `meet` is told each of these places.
 */
export function relinked(
  html: string,
  root: string,
  place: Place,
  meet: (place: Place) => void,
): string {
  return html.replace(LINK, (_, before: string, address: string) => {
    if (address.startsWith(OWN)) {
      const own = posix.relative(posix.dirname(place.path), address.slice(OWN.length));
      return `${before}${own}"`;
    }
    if (ELSEWHERE.test(address)) return `${before}${address}"`;
    const [, path, rest] = /^([^#?]*)(.*)$/s.exec(address)!;
    const named = posix.join(posix.dirname(place.file), decodeURIComponent(path!));
    let target: Place;
    try {
      target = placeOf(root, named);
    } catch (error) {
      throw new Error(`${place.file} links to ${address}: ${(error as Error).message}`);
    }
    meet(target);
    return `${before}${encodeURI(posix.relative(posix.dirname(place.path), target.path))}${rest}"`;
  });
}
