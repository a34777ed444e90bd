import { readFile } from "node:fs/promises";
import { TextDecoder } from "node:util";
import { requireThat } from "../numerics/checks.js";
import { shownText } from "./characters.js";

/** How files begin that people take for tables of text, and what to do with them. */
const OTHERS: readonly (readonly [start: string | RegExp, thing: string, way: string])[] = [
  ["PK\x03\x04", "a zip file, such as an Excel workbook (.xlsx)", "save its table as CSV"],
  ["\xd0\xcf\x11\xe0", "an old Excel workbook (.xls)", "save its table as CSV"],
  ["\x1f\x8b", "a gzip file (.gz)", "unpack it first: gunzip"],
  ["BZh", "a bzip2 file (.bz2)", "unpack it first: bunzip2"],
  ["\xfd7zXZ", "an xz file (.xz)", "unpack it first: unxz"],
  ["\x28\xb5\x2f\xfd", "a zstd file (.zst)", "unpack it first: unzstd"],
  ["%PDF-", "a PDF document", "save its table as CSV"],
  ["PAR1", "a Parquet file", "save its table as CSV"],
  ["\x93NUMPY", "a NumPy array (.npy)", "save its table as CSV"],
  ["\x89HDF", "an HDF5 file", "save its table as CSV"],
  ["SQLite format", "an SQLite database", "save its table as CSV"],
  ["{\\rtf", "an RTF document", "save its table as plain text"],
  ["version https://git-lfs", "a Git LFS pointer, not the file itself", "git lfs pull brings it"],
  [/^[./]*(\.git)?\/annex\/objects\//, "a git-annex pointer, not the file itself", "git annex get brings it"], // prettier-ignore
  [/^\s*<(!doctype|html|head|body|!--|meta|table)/i, "an HTML page", "download the file itself"],
  [/^\s*<\?xml/, "an XML document", "save its table as CSV"],
  [/^\s*@relation\b/i, "an ARFF file", "save its table as CSV"],
  [/^\s*[[{]\s*["[{]/, "JSON", "save its table as CSV"],
];

/** Byte order marks and the encodings that they stand for. */
const MARKS: readonly (readonly [mark: string, encoding: string])[] = [
  ["\xef\xbb\xbf", "utf-8"],
  ["\xff\xfe", "utf-16le"],
  ["\xfe\xff", "utf-16be"],
];

/**
 * The text of a file, accents composed (NFC), without a byte order mark.
 *
 * `encoding` is a name that TextDecoder knows, such as "latin1"; left out, it is that of the byte order
 * mark, else UTF-8. Throws an ArgumentError, in the name of `who`, when the file cannot be read, when it
 * is none of text (a workbook, an archive, a web page, a pointer), and when it is not in that encoding.
 */
export async function readText(who: string, path: string, encoding?: string): Promise<string> {
  const bytes = await read(who, path);
  const start = bytes.subarray(0, 1000).toString("latin1");
  const mark = MARKS.find(([bytes]) => start.startsWith(bytes));
  if (mark === undefined) requireTable(who, path, start);
  const name = encoding ?? mark?.[1] ?? "utf-8";
  const decoder = decoderOf(who, name);
  if (mark !== undefined) {
    const rule = `${mark[1]}, as the byte order mark of ${path} says`;
    requireThat(decoder.encoding === mark[1], who, "encoding", rule, name);
  }
  const wide = decoder.encoding.startsWith("utf-16");
  if (!wide) requireNoZeros(who, path, bytes);
  if (/^(windows|iso|mac)/.test(decoder.encoding)) requireOwnBytes(who, path, bytes, name);
  try {
    return decoder.decode(bytes).normalize("NFC");
  } catch {
    const at = firstBadByte(bytes, name);
    const line = bytes.subarray(0, at).toString("latin1").split(/\r\n|\n|\r/).length; // prettier-ignore
    const seen = new TextDecoder("latin1").decode(bytes.subarray(at, at + 1));
    const value = `the byte 0x${bytes[at]!.toString(16).toUpperCase()} in line ${line}`;
    const way =
      name === "utf-8"
        ? `; encoding: "latin1" reads it as "${seen}", as Windows and older programs write`
        : "";
    requireThat(false, who, path, `text in ${name}`, value + way);
  }
}

async function read(who: string, path: string): Promise<Buffer> {
  requireThat(typeof path === "string", who, "path", "a text", path);
  const remote = /^https?:\/\//i.test(path);
  requireThat(!remote, who, "path", "a file on this machine", path, "download it first");
  try {
    return await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    requireThat(false, who, "path", "a file that can be read", `${path} (${code})`);
  }
}

function requireTable(who: string, path: string, start: string): void {
  const other = OTHERS.find(([sign]) =>
    typeof sign === "string" ? start.startsWith(sign) : sign.test(start),
  );
  requireThat(other === undefined, who, path, "a table as text", other?.[1], other?.[2]);
}

function decoderOf(who: string, encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    const rule = "the name of an encoding, such as utf-8, latin1 or utf-16le";
    requireThat(false, who, "encoding", rule, encoding);
  }
}

/** A zero byte is no character of a table: in every second place it is the other half of UTF-16. */
function requireNoZeros(who: string, path: string, bytes: Buffer): void {
  const at = bytes.indexOf(0);
  const half = at % 2 === 1 ? "utf-16le" : "utf-16be";
  const way = bytes.indexOf(0, at + 1) === at + 2 ? `encoding: "${half}" may read it` : undefined;
  requireThat(at < 0, who, path, "text", `a zero byte at byte ${at + 1}`, way);
}

/** Accents that read as UTF-8 are UTF-8: in a one-byte encoding such sequences mean nothing. */
function requireOwnBytes(who: string, path: string, bytes: Buffer, encoding: string): void {
  if (bytes.every((byte) => byte < 0x80)) return;
  let reads = true;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    reads = false;
  }
  const rule = `utf-8, in which all of ${path} reads`;
  requireThat(!reads, who, "encoding", rule, shownText(encoding));
}

/** The start of the first sequence that does not decode; found by halving, as its prefixes all fail. */
function firstBadByte(bytes: Buffer, encoding: string): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, middle), {
        stream: true,
      });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  let at = bad - 1;
  while (at > 0 && bytes[at]! < 0x80) at--;
  return at;
}
