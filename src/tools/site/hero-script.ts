import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { ROOT } from "../cells/notebooks.js";
import type { HeroData } from "./hero/hero.js";

const PAGES = join(ROOT, "src", "tools", "site", "pages");

/**
 * The script of the first page: one classic script, library, kernel and data in it. It is a function that is
 * called at once, and whose text a worker runs again.
 */
export async function heroScript(data: HeroData): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(PAGES, "hero.mjs")],
    bundle: true,
    write: false,
    format: "iife",
    platform: "browser",
    target: "es2022",
    minify: true,
    charset: "utf8",
    alias: {
      library: join(ROOT, "dist", "tools", "site", "hero", "hero.js"),
      "node:util": join(PAGES, "same-names.mjs"),
    },
    plugins: [given(data)],
  });
  return `globalThis.ihtHero = function () {\n${outputFiles[0]!.text}};\nglobalThis.ihtHero();\n`;
}

const given = (data: HeroData): Plugin => ({
  name: "data",
  setup(build) {
    build.onResolve({ filter: /^hero-data$/ }, ({ path }) => ({ path, namespace: "data" }));
    build.onLoad({ filter: /.*/, namespace: "data" }, () => ({
      contents: JSON.stringify(data),
      loader: "json",
    }));
  },
});
