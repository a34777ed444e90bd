import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { DOMParser, type Element } from "@xmldom/xmldom";
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from "pdf-lib";
import { PNG } from "pngjs";
import { exampleFigures } from "./fixtures/example-figures.js";
import { closeBrowser, drawingPage } from "./browser.js";
import { drawSvg } from "./draw-svg.js";
import { figuresFolder } from "./figure-files.js";
import { figureJson } from "./figure-json.js";
import type { Figure } from "../plots/figure.js";
import { flaws } from "./measure.js";
import { CSS_PIXELS } from "../plots/units.js";
import { outlined } from "./outlines.js";
import { drawPdf } from "./pdf.js";
import { drawPngOfSvg } from "./png.js";
import { restyle } from "./restyle.js";
import { storedFigure, storedNames } from "./stored-figures.js";
import { venueFigure } from "./venue-figure.js";
import { venues } from "./venues.js";

const packaged = ["SourceSans3", "STIXTwoText", "CMUSerif", "NotoSansMath"];

async function checkPdf(bytes: Uint8Array, width: number, height: number): Promise<string[]> {
  const pdf = await PDFDocument.load(bytes);
  assert.equal(pdf.getPageCount(), 1);
  assert.ok((pdf.getTitle() ?? "").length > 10, "a title");
  assert.ok(pdf.getSubject() !== undefined, "the alt text");
  const [page] = pdf.getPages();
  for (const box of [page.getMediaBox(), page.getCropBox(), page.getTrimBox(), page.getArtBox()]) {
    assert.ok(Math.abs(box.width - 0.75 * width) < 0.01, `width ${box.width}`);
    assert.ok(Math.abs(box.height - 0.75 * height) < 0.01, `height ${box.height}`);
    assert.deepEqual([box.x, box.y], [0, 0]);
  }
  const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object);
  const images = objects.filter(
    (object) =>
      object instanceof PDFRawStream &&
      object.dict.get(PDFName.of("Subtype")) === PDFName.of("Image"),
  );
  assert.equal(images.length, 0, "no raster");
  const dicts = objects.filter((object): object is PDFDict => object instanceof PDFDict);
  const ofType = (type: string): PDFDict[] =>
    dicts.filter((dict) => dict.get(PDFName.of("Type")) === PDFName.of(type));
  const descriptors = ofType("FontDescriptor");
  const owners = ofType("Font").filter((font) => font.has(PDFName.of("FontDescriptor")));
  const wrappers = ofType("Font").filter((font) => font.has(PDFName.of("DescendantFonts")));
  assert.equal(owners.length + wrappers.length, ofType("Font").length, "no font without a file");
  assert.ok(descriptors.length > 0, "text stays text");
  return descriptors.map((descriptor) => {
    assert.ok(descriptor.has(PDFName.of("FontFile2")), "embedded TrueType");
    const name = String(descriptor.get(PDFName.of("FontName"))).replace(/^\/[A-Z]{6}\+/, "");
    assert.ok(
      packaged.some((family) => name.startsWith(family)),
      `${name} is not packaged`,
    );
    return name;
  });
}

function checkPng(bytes: Uint8Array, width: number, height: number): void {
  const png = PNG.sync.read(Buffer.from(bytes));
  assert.deepEqual([png.width, png.height], [width * 3.125, height * 3.125].map(Math.round));
  const at = Buffer.from(bytes).indexOf("pHYs");
  const perMetre = Buffer.from(bytes).readUInt32BE(at + 4);
  assert.equal(Math.round(perMetre * 0.0254), 300);
  assert.equal(Buffer.from(bytes).readUInt32BE(at + 8), perMetre);
  assert.equal(bytes[at + 12], 1);
}

