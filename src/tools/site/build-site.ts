/** The site: all notebooks, the ledger, the figures and a first page, as files that open by themselves. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, posix } from "node:path";
import { transform } from "esbuild";
import { ledger } from "../../claims/ledger.js";
import { fontFaces } from "../../paper/fonts.js";
import {
  notebookNames,
  notebookPath,
  readNotebook,
  ROOT,
  storedNotebooks,
} from "../cells/notebooks.js";
import { joined } from "../cells/normal-form.js";
import { PYTHON } from "../lab/jupyter-environment.js";
import { withClaimLinks } from "./claim-links.js";
import { startConverter } from "./converter.js";
import { frontBody } from "./front-page.js";
import { heroData } from "./hero/hero-data.js";
import { heroScript } from "./hero-script.js";
import { ledgerBody } from "./ledger-page.js";
import { escaped, type NavEntry, type Page, pageText, type Script } from "./page.js";
import { type Place, placeOf, relinked } from "./places.js";

const SOURCES = join(ROOT, "src", "tools", "site");

/** Writes the site into `folder`, whole or not at all; returns the paths of its pages. */
export async function buildSite(folder: string, report: (line: string) => void): Promise<string[]> {
  const fresh = `${folder}-${process.pid}.tmp`;
  rmSync(fresh, { recursive: true, force: true });
  try {
    mkdirSync(join(fresh, "assets"), { recursive: true });
    const pages = await writePages(fresh, report);
    await writeAssets(fresh, report);
    rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
    return pages;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** From the first page, the notebooks, the ledger and the figures on, whatever they lead to. */
async function writePages(folder: string, report: (line: string) => void): Promise<string[]> {
  const names = notebookNames();
  const nav = navOf(names);
  const written: string[] = [];
  const waiting: Place[] = [];
  const met = new Set<string>();
  const meet = (place: Place): void => {
    if (met.has(place.path)) return;
    met.add(place.path);
    waiting.push(place);
  };
  const write = (page: Page): void => {
    putFile(folder, page.path, pageText(page, nav));
    written.push(page.path);
  };
  const made = (file: string, page: Page): void => {
    const place: Place = { kind: "copy", file, path: page.path };
    write({ ...page, body: relinked(page.body, ROOT, place, meet) });
  };

  const notebooks = storedNotebooks();
  const homes = new Map(
    notebooks.flatMap((one) => ledger([one]).map(({ id }) => [id, `${one.name}.html`] as const)),
  );
  made("notebooks/index", {
    path: "index.html",
    title: "Iterative hard thresholding for a sparse neural network",
    body: frontBody(names.map((name) => [name, readNotebook(notebookPath(name))] as const)),
    scripts: ["formulas", "hero"],
  });
  made("notebooks/ledger", {
    path: "ledger.html",
    title: "Ledger",
    body: ledgerBody(ROOT, notebooks),
    scripts: [],
  });
  for (const name of names) meet(placeOf(ROOT, `notebooks/${name}.ipynb`));
  meet(placeOf(ROOT, FIGURES));
  const converter = startConverter(PYTHON);
  try {
    for (let place = waiting.shift(); place !== undefined; place = waiting.shift()) {
      if (place.kind === "copy") {
        putCopy(join(ROOT, place.file), folder, place.path);
        continue;
      }
      if (place.kind === "notebook") report(place.path);
      const inside = await converter.html(place);
      const linked = place.kind === "source" ? inside : relinked(inside, ROOT, place, meet);
      const whole = withClaimLinks(linked, (id) => claimAddress(homes.get(id), id, place));
      write({ path: place.path, ...dressed(place, whole) });
    }
  } finally {
    converter.close();
  }
  return written;
}

/** From a page to a claim on its own page or another one; in claims themselves and in sources ids stay text. */
function claimAddress(
  home: string | undefined,
  id: string,
  { kind, path }: Place,
): string | undefined {
  if (home === undefined || kind === "source") return undefined;
  if (home === path) return `#${id}`;
  return `${posix.relative(posix.dirname(path), home)}#${id}`;
}

const FIGURES = "figures/README.md";

function navOf(names: readonly string[]): NavEntry[] {
  const titles = names.map((name): NavEntry => {
    const [, title] =
      /^# (.*)$/m.exec(joined(readNotebook(notebookPath(name)).cells[0]!.source)) ?? [];
    return { path: `${name}.html`, label: name.slice(0, 2), title: title ?? name };
  });
  return [
    { path: "index.html", label: "Start", title: "First page" },
    ...titles,
    { path: "ledger.html", label: "Ledger", title: "All findings and what they rest on" },
    { path: placeOf(ROOT, FIGURES).path, label: "Figures", title: "All figures" },
  ];
}

/** Title, surroundings and scripts of a converted file. */
function dressed({ kind, file }: Place, html: string): Omit<Page, "path"> {
  const [, heading] = /<h1[^>]*>(.*?)(?:<a class="anchor-link"|<\/h1>)/s.exec(html) ?? [];
  const title = heading?.replace(/<[^>]*>/g, "") ?? basename(file);
  if (kind === "source")
    return { title: file, body: `<h1 class="file">${escaped(file)}</h1>\n${html}`, scripts: [] };
  if (kind === "markdown")
    return { title, body: `<div class="prose formulas">${html}</div>`, scripts: ["formulas"] };
  const scripts: Script[] = html.includes('class="figure"')
    ? ["formulas", "figures"]
    : ["formulas"];
  return { title, body: withContents(html), scripts };
}

/** A list of the sections below the opening cell. */
function withContents(html: string): string {
  const heads = [...html.matchAll(/<h2 id="([^"]*)">(.*?)<a class="anchor-link"/gs)];
  const list = heads.map(([, id, text]) => `<li><a href="#${id}">${text}</a></li>`);
  const contents = `<details class="contents formulas"><summary>On this page</summary><ul>${list.join("\n")}</ul></details>`;
  const end = html.indexOf("</section>") + "</section>".length;
  return list.length === 0 ? html : `${html.slice(0, end)}\n${contents}${html.slice(end)}`;
}

async function writeAssets(folder: string, report: (line: string) => void): Promise<void> {
  const find = createRequire(import.meta.url);
  const read = (...parts: string[]): string => readFileSync(join(...parts), "utf8");
  const plotly = read(find.resolve("plotly.js-dist"));
  const options = { minify: true, legalComments: "inline", charset: "utf8" } as const;
  putFile(folder, "assets/plotly.js", (await transform(plotly, options)).code);
  const mathjax = dirname(find.resolve("mathjax/package.json"));
  putCopy(join(mathjax, "es5", "tex-svg-full.js"), folder, "assets/mathjax.js");
  putFile(folder, "assets/page.js", read(SOURCES, "pages", "page.mjs"));
  report("the minima of all models");
  const data = await heroData((done, total) => {
    if (done > 0 && done % 500 === 0) report(`${done} of ${total} models`);
  });
  putFile(folder, "assets/hero.js", await heroScript(data));
  putFile(folder, "assets/style.css", fontRules(folder) + read(SOURCES, "pages", "style.css"));
}

/** The faces that pages and figures use, copied beside the style. */
function fontRules(folder: string): string {
  const faces = fontFaces.filter(({ family }) => /^(Source Sans 3|Noto Sans Math)$/.test(family));
  return faces
    .map(({ family, weight, style, path, range }) => {
      putCopy(path, folder, `assets/fonts/${basename(path)}`);
      return `@font-face { font-family: "${family}"; font-weight: ${weight}; font-style: ${style}; src: url("fonts/${basename(path)}") format("woff2"); unicode-range: ${range}; }\n`;
    })
    .join("");
}

function putFile(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function putCopy(from: string, folder: string, path: string): void {
  const to = join(folder, path);
  if (existsSync(to)) return;
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to);
}
