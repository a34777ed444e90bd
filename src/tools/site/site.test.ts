/** The whole site, built into a folder of its own and opened from its files in a real browser. */
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { publishedSplit } from "../../data/published-split.js";
import { fates } from "../../iht/fate.js";
import { finalSupport, type FinalVerdict } from "../../iht/final-support.js";
import { ihtLoop } from "../../iht/iht-loop.js";
import { type RestrictedMinima, restrictedMinima } from "../../minima/restricted-minima.js";
import { denseSmoothness } from "../../network/dense-smoothness.js";
import { type SoftmaxNetwork, softmaxNetwork } from "../../network/softmax.js";
import { supportOfMask } from "../../network/support.js";
import { mersenneTwister, permutation } from "../../numerics/random.js";
import { notebookNames } from "../cells/notebooks.js";
import { ensureBrowser } from "../lab/ensure-browser.js";
import { launchBrowser } from "../lab/drive.js";
import { buildSite } from "./build-site.js";
import { heroData } from "./hero/hero-data.js";
import type { Settings } from "./hero/hero.js";
import { reader } from "./hero/model-table.js";
import { startOf, STEPS } from "./hero/steps.js";

/** What is asked of the page, whose types would bring all of a browser's with them. */
interface Element {
  readonly dataset: Record<string, string>;
  readonly textContent: string;
  /** Of a figure that Plotly drew. */
  readonly layout?: { readonly sliders?: readonly { readonly active?: number }[] };
  getBoundingClientRect(): { left: number; right: number; width: number };
}
declare const document: {
  querySelectorAll(selector: string): Iterable<Element>;
  readonly documentElement: { readonly scrollWidth: number };
};
declare const MathJax: { readonly startup: { readonly promise: Promise<void> } } | undefined;

let folder = "";
let pages: string[] = [];
let browser: Browser;
let network: SoftmaxNetwork;
let minima: RestrictedMinima;
let L = 0;

before(async () => {
  folder = join(mkdtempSync(join(tmpdir(), "site-")), "site");
  pages = await buildSite(folder, () => {});
  browser = await launchBrowser(ensureBrowser({ install: false }));
  network = softmaxNetwork((await publishedSplit(273)).train);
  minima = await restrictedMinima(network);
  L = denseSmoothness(network).upper;
});

after(async () => {
  await browser?.close();
  rmSync(dirname(folder), { recursive: true, force: true });
});

/** The pages that have scripts of their own, and one of the sources. */
const live = (): string[] => pages.filter((path) => !path.startsWith("src/") || path === SOURCE);
const SOURCE = "src/iht/iht.ts.html";

/** Opens a page from its file and waits until all is drawn; gives what went wrong on the way. */
async function opened(page: Page, path: string): Promise<string[]> {
  const wrong: string[] = [];
  page.removeAllListeners();
  page.on("console", (message) => {
    if (/error|warning/.test(message.type())) wrong.push(`${path}: ${message.text()}`);
  });
  page.on("pageerror", (error) => void wrong.push(`${path}: ${error.message}`));
  page.on("requestfailed", (request) => void wrong.push(`${path}: ${request.url()} failed`));
  page.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) wrong.push(`${path} asks for ${request.url()}`);
  });
  await page.goto(pathToFileURL(join(folder, path)).href);
  await page.waitForFunction(() =>
    [...document.querySelectorAll(".figure")].every(({ dataset }) => dataset["drawn"] === "yes"),
  );
  await page.evaluate(async () => {
    if (typeof MathJax !== "undefined") await MathJax.startup.promise;
    await new Promise((next) => setTimeout(next, 50)); // Long formulas find their place.
  });
  return wrong;
}

async function freshPage(options: BrowserContextOptions): Promise<Page> {
  const page = await browser.newPage({ offline: true, ...options });
  page.setDefaultTimeout(120_000);
  return page;
}

test("there is a page for every notebook, the ledger, the figures and the start", () => {
  const expected = [
    "index.html",
    "ledger.html",
    "figures/README.html",
    ...notebookNames().map((name) => `${name}.html`),
  ];
  assert.deepEqual(
    expected.filter((path) => !pages.includes(path)),
    [],
  );
});

