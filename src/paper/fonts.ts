import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, dirname } from "node:path";

/** One font file: the face it belongs to, and the characters for which it is asked. */
export interface FontFace {
  readonly family: string;
  readonly weight: 400 | 700;
  readonly style: "normal" | "italic";
  readonly path: string;
  /** In the syntax of CSS unicode-range. */
  readonly range: string;
}

const find = createRequire(import.meta.url);
const folder = (name: string): string => dirname(find.resolve(`${name}/package.json`));
const weights = [400, 700] as const;
const slopes = ["normal", "italic"] as const;

/** The faces of a text family of Fontsource, which splits each into one file per script. */
function fontsource(family: string, name: string): FontFace[] {
  const root = folder(`@fontsource/${name}`);
  const ranges = JSON.parse(readFileSync(join(root, "unicode.json"), "utf8"));
  return ["latin", "latin-ext", "greek"].flatMap((script) =>
    weights.flatMap((weight) =>
      slopes.map((style) => {
        const path = join(root, "files", `${name}-${script}-${weight}-${style}.woff2`);
        return { family, weight, style, path, range: ranges[script] };
      }),
    ),
  );
}

/** What is under θ in Computer Modern is the letter ϑ: it is asked for every character but that. */
const ALL_BUT_THETA = "U+0-3B7,U+3B9-10FFFF";

function computerModern(): FontFace[] {
  const root = join(folder("computer-modern"), "fonts");
  return weights.flatMap((weight) =>
    slopes.map((style) => {
      const cut = `${weight === 400 ? 500 : 700}-${style === "normal" ? "roman" : "italic"}`;
      const path = join(root, `cmu-serif-${cut}.woff2`);
      return { family: "CMU Serif", weight, style, path, range: ALL_BUT_THETA };
    }),
  );
}

/**
 * The mathematical signs that text fonts lack; it has one cut. Letters and digits are not asked of it: those of
 * Arabic and Hebrew that it has, for formulas, do not join.
 */
const noto: FontFace = {
  family: "Noto Sans Math",
  weight: 400,
  style: "normal",
  path: join(folder("@fontsource/noto-sans-math"), "files/noto-sans-math-latin-400-normal.woff2"),
  range: "U+A0-58F,U+900-10FFFF",
};

/** Every packaged face that a figure may use. */
export const fontFaces: readonly FontFace[] = [
  ...fontsource("Source Sans 3", "source-sans-3"),
  ...fontsource("STIX Two Text", "stix-two-text"),
  ...computerModern(),
  noto,
];

/** The @font-face rule of a face whose file is at `url`, for the characters of `range`. */
export function fontRule(face: FontFace, url: string, range: string = face.range): string {
  return (
    `@font-face{font-family:"${face.family}";font-weight:${face.weight};` +
    `font-style:${face.style};src:url("${url}") format("woff2");unicode-range:${range}}`
  );
}

/** True iff the character is in a range such as "U+0-FF,U+131". */
export function inRange(character: string, range: string): boolean {
  const code = character.codePointAt(0) as number;
  return range.split(",").some((part) => {
    const [low, high] = part.trim().slice(2).split("-");
    return code >= parseInt(low, 16) && code <= parseInt(high ?? low, 16);
  });
}
