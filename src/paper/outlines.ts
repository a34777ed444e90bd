import { crc32 } from "node:zlib";
import type { Font } from "harfbuzzjs";
import { type FontFace, fontFaces, inRange } from "./fonts.js";
import { type PlacedRun, placedRunsInPage } from "./in-page.js";
import { layOnPaper } from "./paper-page.js";
import { asksFor, subset } from "./subset-fonts.js";

/** Loaded at the first need: it waits for its program, and the kernel requires modules that do not wait. */
type HarfBuzz = typeof import("harfbuzzjs");

/** A mark of Plotly's after sub- and superscripts; it has no ink. */
const INKLESS = /\u200b/g;

/**
 * The picture with its letters drawn as outlines, so that every program shows the same: few of them read the
 * fonts that an SVG carries inside, and with another font labels are cut. The text itself stays, unseen, with
 * its fonts: it can be selected, searched and edited.
 *
 * The browser says where a stretch of text begins; HarfBuzz, which the browser uses too, sets it from
 * there. Each outline is written once, under a name that its own checksum gives it. A label with a character
 * that no packaged font has is drawn as text.
 */
export async function outlined(svg: string): Promise<string> {
  const page = await layOnPaper(svg);
  const placed = await page.evaluate(placedRunsInPage);
  const harfBuzz = await import("harfbuzzjs");
  const fonts = await openFonts(harfBuzz, placed.flat());
  const outlines = new Map<string, string>();
  let next = 0;
  const drawn = svg.replace(/<text([^>]*)>[\s\S]*?<\/text>/g, (text, attributes: string) => {
    const transform = / transform="[^"]*"/.exec(attributes)?.[0] ?? "";
    const runs = placed[next++].map((run) => setRun(harfBuzz, run, fonts, outlines));
    if (runs.includes(undefined)) return text;
    return `<g${transform}>${runs.join("")}</g>${unseen(text)}`;
  });
  const defined = [...outlines].sort(([a], [b]) => (a < b ? -1 : 1));
  const paths = defined.map(([name, path]) => `<path id="${name}" d="${path}"/>`).join("\n");
  return drawn.replace(/<\/style>/, () => `</style>\n<defs>${paths}</defs>`);
}

/** The text as nobody sees it: in a group, since Plotly's titles have a style that says that they are seen. */
function unseen(text: string): string {
  return `<g opacity="0">${text}</g>`;
}

/** The faces that the runs ask for, in the order of preference of any stack, each with these characters. */
async function openFonts(
  { Blob, Face, Font }: HarfBuzz,
  runs: readonly PlacedRun[],
): Promise<Map<FontFace, Font>> {
  const opened = fontFaces.map(async (face): Promise<[FontFace, Font][]> => {
    const texts = runs.filter((run) => asksFor(run, face)).map(({ text }) => text);
    const characters = [...new Set(texts.join(""))].filter((c) => inRange(c, face.range)).sort();
    if (characters.length === 0) return [];
    const file = await subset(face.path, characters.join(""), "truetype");
    return [[face, new Font(new Face(new Blob(new Uint8Array(file).buffer)))]];
  });
  return new Map((await Promise.all(opened)).flat());
}

/**
 * One run as outlines: stretch by stretch in the first font of its stack that has the characters; undefined
 * where none has one of them.
 */
function setRun(
  harfBuzz: HarfBuzz,
  run: PlacedRun,
  fonts: ReadonlyMap<FontFace, Font>,
  outlines: Map<string, string>,
): string | undefined {
  const stack = [...fonts]
    .filter(([face]) => asksFor(run, face))
    .sort(([a], [b]) => run.families.indexOf(a.family) - run.families.indexOf(b.family))
    .map(([, font]) => ({ font, has: new Set(font.face.collectUnicodes()) }));
  const opacity = run.fillOpacity === "1" ? "" : ` fill-opacity="${run.fillOpacity}"`;
  const pieces = stretches(run, stack);
  if (pieces === undefined) return undefined;
  const glyphs = pieces.map(({ font, text, at: [x, y] }) => {
    const scale = run.size / font.face.upem;
    const uses = glyphsOf(harfBuzz, font, text).map(({ path, left, up }) => {
      const name = `g${crc32(path).toString(36)}`;
      outlines.set(name, path);
      const shift = `${left === 0 ? "" : ` x="${left}"`}${up === 0 ? "" : ` y="${up}"`}`;
      return `<use xlink:href="#${name}"${shift}/>`;
    });
    const place = `translate(${round(x)},${round(y)}) scale(${round(scale)},${round(-scale)})`;
    return uses.length === 0 ? "" : `<g transform="${place}">${uses.join("")}</g>`;
  });
  return glyphs.join("") === "" ? "" : `<g fill="${run.fill}"${opacity}>${glyphs.join("")}</g>`;
}

interface Stretch {
  readonly font: Font;
  readonly text: string;
  readonly at: readonly [x: number, y: number];
}

/**
 * A run in pieces of one font and one script each, as the browser cuts it; a mark that combines stays with
 * what it stands on.
 */
function stretches(
  { text, starts }: PlacedRun,
  stack: readonly { font: Font; has: ReadonlySet<number> }[],
): Stretch[] | undefined {
  const pieces: Stretch[] = [];
  let place = 0;
  for (const character of text.match(/.\p{M}*/gsu) ?? []) {
    const at = starts[place];
    place += character.length;
    const letters = character.replace(INKLESS, "");
    if (letters === "") continue;
    const able = stack.find(({ has }) => [...letters].every((c) => has.has(c.codePointAt(0)!)));
    if (able === undefined) return undefined;
    const last = pieces.at(-1);
    const goesOn = last?.font === able.font && isGreek(last.text) === isGreek(letters);
    if (!goesOn) pieces.push({ font: able.font, text: letters, at });
    else pieces[pieces.length - 1] = { ...last, text: last.text + letters };
  }
  return pieces;
}

function isGreek(text: string): boolean {
  return /\p{Script=Greek}/u.test(text);
}

/** The outlines of a text in font units, `up` and to the right of where it begins; blanks have none. */
function glyphsOf(
  { Buffer, shape }: HarfBuzz,
  font: Font,
  text: string,
): { path: string; left: number; up: number }[] {
  const buffer = new Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  shape(font, buffer);
  const positions = buffer.getGlyphPositions();
  let [left, up] = [0, 0];
  return buffer.getGlyphInfos().flatMap(({ codepoint: glyph }, i) => {
    const { xAdvance, yAdvance, xOffset, yOffset } = positions[i];
    const path = font.glyphToPath(glyph);
    const placed = { path, left: left + xOffset, up: up + yOffset };
    left += xAdvance;
    up += yAdvance;
    return path === "" ? [] : [placed];
  });
}

/** To a millionth, as the sizes of the picture are. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