test("every link, picture and script of every page leads to a file of the site, and to a place in it", () => {
  const texts = new Map(pages.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
  const ids = (path: string): Set<string> =>
    new Set([...texts.get(path)!.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id!));
  const known = new Map(pages.map((path) => [path, ids(path)]));
  const broken: string[] = [];
  let links = 0;
  for (const [path, text] of texts)
    for (const [, address] of text.matchAll(/<[a-z]+ [^>]*?\b(?:href|src)="([^"]*)"/g)) {
      if (/^(https?|mailto|data):/.test(address!)) continue;
      links += 1;
      const [file = "", hash] = address!.replaceAll("&amp;", "&").split("#");
      const target = file === "" ? path : posix.join(posix.dirname(path), decodeURIComponent(file));
      const there = existsSync(join(folder, target));
      // A browser looks for the place as it is written, then for what its %-signs stand for.
      const places = known.get(target);
      const placed =
        hash === undefined || places?.has(hash) || places?.has(decodeURIComponent(hash));
      if (!there || !placed) broken.push(`${path} → ${address}`);
    }
  assert.deepEqual(broken, []);
  assert.ok(links > 1000, `${links} links`);
});

test("every page opens from its file: no error, no request outside, all drawn, nothing cut on phone or paper", async () => {
  const page = await freshPage({ colorScheme: "dark" });
  const wrong: string[] = [];
  let figures = 0;
  for (const path of live()) {
    await page.setViewportSize({ width: PHONE, height: 844 });
    wrong.push(...(await opened(page, path)));
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > PHONE) wrong.push(`${path} is ${width} wide on a phone`);
    await page.setViewportSize({ width: PAPER, height: 900 });
    await page.emulateMedia({ media: "print" });
    const seen = await page.evaluate(inSight, PAPER);
    await page.emulateMedia({ media: "screen" });
    figures += seen.figures;
    wrong.push(...seen.cut.map((what) => `${path} cuts ${what} on paper`));
    wrong.push(...seen.formulas.map((text) => `${path} leaves ${text}`));
  }
  await page.close();
  assert.deepEqual(wrong, []);
  assert.ok(figures > 50, `${figures} figures`);
});

/** A4 less the margins of the print style, in CSS pixels. */
const PAPER = 688;
const PHONE = 390;

/** What of a page is wider than the paper, formulas that were not set, and how many figures have a drawing. */
function inSight(width: number): { cut: string[]; formulas: string[]; figures: number } {
  const parts =
    "main table, main pre, main .figure, main img, main mjx-container svg, main .main-svg";
  const cut = [...document.querySelectorAll(parts)]
    .filter((part) => {
      const { left, right, width: own } = part.getBoundingClientRect();
      return own > 0 && (left < -1 || right > width + 1);
    })
    .map(({ textContent }) => textContent.slice(0, 80));
  const formulas = [...document.querySelectorAll("mjx-merror")].map((one) => one.textContent);
  const raw = [...document.querySelectorAll(".formulas p, .formulas li")]
    .map(({ textContent }) => /\$[^$]+\$/.exec(textContent)?.[0])
    .filter((text) => text !== undefined);
  const figures = [...document.querySelectorAll(".figure .main-svg:first-child")].length;
  return { cut, formulas: [...formulas, ...raw], figures };
}

test("a slider of a figure moves", async () => {
  const page = await freshPage({ viewport: { width: 1280, height: 900 } });
  const path = live().find((path) =>
    readFileSync(join(folder, path), "utf8").includes('"sliders"'),
  );
  await opened(page, path!);
  const rail = page.locator(".slider-rail-touch-rect").first();
  await rail.scrollIntoViewIfNeeded();
  const before = await page.evaluate(sliders);
  const { x, y, width, height } = (await rail.boundingBox())!;
  await page.mouse.click(x + 0.8 * width, y + height / 2);
  await page.waitForTimeout(SLIDE_MS);
  const after = await page.evaluate(sliders);
  assert.ok(after[0]! > before[0]! + 1, `from ${before[0]} to ${after[0]}`);
  await page.close();
});

/** The places of the sliders of a page. */
function sliders(): number[] {
  return [...document.querySelectorAll(".figure")]
    .flatMap(({ layout }) => layout?.sliders ?? [])
    .map(({ active = 0 }) => active);
}

/** A slider moves to its place in a tenth of a second. */
const SLIDE_MS = 1000;

test("the script of the first page, its table in it, is below 400 kB", () => {
  const { size } = statSync(join(folder, "assets", "hero.js"));
  assert.ok(size < 400_000, `${size} bytes`);
});

test("nothing but scripts, pages, fonts and pictures is there, and no page has a script of another kind", () => {
  assert.deepEqual(readdirSync(join(folder, "assets")).sort(), [
    "fonts",
    "hero.js",
    "mathjax.js",
    "page.js",
    "plotly.js",
    "style.css",
  ]);
  const modules = pages.filter((path) =>
    /type="module"|<iframe/.test(readFileSync(join(folder, path), "utf8")),
  );
  assert.deepEqual(modules, []);
});

