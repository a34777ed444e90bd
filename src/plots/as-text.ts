/** What text controls and no picture shows: control characters, and what turns the direction of all that follows. */
const CONTROLS = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** Plotly takes these as mark-up: tags, entities, and TeX where the page has MathJax. */
const MARKUP: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  $: "&#36;",
};

/**
 * A name from somebody's data as text of a figure, on one line. Plotly takes `<b>`, `<a href=…>`, `&lt;` and
 * `$x$` in a label as mark-up; here they are shown as they are written.
 */
export function asText(name: string): string {
  return oneLine(name).replace(/[&<>$]/g, (sign) => MARKUP[sign]);
}

/** The name without line breaks and control characters: as alt texts, which are no mark-up, say it. */
export function oneLine(name: string): string {
  return name.replace(/\s+/g, " ").replace(CONTROLS, "");
}

/**
 * A label wider than so many small letters is broken into lines: beside a drawing of one column there is no more room.
 */
const LINE = 24;

/** A name as text in lines as wide as at most `width` small letters, broken between words where it can be. */
export function labelLines(name: string, width: number = LINE): string[] {
  const lines: string[] = [];
  for (const word of oneLine(name)
    .split(" ")
    .flatMap((word) => pieces(word, width))) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map(asText);
}

/** The same as one label. */
export function asLabel(name: string, width: number = LINE): string {
  return labelLines(name, width).join("<br>");
}

/** A legend has a symbol beside its names, and the whole width of a column. */
const LEGEND = 40;

/** A name in a legend, and the lines that it takes there. */
export function legendLines(name: string): string[] {
  return labelLines(name, LEGEND);
}

export function legendName(name: string): string {
  return asLabel(name, LEGEND);
}

/** A word in pieces that fit; what is read as one letter stays whole. */
function pieces(word: string, width: number): string[] {
  if (widthOf(word) <= width) return [word];
  const made = [""];
  for (const letter of letters(word)) {
    const last = made.length - 1;
    if (made[last] !== "" && widthOf(made[last] + letter) > width) made.push(letter);
    else made[last] += letter;
  }
  return made;
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

function letters(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** How wide letters are, in small letters of the fonts of the figures; the first line that has one says it. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\p{RI}\uff00-\uff60]/u, 2.2], // prettier-ignore
  [/[MW@%—…]/, 1.8],
  [/[\p{Lu}mw&]/u, 1.4],
  [/[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}\p{P}\p{Z}]/u, 1.4],
];

/** About how wide a text is, in small letters of the fonts of the figures. */
export function widthOf(text: string): number {
  return letters(text)
    .map((letter) => WIDTHS.find(([kind]) => kind.test(letter))?.[1] ?? 1)
    .reduce((sum, width) => sum + width, 0);
}
