import { requireThat } from "../numerics/checks.js";
import { shownText } from "./characters.js";

const DECIMAL: Readonly<Record<string, RegExp>> = {
  ".": /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i,
  ",": /^[+-]?(\d+,?\d*|,\d+)(e[+-]?\d+)?$/i,
};

/** Three digits at a time, set apart by a sign: 1,500 or 1.500.000,5. */
const THOUSANDS = /^[+-]?\d{1,3}(?:([,.'’\s])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$/;

/** Digits of any script with signs of money, of percent or of a loss around them, or in another notation. */
const DRESSED =
  /^'?[(+\-\u2010-\u2015\u2212]*\s?\p{Sc}?\s?\p{Nd}[\p{Nd}.,\u066b'’\s]*(d[+-]?\d+)?\s?[%‰\p{Sc})]?$|^[+-]?0x[\da-f]+$/iu;

/** Is the field a number in decimal notation with this decimal mark? */
export function isNumber(field: string, decimal: string): boolean {
  return DECIMAL[decimal]!.test(field);
}

/** Is it a number as somebody writes it, with any decimal mark, or with more than decimal notation has? */
export function isMeantAsNumber(field: string): boolean {
  return isNumber(field, ".") || isNumber(field, ",") || DRESSED.test(field);
}

/**
 * A field as a number in decimal notation, such as `-1.5` or `2e-3`. Whatever else stands there, a word,
 * a number with its thousands set apart, one too large or too small for a double, throws with the line and
 * the column, and with the name of a character that only looks like a sign, a digit or a blank. `way` leads
 * on where the field tells of none itself.
 */
export function parseNumber(
  who: string,
  where: () => string,
  field: string,
  decimal: string = ".",
  way: () => string | undefined = () => undefined,
): number {
  const written = isNumber(field, decimal);
  const value = written ? Number(field.replace(",", ".")) : NaN;
  const lost = value === 0 && /[1-9]/.test(field.replace(/e.*/i, ""));
  if (Number.isFinite(value) && !lost) return value;
  const finite = decimal === "." ? "a finite number" : "a finite number with a decimal comma";
  const rule = lost ? "0 or a number of at least 5e-324" : finite;
  requireThat(false, who, where(), rule, shownText(field), written ? undefined : (ownWay(field, decimal) ?? way())); // prettier-ignore
}

/** How a number is read that is written in another way. */
function ownWay(field: string, decimal: string): string | undefined {
  const other = decimal === "." ? "," : ".";
  const reads = isNumber(field, other);
  const mark = other === "," ? "a decimal comma" : "a decimal point";
  const set = THOUSANDS.exec(field)?.[1];
  if (set === undefined) return reads ? `decimal: "${other}" reads ${mark}` : undefined;
  const whole = `where it sets thousands apart, ${shownText(set)} is to be taken out of the file`;
  return reads ? `${whole}; decimal: "${other}" reads it as ${Number(field.replace(",", "."))}` : whole; // prettier-ignore
}