test("the table tells of drawn supports what the library proves of them", async () => {
  const { table } = await heroData(() => {});
  const rowOf = reader(network, table);
  const masks = permutation(mersenneTwister(21), 2 ** 15).slice(0, 60);
  for (const mask of masks) {
    const support = supportOfMask(mask);
    const minimum = minima.on(support);
    assert.notEqual(minimum.kind, "undecided");
    if (minimum.kind === "undecided") continue;
    const { dropped, least, gradient } = rowOf(support);
    const names = minimum.dropped.map(({ row, other }) => `${row} ${other}`);
    assert.deepEqual(dropped?.map(([row, other]) => `${row} ${other}`) ?? [], names);
    assert.ok(Math.abs(least - minimum.value.lower) < NEAR, `${mask}: ${least}`);
    assert.ok(least <= minimum.value.upper);
    for (let a = 0; a < 15; a++) {
      const middle = (minimum.gradient.lower[a] + minimum.gradient.upper[a]) / 2;
      const [low, high] = [gradient.lower[a], gradient.upper[a]];
      assert.ok(low <= middle + NEAR && middle - NEAR <= high, `${mask}, ${a}: ${middle}`);
      assert.ok(high - low < SINGLE, `${mask}, ${a}: ${high - low} wide`);
    }
  }
});

/** The widths of the library's bounds, and of numbers of single precision below 1. */
const NEAR = 1e-10;
const SINGLE = 1e-6;

/** Settings as a reader could choose them, with steps on both sides of 2/L. */
function drawnSettings(count: number): Settings[] {
  const draw = mersenneTwister(2404);
  return Array.from({ length: count }, () => ({
    sparsity: 1 + (draw() % 14),
    share: (2 + (draw() % 49)) / 20,
    seed: draw() % 1000,
  }));
}

/** What the page says once these settings are chosen. */
async function chosen(page: Page, settings: Settings): Promise<Record<string, string>> {
  for (const [name, value] of Object.entries(settings))
    await page.locator(`#${name}`).evaluate((input, value) => {
      (input as unknown as { value: string }).value = value;
    }, String(value));
  await page.locator("#controls").dispatchEvent("input");
  return page.locator("#verdict").evaluate((box) => ({ ...(box as unknown as Element).dataset }));
}

/** The first of the iterates that are asked about whose support the library proves final by the tangent alone. */
async function byLibrary(settings: Settings): Promise<Record<string, string>> {
  const { sparsity, share, seed } = settings;
  const stepSize = share / L;
  const none = { verdict: "none", iterations: "", support: "" };
  const final = await finalSupport(network, { sparsity, stepSize, minima }).catch(() => undefined);
  if (final === undefined) return none;
  const start = startOf({ sparsity, stepSize, seed });
  const loop = ihtLoop(network, { sparsity, stepSize, start });
  for (let k = 0; ; k = Math.min(STEPS, Math.ceil((k + 1) * 1.25))) {
    loop.advance(k - loop.k);
    const verdict: FinalVerdict = final(loop.theta);
    if (verdict.kind === "final" && verdict.way === "tangent")
      return { verdict: "final", iterations: String(k), support: verdict.support.join(" ") };
    if (k === STEPS) return { verdict: "open", iterations: String(k), support: "" };
  }
}

test("the verdicts of the page are those of the library by its first way, on fifty drawn settings", async () => {
  const page = await freshPage({ viewport: { width: 1280, height: 900 } });
  assert.deepEqual(await opened(page, "index.html"), []);
  const kinds = new Set<string>();
  for (const settings of drawnSettings(50)) {
    const told = await chosen(page, settings);
    assert.deepEqual(told, await byLibrary(settings), JSON.stringify(settings));
    kinds.add(told["verdict"]!);
  }
  await page.close();
  assert.deepEqual([...kinds].sort(), ["final", "none", "open"]);
});

test("the fate that the page finds is the library's", async () => {
  const page = await freshPage({ viewport: { width: 1280, height: 900 } });
  await opened(page, "index.html");
  for (const settings of [
    { sparsity: 5, share: 1, seed: 3 },
    { sparsity: 7, share: 1, seed: 0 },
    { sparsity: 12, share: 0.5, seed: 1 },
  ]) {
    const { sparsity, share, seed } = settings;
    await chosen(page, settings);
    await page.waitForFunction(() => {
      const [box] = [...document.querySelectorAll("#fate")];
      return box!.dataset["state"] !== "computing";
    });
    const told = await page
      .locator("#fate")
      .evaluate((box) => ({ ...(box as unknown as Element).dataset }));
    const stepSize = share / L;
    const library = await fates(network, { sparsity, stepSize, minima });
    const { changes, end } = library(startOf({ sparsity, stepSize, seed }));
    const state = end.kind === "open" ? "open" : "stays";
    const support = end.kind === "open" ? "" : end.support.join(" ");
    assert.deepEqual(
      told,
      { state, changes: String(changes.length), support },
      JSON.stringify(settings),
    );
  }
  await page.close();
});
