import { requireThat } from "../numerics/checks.js";
import { shownText, someOf } from "./characters.js";
import { isNumber } from "./numbers.js";
import { commentSign, type CsvRow, isExcels, type ReadRecords, skipping } from "./records.js";
import { filledWidth, placeOfName, usualWidth } from "./separator.js";

/**
 * Throws unless the first record looks like names: not a comment, not a title or several lines of one, not
 * numbers. Where the `label` is known, the names are where it stands.
 */
export function requireNames(
  who: string,
  source: string,
  text: string,
  { records, format, label }: ReadRecords,
): void {
  const place = label === undefined ? -1 : placeOfName(records, label);
  const before = place >= 0 ? namesAt(records, place) : titlesOf(records);
  const titles = records.slice(0, isExcels(records[0]!) ? 1 : before);
  const [first] = records;
  const sign = commentSign(text, first!.line);
  const alone = label !== undefined && place < 0 && first!.fields.length === 1;
  if (sign !== undefined && (titles.length > 0 || alone))
    refuse(who, source, [first!], `comment: "${sign}" leaves such lines out`);
  const lines = titles.map(({ line }) => line);
  const [they, them] = lines.length === 1 ? ["it is", "it"] : ["they are", "them"];
  const way = `if ${they} a title, ${skipping(format, lines)} leaves ${them} out`;
  if (titles.length > 0) refuse(who, source, titles, way);

  const { fields } = first!;
  const number = fields.some((field) => isNumber(field, ".") || isNumber(field, ","));
  const unnamed = `header: false reads it as a row, of "column 1" to "column ${fields.length}"`;
  if (number) refuse(who, source, [first!], `${unnamed}, header: true takes it as names`);
}

/** The place of the names: where the label stands, unless that is a row with numbers. */
function namesAt(records: readonly CsvRow[], place: number): number {
  return records[place]!.fields.some((field) => isNumber(field, ".")) ? 0 : place;
}

/** How many first records are titles: one field alone, or fewer than names would have. */
function titlesOf(records: readonly CsvRow[]): number {
  const width = usualWidth(records);
  const isNames = ({ fields }: CsvRow): boolean => {
    const filled = fields.filter((field) => field !== "").length;
    return filledWidth(fields) >= width - 1 && (filled !== 1 || width < 2);
  };
  return Math.max(0, records.findIndex(isNames));
}

function refuse(who: string, source: string, records: readonly CsvRow[], way: string): never {
  const lines = records.map(({ line }) => line).join(", ");
  const where = `line${records.length === 1 ? "" : "s"} ${lines} of ${source}`;
  const shown = records.map(({ fields }) => shownText(someOf(fields)));
  const value = shown.length <= 4 ? shown.join(" and ") : someOf(shown, 3);
  requireThat(false, who, where, "the names of the columns", value, way);
}
