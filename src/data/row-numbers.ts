import { ROW_NAMES } from "./csv.js";
import type { CsvRow } from "./records.js";

/** Names of what tells rows apart: index, key, row names, Unnamed: 0. */
const TELLS_APART =
  /^(index|idx|key|uid|uuid|guid|identifier|row ?(names?|ids?|num(ber)?s?)?|unnamed: ?\d+|level_\d|\.{3}\d+)$/i;

/** Names with the word Id: patient_id, ID number, passengerId. */
const IS_ID =
  /(^|[^\p{L}])ids?($|[^\p{L}])|(^|[^\p{L}])I[dD]s?(?!\p{Ll})|\p{Ll}I[dD]($|[^\p{Ll}])|^ID\p{Ll}/u;

/** Names of what counts, where it does: No., Sr. No., serial number, sample. */
const COUNTS =
  /(^|[ .,_-])(#|no|n[°º]|№|nr|num|numbers?|nummer|numéro|numero|número|serial|rows?|records?|obs|observation|case|sample|index|idx|key)[ .]*$/i;

/** What R calls an unnamed column. */
const UNNAMED = /^X(\.\d+)?$/;

/** A column that counts without a name for it, or is of words, needs so many rows to be no accident. */
const ENOUGH_ROWS = 10;

/** In so many rows, this share of the numbers that count may be gone with rows that were left out. */
const GONE = 0.2;

/**
 * Features that are there to tell rows apart: row names; whole numbers or words under a name such as `Id`;
 * whole numbers that count, in any order, under a name such as `No.`; and in ten rows or more, beside another
 * feature, numbers that count up or down, and words that `encoded` does not take of which all are different.
 */
export function rowNumbers(
  rows: readonly CsvRow[],
  names: readonly string[],
  features: readonly number[],
  encoded: (name: string) => boolean,
): number[] {
  const many = rows.length >= ENOUGH_ROWS;
  return features.filter((j) => {
    const name = names[j]!;
    if (name === ROW_NAMES) return true;
    if (rows.length < 2 || encoded(name)) return false;
    const fields = rows.map((row) => row.fields[j] ?? "");
    const isId = TELLS_APART.test(name) || IS_ID.test(name);
    const different = (): number => new Set(fields).size;
    if (fields.every((field) => /^\d+([.,]0*)?$/.test(field))) {
      if (isId && 2 * different() >= fields.length) return true;
      const numbers = fields.map(parseFloat);
      const beside = many && features.length > 1 && goesOneWay(numbers);
      const named = rows.length >= 3 && (COUNTS.test(name) || UNNAMED.test(name));
      return (beside || named) && doCount(numbers, many);
    }
    const words = fields.every((field) => /^[^\p{L}\d]?\p{L}/u.test(field));
    const apart = words ? many || isId : isId && !fields.every(isDecimal);
    return apart && different() === fields.length;
  });
}

/** Different whole numbers without gaps, or with few where they are many. */
function doCount(numbers: readonly number[], many: boolean): boolean {
  const N = numbers.length;
  const sorted = [...numbers].sort((a, b) => a - b);
  const span = sorted.at(-1)! - sorted[0]! + 1;
  return new Set(numbers).size === N && N >= span * (many ? 1 - GONE : 1);
}

function goesOneWay(numbers: readonly number[]): boolean {
  const up = numbers[1]! > numbers[0]!;
  return numbers.every((n, i) => i === 0 || n > numbers[i - 1]! === up);
}

function isDecimal(field: string): boolean {
  return /^[+-]?[\d.,]+(e[+-]?\d+)?$/i.test(field);
}
