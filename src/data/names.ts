import { requireThat } from "../numerics/checks.js";
import { characterName, invisibleIn, shownText } from "./characters.js";
import { isNumber } from "./numbers.js";

/** A name as it counts: accents composed (NFC), one blank for white space, none at the ends. */
export function properName(text: string): string {
  return text.normalize("NFC").trim().replace(/\s+/g, " ");
}

/** As `properName`; throws on a name with a character that cannot be seen. `where` tells its place. */
export function visibleName(who: string, where: () => string, text: string): string {
  const odd = invisibleIn(text);
  if (odd === undefined) return properName(text);
  const value = `"${text}" with ${characterName(odd)}`;
  const way = "put it right in the file";
  requireThat(false, who, where(), "a name that can be seen", value, way);
}

/**
 * Throws on two of the names that differ in no more than case, blanks, hyphens, a full stop at the end, the
 * way a number is written, or letters that look the same: they will be one name that was written in two
 * ways. `where` is the column, `lineOf` gives the line that a name is first found on, `way` leads on.
 */
export function requireDistinct(
  who: string,
  where: string,
  names: readonly string[],
  lineOf: (name: string) => number,
  way: string,
): void {
  const seen = new Map<string, string>();
  for (const name of names) {
    const key = likeness(name);
    const other = seen.get(key);
    const rule = "names that do not look alike";
    const value =
      other === undefined
        ? ""
        : `${shownName(other)} in line ${lineOf(other)} and ${shownName(name)} in line ${lineOf(name)}`;
    requireThat(other === undefined, who, where, rule, value, way);
    seen.set(key, name);
  }
}

/** Cyrillic and Greek letters that look like Latin ones, each before the one it looks like. */
const DOUBLES =
  "аaеeоoрpсcуyхxіiѕsјjһhАAВBЕEКKМMНHОOРPСCТTХXІIЅSЈJοoνvΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX";

const LATIN: ReadonlyMap<string, string> = new Map(
  Array.from({ length: DOUBLES.length / 2 }, (_, i) => [DOUBLES[2 * i]!, DOUBLES[2 * i + 1]!]),
);

function shownName(name: string): string {
  const double = [...name].find((letter) => LATIN.has(letter));
  return double === undefined ? shownText(name) : `"${name}" (${characterName(double)})`;
}

/** What two names share that look alike: the same number, or the same letters without what joins and ends them. */
function likeness(name: string): string {
  const plain = name
    .normalize("NFKC")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"');
  if (isNumber(plain, ".") || isNumber(plain, ",")) return `${Number(plain.replace(",", "."))}`;
  const joined = plain
    .replace(/(?<=[\p{L}\p{N}])[-_ ]+(?=\p{L})|(?<=\p{L})[-_ ]+(?=\p{N})/gu, "")
    .replace(/(?<=\p{N})[-_ ]+(?=\p{N})/gu, " ")
    .replace(/(?<=[\p{L}\p{N}])[.,;:]$/u, "");
  const latin = [...joined].map((letter) => LATIN.get(letter) ?? letter);
  return latin.join("").toUpperCase().toLowerCase();
}
