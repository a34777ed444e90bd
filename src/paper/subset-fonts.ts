import { readFile } from "node:fs/promises";
import subsetFont from "subset-font";
import { type FontFace, fontFaces, fontRule, inRange } from "./fonts.js";

/** Text of a picture that is set in one cut; `families` is its font stack. */
export interface TextRun {
  readonly families: string;
  readonly weight: number;
  readonly style: string;
  readonly text: string;
}

/**
 * The @font-face rules that a picture with these texts carries inside, as data URIs: of each face
 * only the characters that are asked of it. The same texts give the same bytes.
 */
export async function embeddedFonts(runs: readonly TextRun[]): Promise<string> {
  const rules = fontFaces.map(async (face) => {
    const text = runs.filter((run) => asksFor(run, face)).map((run) => run.text);
    const characters = [...new Set(text.join(""))].filter((c) => inRange(c, face.range)).sort();
    if (characters.length === 0) return "";
    const font = (await subset(face.path, characters.join(""), "woff2")).toString("base64");
    const range = characters.map((c) => `U+${c.codePointAt(0)?.toString(16)}`).join(",");
    return `${fontRule(face, `data:font/woff2;base64,${font}`, range)}\n`;
  });
  return (await Promise.all(rules)).join("");
}

/** Noto Sans Math has one cut, which serves all; the text families answer for their own. */
export function asksFor(run: TextRun, face: FontFace): boolean {
  if (!run.families.includes(face.family)) return false;
  const weight = run.weight >= 600 ? 700 : 400;
  return face.family === "Noto Sans Math" || (face.weight === weight && face.style === run.style);
}

const subsets = new Map<string, Promise<Buffer>>();

/** The font with these characters only; figures share most of their characters. */
export function subset(
  path: string,
  characters: string,
  targetFormat: "woff2" | "truetype",
): Promise<Buffer> {
  const key = `${targetFormat} ${path} ${characters}`;
  const made =
    subsets.get(key) ??
    readFile(path).then((font) => subsetFont(font, characters, { targetFormat }));
  subsets.set(key, made);
  return made;
}
