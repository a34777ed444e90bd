/** Whoever does what each sentence says is led to the table, whatever was wrong with the file at once. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { mersenneTwister } from "../numerics/random.js";
import { loadCsv } from "./load-csv.js";

const folder = mkdtempSync(join(tmpdir(), "led-on-"));
after(() => rmSync(folder, { recursive: true }));
const path = join(folder, "t.csv");

const NAMES = ["length", "width", "größe"];
const LABELS = [..."abbababbaab"].map((letter) => (letter === "a" ? "mâle" : "femelle"));
const SEPARATORS = [",", ";", "\t", "|", " "];

/** A table of eleven rows with everything that a number of draws puts wrong, as bytes, and its rows. */
function madeUp(draw: () => number): { bytes: Buffer; rows: string } {
  const pick = <T>(list: readonly T[]): T => list[draw() % list.length]!;
  const chance = (oneIn: number): boolean => draw() % oneIn === 0;
  const separator = pick(SEPARATORS);
  const wide = separator !== " ";
  const comma = separator === ";" && chance(2);
  const values = LABELS.map(() => NAMES.map(() => (draw() % 1000) / 8 - 20));
  const gap = chance(3) ? pick(wide ? ["", "NA", "-", "<NA>"] : ["NA", "?"]) : undefined;
  const index = chance(2) ? pick(wide ? ["id", "", "No.", "none"] : ["id", "none"]) : undefined;
  const quoted = chance(3) ? (text: string): string => `"${text}"` : (text: string): string => text;
  const end = wide && chance(4) ? separator : "";
  const line = (fields: string[]): string => fields.join(separator) + end;

  const header = [...(index === undefined || index === "none" ? [] : [index]), ...NAMES, "y"];
  const lines = values.map((row, i) => {
    const numbers = row.map((x, j) => (gap !== undefined && i === 7 && j === 1 ? gap : `${x}`));
    const first = index === undefined ? [] : [`${i + 1}`];
    const written = comma ? numbers.map((text) => text.replace(".", ",")) : numbers;
    return line([...first, ...written, quoted(LABELS[i]!)]);
  });
  lines.unshift(line(header.map(quoted)));
  if (chance(6)) lines.splice(4, 0, lines[0]!);
  if (chance(6)) lines.push("Source: me");
  if (chance(5)) lines.splice(2, 0, "");
  const notes = draw() % 4;
  if (notes === 0) lines.unshift("# by me, 2020; checked");
  if (notes === 0 && chance(2)) lines.splice(5, 0, "# checked");
  if (notes === 1) lines.unshift("My table");
  if (notes === 1 && chance(2)) lines.unshift("Part one");
  if (wide && chance(10)) lines.unshift(`sep=${separator}`);

  const text = lines.join(pick(["\n", "\r\n", "\r"])) + (chance(2) ? "\n" : "");
  const encoding = pick(["utf8", "latin1", "utf16le"] as const);
  const mark = encoding !== "latin1" && chance(2) ? "\ufeff" : "";
  const kept = values.flatMap((row, i) => (gap !== undefined && i === 7 ? [] : [[...row, LABELS[i]]])); // prettier-ignore
  return { bytes: Buffer.from(mark + text, encoding), rows: JSON.stringify(kept) };
}

/** The options that the last part of a sentence names; of two encodings the first. */
function waysOf(sentence: string): object {
  const way = sentence.slice(sentence.lastIndexOf("; "));
  const named = way.matchAll(/\b([a-zA-Z]+): ("(?:[^"\\]|\\.)*"|\[[^\]]*\])/g);
  return Object.fromEntries(Array.from(named, ([, name, json]) => [name, JSON.parse(json!)]).reverse()); // prettier-ignore
}

test("600 files with several things wrong are read by doing what at most nine sentences say", async () => {
  const draw = mersenneTwister(2020);
  for (let i = 0; i < 600; i++) {
    const { bytes, rows } = madeUp(draw);
    writeFileSync(path, bytes);
    const said: string[] = [];
    for (let options = { label: "y" }; ;) {
      try {
        const { features, featureNames, labels, classNames } = await loadCsv(path, options);
        assert.deepEqual(featureNames, NAMES);
        const read = Array.from(labels, (k, i) => [...features.subarray(3 * i, 3 * i + 3), classNames[k]]); // prettier-ignore
        assert.equal(JSON.stringify(read), rows);
        break;
      } catch (error) {
        const { name, message } = error as Error;
        said.push(message);
        assert.equal(name, "ArgumentError", said.join("\n"));
        assert.ok(said.length <= 9, said.join("\n"));
        options = { ...options, ...waysOf(message) };
      }
    }
  }
});
