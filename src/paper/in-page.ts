import type { Data, Layout } from "plotly.js-dist";
import type { TextRun } from "./subset-fonts.js";

/**
 * The functions that run inside the browser's page. Each is sent there as text, so it may use its
 * argument and what a page has, and nothing else of this file.
 */

interface Element {
  readonly textContent: string;
  readonly parentElement: Element;
  innerHTML: string;
  append(child: Element): void;
  remove(): void;
  getBoundingClientRect(): Box;
  getScreenCTM(): { readonly a: number; readonly b: number };
  getNumberOfChars(): number;
  getStartPositionOfChar(index: number): { readonly x: number; readonly y: number };
  querySelectorAll(selector: string): Iterable<Element>;
}

declare const document: {
  readonly body: Element;
  readonly fonts: { load(font: string, text: string): Promise<unknown>; ready: Promise<unknown> };
  createElement(name: string): Element;
  createTreeWalker(root: Element, what: number): { nextNode(): Element | null };
  createRange(): { selectNodeContents(node: Element): void; getBoundingClientRect(): Box };
};
declare function getComputedStyle(element: Element): {
  readonly fontFamily: string;
  readonly fontWeight: string;
  readonly fontStyle: string;
  readonly fontSize: string;
  readonly fill: string;
  readonly fillOpacity: string;
};
declare const Plotly: {
  toImage(figure: object, options: object): Promise<string>;
};

/** A rectangle in CSS pixels, from the upper left corner of the picture. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Draws a still figure; returns the SVG without fonts, and every text with the cut it is set in. */
export async function drawInPage(input: {
  figure: { data: Data[]; layout: Partial<Layout> };
  families: string;
  seed: number;
}): Promise<{ svg: string; runs: TextRun[] }> {
  let state = input.seed;
  Math.random = () => (state = (48271 * state) % 2147483647) / 2147483647;
  const text = [...new Set(`${JSON.stringify(input.figure)}0123456789−×`)].join("");
  for (const cut of ["400", "700", "italic 400", "italic 700"])
    await document.fonts.load(`${cut} 12px ${input.families}`, text);
  const { width, height } = input.figure.layout;
  const options = { format: "svg", imageDataOnly: true, width, height };
  const svg = await Plotly.toImage(input.figure, options);
  const holder = document.createElement("div");
  holder.innerHTML = svg;
  document.body.append(holder);
  const runs: TextRun[] = [];
  const texts = document.createTreeWalker(holder, 4);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const { fontFamily, fontWeight, fontStyle } = getComputedStyle(node.parentElement);
    const { textContent } = node;
    runs.push({
      families: fontFamily,
      weight: Number(fontWeight),
      style: fontStyle,
      text: textContent,
    });
  }
  holder.remove();
  return { svg, runs };
}

/** Every line of text on the page: its smallest font size in CSS pixels of the page, its direction and its box. */
export function measureInPage(): { text: string; size: number; upright: boolean; box: Box }[] {
  const svg = [...document.body.querySelectorAll("svg")][0];
  const lines = [...svg.querySelectorAll("text")].flatMap((text) => {
    const spans = [...text.querySelectorAll("tspan.line")];
    return spans.length > 0 ? spans : [text];
  });
  return lines
    .filter((line) => line.textContent.replace(/\u200b/g, "").trim() !== "")
    .map((line) => {
      const { a, b } = line.getScreenCTM();
      const scale = Math.sqrt(a * a + b * b);
      const sizes: number[] = [];
      const texts = document.createTreeWalker(line, 4);
      for (let node = texts.nextNode(); node !== null; node = texts.nextNode())
        if (node.textContent.replace(/\u200b/g, "") !== "")
          sizes.push(scale * parseFloat(getComputedStyle(node.parentElement).fontSize));
      const range = document.createRange();
      range.selectNodeContents(line);
      const box = range.getBoundingClientRect();
      const { left, top, right, bottom } = box;
      return {
        text: line.textContent.replace(/\u200b/g, ""),
        size: Math.min(...sizes),
        upright: Math.abs(b) > Math.abs(a),
        box: { left, top, right, bottom },
      };
    });
}

/** A stretch of text in one style, and where each of its UTF-16 units begins in the space of its element. */
export interface PlacedRun extends TextRun {
  readonly size: number;
  readonly fill: string;
  readonly fillOpacity: string;
  readonly starts: readonly (readonly [x: number, y: number])[];
}

/** The runs of each text element of the picture on the page, in order; none where it is not rendered. */
export function placedRunsInPage(): PlacedRun[][] {
  return [...document.body.querySelectorAll("svg text")].map((text) => {
    const runs: PlacedRun[] = [];
    let before = 0;
    const texts = document.createTreeWalker(text, 4);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const { textContent } = node;
      const first = before;
      before += textContent.length;
      if (before > text.getNumberOfChars()) return [];
      const style = getComputedStyle(node.parentElement);
      runs.push({
        families: style.fontFamily,
        weight: Number(style.fontWeight),
        style: style.fontStyle,
        size: parseFloat(style.fontSize),
        fill: style.fill,
        fillOpacity: style.fillOpacity,
        text: textContent,
        starts: [...textContent].flatMap((character, i, all) => {
          const { x, y } = text.getStartPositionOfChar(first + all.slice(0, i).join("").length);
          return Array.from(character, () => [x, y] as const);
        }),
      });
    }
    return runs;
  });
}
