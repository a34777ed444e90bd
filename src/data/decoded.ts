import { TextDecoder } from "node:util";
import { requireThat } from "../numerics/checks.js";
import { shownText } from "./characters.js";

/** Byte order marks and the encodings that they stand for. */
const MARKS: readonly (readonly [mark: string, encoding: string])[] = [
  ["\xef\xbb\xbf", "utf-8"],
  ["\xff\xfe", "utf-16le"],
  ["\xfe\xff", "utf-16be"],
];

/** The bytes 0x80 to 0x9F in Windows, of which TextDecoder may make the controls of ISO 8859-1; � is none. */
const WINDOWS = "€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ";

/** Controls that no table of text has. */
const BINARY = /[\0-\x08\x0e-\x1a\x1c-\x1f]/;

/** A letter of Western Europe in UTF-8, which in Windows is two that do not stand together. */
const DOUBLED = /[\xc2\xc3][\x80-\xbf]/;

/**
 * The text of bytes, without a byte order mark. Throws, in the name of `who` and of the file `path`, on an
 * encoding that there is not, that contradicts the mark, or in which the bytes are no text, with one that
 * reads them where there is one.
 */
export function decoded(who: string, path: string, bytes: Buffer, asked?: string): string {
  const start = bytes.subarray(0, 1000).toString("latin1");
  const mark = MARKS.find(([bytes]) => start.startsWith(bytes))?.[1];
  const either = mark?.startsWith("utf-16") && /^utf-?16$/i.test(`${asked}`);
  const name = (either ? mark : asked) ?? mark ?? "utf-8";
  const encoding = encodingOf(who, name);
  const rule = `${mark}, as the byte order mark of ${path} says`;
  requireThat(mark === undefined || encoding === mark, who, "encoding", rule, name);
  if (!encoding.startsWith("utf-16")) requireNoZeros(who, path, bytes);
  if (/^(windows|iso|mac)/.test(encoding)) requireOwnBytes(who, path, bytes, name);
  if (encoding === "windows-1252") requireOneEncoding(who, path, bytes, name);
  const text = textOf(bytes, encoding);
  if (text !== undefined) {
    if (encoding.startsWith("utf-16")) requireWide(who, path, bytes, text, encoding);
    return text;
  }
  if (encoding === "utf-8") requireOneEncoding(who, path, bytes, name);
  const at = firstBadByte(bytes, encoding);
  const value = `the byte 0x${bytes[at]!.toString(16).toUpperCase()} in line ${lineAt(bytes, at)}`;
  const foreign = mark === undefined && !BINARY.test(start);
  const way = foreign && !encoding.startsWith("utf-16") ? readings(bytes[at]!) : undefined;
  requireThat(false, who, path, `text in ${name}`, value, way);
}

function encodingOf(who: string, name: string): string {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    const rule = "the name of an encoding, such as utf-8, latin1 or utf-16le";
    requireThat(false, who, "encoding", rule, name);
  }
}

/** The text, or undefined where not all bytes are text in this encoding. */
function textOf(bytes: Buffer, encoding: string): string | undefined {
  if (encoding === "windows-1252") {
    const read = (control: string): string => WINDOWS[control.charCodeAt(0) - 0x80]!;
    const text = bytes.toString("latin1").replace(/[\x80-\x9f]/g, read);
    return text.includes("�") ? undefined : text;
  }
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What reads the byte as a letter, with the letter, so that a look at it tells which is right. */
function readings(byte: number): string | undefined {
  const read = (encoding: string, name: string, habit: string): { seen: string; way: string } => {
    const seen = textOf(Buffer.of(byte), encoding) ?? "";
    return { seen, way: `encoding: "${name}" reads it as "${seen}", as ${habit} write` };
  };
  const windows = read("windows-1252", "latin1", "Windows and older programs");
  const mac = read("macintosh", "macintosh", "older programs on a Mac");
  if (/\p{L}/u.test(windows.seen) || !/\p{L}/u.test(mac.seen)) return windows.way;
  return windows.seen === "" ? mac.way : `${windows.way}, ${mac.way}`;
}

function lineAt(bytes: Buffer, at: number): number {
  return bytes
    .subarray(0, at)
    .toString("latin1")
    .split(/\r\n|\n|\r/).length;
}

/** A zero byte is no character of a table: it may be the other half of one in UTF-16. */
function requireNoZeros(who: string, path: string, bytes: Buffer): void {
  const at = bytes.indexOf(0);
  if (at < 0) return;
  const wide = ["utf-16le", "utf-16be"].find((encoding) => {
    const text = textOf(bytes, encoding) ?? "";
    return /[\r\n]/.test(text) && !BINARY.test(text);
  });
  const way = wide === undefined ? undefined : `encoding: "${wide}" may read it`;
  requireThat(false, who, path, "text", `a zero byte at byte ${at + 1}`, way);
}

/** In UTF-16 a line feed has a zero byte, and with its bytes the other way round is no character of a table. */
function requireWide(
  who: string,
  path: string,
  bytes: Buffer,
  text: string,
  encoding: string,
): void {
  const rule = `text in ${encoding}`;
  requireThat(bytes.length === 0 || bytes.includes(0), who, path, rule, "no zero byte");
  const turned = !/[\r\n]/.test(text) && /[\u0a00\u0d00]/.test(text);
  const other = encoding === "utf-16le" ? "utf-16be" : "utf-16le";
  const way = `encoding: "${other}" reads it`;
  requireThat(!turned, who, path, rule, "bytes in the other order", way);
}

/** Lines of two files in one: some letters are in UTF-8, others are not. */
function requireOneEncoding(who: string, path: string, bytes: Buffer, name: string): void {
  const lines = bytes.toString("latin1").split(/\r\n|\n|\r/);
  const reads = (line: string): boolean =>
    textOf(Buffer.from(line, "latin1"), "utf-8") !== undefined;
  const i = lines.findIndex((line) => DOUBLED.test(line) && reads(line));
  if (i < 0) return;
  const letter = Buffer.from(DOUBLED.exec(lines[i]!)![0], "latin1").toString("utf8");
  const value = `two encodings: "${letter}" in line ${i + 1} is in utf-8, other letters are not`;
  requireThat(false, who, path, `text in ${name}`, value, "save all of it in one");
}

/** Accents that read as UTF-8 are UTF-8: in a one-byte encoding such sequences mean nothing. */
function requireOwnBytes(who: string, path: string, bytes: Buffer, name: string): void {
  const reads = textOf(bytes, "utf-8") !== undefined && bytes.some((byte) => byte >= 0x80);
  const rule = `utf-8, in which all of ${path} reads`;
  requireThat(!reads, who, "encoding", rule, shownText(name));
}

/** The start of the first sequence that does not decode; found by halving, as its prefixes all fail. */
function firstBadByte(bytes: Buffer, encoding: string): number {
  if (encoding === "windows-1252") return bytes.findIndex((byte) => WINDOWS[byte - 0x80] === "�");
  let [good, bad] = [0, bytes.length + 1];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      const decoder = new TextDecoder(encoding, { fatal: true });
      decoder.decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  while (textOf(bytes.subarray(0, good), encoding) === undefined) good--;
  return good;
}