function checkSvg(svg: string): void {
  const complaints: string[] = [];
  const document = new DOMParser({
    onError: (_, message) => complaints.push(message),
  }).parseFromString(svg, "image/svg+xml");
  assert.deepEqual(complaints, []);
  assert.equal(document.documentElement?.tagName, "svg");
  assert.ok(document.getElementsByTagName("desc")[0]?.textContent);
  assert.equal(document.getElementsByTagName("image").length, 0, "no raster");
  const texts = Array.from(document.getElementsByTagName("text"));
  for (const { parentNode } of texts)
    assert.equal((parentNode as Element).getAttribute("opacity"), "0", "no font is asked for");
  assert.ok(texts.length > 0, "text that can be selected");
  const links = [...svg.matchAll(/(?:href|src)="([^"]*)"|url\("?([^")]*)/g)].map(
    (m) => m[1] ?? m[2],
  );
  for (const link of links) assert.match(link, /^(#|data:font\/woff2;base64,)/);
  assert.ok(svg.length < 250_000, `${svg.length} bytes`);
}

/**
 * The three pictures of a figure, as the exporter makes them or as they stand in a folder, and the SVG with its
 * letters as text.
 */
interface Pictures {
  readonly text: string;
  readonly svg: string;
  readonly pdf: Uint8Array;
  readonly png: Uint8Array;
}

async function drawn(figure: Figure): Promise<Pictures> {
  const text = await drawSvg(figure);
  const pdf = await drawPdf(text, "A title of a figure");
  return { text, svg: await outlined(text), pdf, png: await drawPngOfSvg(text) };
}

/** Returns the fonts of the PDF. The size is in CSS pixels. */
async function checkPictures(
  { text, svg, pdf, png }: Pictures,
  width: number,
  height: number,
): Promise<string[]> {
  checkSvg(svg);
  const found = await flaws(text);
  assert.deepEqual(found.outside, []);
  assert.deepEqual(found.overlapping, []);
  assert.ok(found.smallest >= 6, `${found.smallest} pt`);
  checkPng(png, width, height);
  return checkPdf(pdf, width, height);
}

async function checkVenue(figure: Figure, venue: string): Promise<void> {
  const styled = await venueFigure(figure, venue);
  const height = styled.layout.height * (styled.scale ?? 1);
  const fonts = await checkPictures(await drawn(styled), venues[venue].width * CSS_PIXELS, height);
  for (const font of fonts)
    assert.ok(
      stackOf(venue).some((family) => font.startsWith(family)),
      font,
    );
}

/** The families of a venue as they are called in a PDF, the one it asks for first. */
function stackOf(venue: string): string[] {
  const quoted = venues[venue].fontFamily.matchAll(/"([^"]+)"/g);
  return [...quoted].map(([, family]) => family.replaceAll(" ", ""));
}

const examples = await exampleFigures();
const figures = Object.entries(examples);
const stored = await storedNames(figuresFolder);
after(closeBrowser);

for (const [name, figure] of figures) {
  test(`${name} uses only words that Plotly knows`, async () => {
    const { data, layout } = JSON.parse(figureJson(figure)) as Figure;
    const page = await drawingPage();
    const complaints = await page.evaluate<string[]>(
      `(Plotly.validate(${JSON.stringify(data)}, ${JSON.stringify(layout)}) ?? []).map((c) => c.msg)`,
    );
    // The arguments of a slider's step are free, and Plotly finds its own copy of them different.
    const freeArguments = /^In layout, key sliders\[\d+\]\.steps\[\d+\]\.args/;
    assert.deepEqual(complaints.filter((message) => !freeArguments.test(message)), []); // prettier-ignore
  });

  test(`${name} is fit for a paper`, async () => {
    const { width, height } = figure.layout;
    assert.equal(height % 8, 0, "whole pixels at 300 dpi");
    await checkPictures(await drawn(figure), width, height);
  });

  test(`${name} fits into the narrowest venue`, async () => {
    await venueFigure(figure, "icml");
  });
}

for (const venue of Object.keys(venues))
  test(`a network fits into ${venue}`, () => checkVenue(examples["connections"], venue));

/** The fonts of the PDF of a figure that is nothing but a label, in a venue. */
async function fontsOfLabel(text: string, venue: string): Promise<string[]> {
  const place = { showarrow: false, x: 0.5, y: 0.5, xref: "paper", yref: "paper" } as const;
  const [bare, size] = [{ visible: false }, { width: 320, height: 240 }];
  const layout = { ...size, annotations: [{ ...place, text }], xaxis: bare, yaxis: bare };
  const figure = restyle({ data: [], layout, caption: "A label alone.", alt: "" }, venues[venue]);
  const pdf = await drawPdf(await drawSvg(figure), "A label alone");
  const height = figure.layout.height * (figure.scale ?? 1);
  return checkPdf(pdf, venues[venue].width * CSS_PIXELS, height);
}

for (const venue of ["ieee", "article", "slides"])
  test(`the letters of formulas have the font of ${venue}, and a θ is no ϑ`, async () => {
    const [own, second] = stackOf(venue);
    for (const label of ["x̄", "<i>x̄</i>", "ε = γ, Λ and λ"])
      for (const font of await fontsOfLabel(label, venue)) assert.ok(font.startsWith(own), font);
    const ofTheta = venue === "article" ? second : own;
    for (const font of await fontsOfLabel("θ", venue)) assert.ok(font.startsWith(ofTheta), font);
  });

for (const name of stored)
  test(`figures/${name} is fit for a paper as it stands there`, async () => {
    const figure = await storedFigure(figuresFolder, name);
    const { layout } = figure;
    const read = (type: string): Buffer => readFileSync(join(figuresFolder, `${name}.${type}`));
    const svg = read("svg").toString();
    const pictures = { text: await drawSvg(figure), svg, pdf: read("pdf"), png: read("png") };
    await checkPictures(pictures, layout.width, layout.height);
  });
