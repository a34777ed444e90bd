/** What a public function of the library consists of, for the identity of kept results. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join } from "node:path";
import { build, type Plugin } from "esbuild";

/**
 * For each async function that the built library in `dist` exports, SHA-256 of the declarations it
 * reaches.
 *
 * The carrier is a tree-shaken bundle of that one export. It is cut where a line begins at the margin
 * and the pieces are sorted, since the order of declarations follows that of the imports: so a new
 * export in a door, a renamed file, a comment or another formatting changes nothing. A worker's module
 * counts as a whole. Of a package its name and version count.
 */
export async function reachedCode(dist: string): Promise<Record<string, string>> {
  const index = join(dist, "index.js");
  return reachedFrom(index, await computations(index));
}

/** The same for what draws a picture: the theme, the fonts and the exporter count, not the figure. */
export async function exporterCode(dist: string): Promise<string> {
  const { exportFigure } = await reachedFrom(join(dist, "paper", "figure-files.js"), [
    "exportFigure",
  ]);
  const { dependencies } = JSON.parse(readFileSync(join(dist, "..", "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  const read = DRAWING.map((name) => `${name}@${dependencies[name]}`); // By path, not by an import.
  return createHash("sha256")
    .update([exportFigure, ...read].join("\n"))
    .digest("hex");
}

const DRAWING = [
  "plotly.js-dist",
  "@fontsource/source-sans-3",
  "@fontsource/stix-two-text",
  "@fontsource/noto-sans-math",
  "computer-modern",
];

async function reachedFrom(
  index: string,
  names: readonly string[],
): Promise<Record<string, string>> {
  const { outputFiles } = await build({
    ...options,
    entryPoints: names.map((name) => ({ in: `reached:${name}`, out: name })),
    outdir: dirname(index),
    treeShaking: true,
    plugins: [reach(index), workers, packages],
  });
  return Object.fromEntries(
    outputFiles.map(({ text }, i) => {
      const pieces = text
        .replace(/^\/\/ .*\n/gm, "") // the paths of the modules
        .replace(/^export \{\n.*\n\};\n/gm, "")
        .split(/\n(?=[^\s)}\]`])/)
        .map((piece) => piece.trimEnd()) // The last piece of a module ends otherwise than the others.
        .filter((piece) => piece !== "")
        .sort();
      return [names[i]!, createHash("sha256").update(pieces.join("\n")).digest("hex")];
    }),
  );
}

const options = {
  bundle: true,
  write: false,
  format: "esm",
  platform: "node",
  charset: "utf8",
  logLevel: "silent",
} as const;

/** The computations among the public names: only they can be kept. */
async function computations(index: string): Promise<string[]> {
  const built = await build({
    ...options,
    entryPoints: [index],
    metafile: true,
    packages: "external",
  });
  const text = built.outputFiles[0]!.text;
  const { exports } = Object.values(built.metafile.outputs)[0]!;
  return exports.filter((name) => text.includes(`\nasync function ${name}(`)).sort();
}

/** One entry an export: `reached:<name>`. */
const reach = (index: string): Plugin => ({
  name: "reach",
  setup(build) {
    build.onResolve({ filter: /^reached:/ }, ({ path }) => ({ path, namespace: "reach" }));
    build.onLoad({ filter: /.*/, namespace: "reach" }, ({ path }) => ({
      contents: `export { ${path.slice("reached:".length)} } from ${JSON.stringify(index)};`,
      resolveDir: dirname(index),
    }));
  },
});

/** A worker's address stands for its module, so that what runs there is reached too. */
const workers: Plugin = {
  name: "workers",
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path),
      sideEffects: false,
    }));
    build.onLoad({ filter: /\.js$/ }, ({ path }) => {
      const imported: string[] = [];
      const contents = readFileSync(path, "utf8").replace(WORKER, (_, module: string) => {
        imported.push(`import * as worker${imported.length} from ${module};`);
        return `worker${imported.length - 1}`;
      });
      return { contents: imported.join("") + contents };
    });
  },
};
const WORKER = /new URL\(("\.[^"]+\.js"), import\.meta\.url\)/g;

/** A package is not entered: it is imported by its name and version. */
const packages: Plugin = {
  name: "packages",
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path, resolveDir, kind }) => {
      if (kind === "entry-point") return undefined;
      if (isBuiltin(path)) return { path, external: true };
      return { path: `${path}@${versionOf(path, resolveDir)}`, external: true, sideEffects: false };
    });
  },
};

function versionOf(path: string, from: string): string {
  const name = path.split("/", path.startsWith("@") ? 2 : 1).join("/");
  for (let folder = from; ; folder = dirname(folder)) {
    try {
      const text = readFileSync(join(folder, "node_modules", name, "package.json"), "utf8");
      return (JSON.parse(text) as { version: string }).version;
    } catch (error) {
      if (folder === dirname(folder)) throw error;
    }
  }
}
