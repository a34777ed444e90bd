import { readFile } from "node:fs/promises";
import { isAbsolute } from "node:path";
import { requireThat } from "../numerics/checks.js";
import { decoded } from "./decoded.js";
import { requireTable } from "./file-kind.js";

/**
 * The text of a file, accents composed (NFC), without a byte order mark.
 *
 * `encoding` is a name that TextDecoder knows, such as "latin1"; left out, it is that of the byte order
 * mark, else UTF-8. Throws an ArgumentError, in the name of `who`, when the file cannot be read, when it
 * is none of text (a workbook, an archive, a web page, a pointer), and when it is not in that encoding.
 */
export async function readText(who: string, path: string, encoding?: string): Promise<string> {
  const bytes = await read(who, path);
  requireTable(who, path, bytes.subarray(0, 1000).toString("latin1"));
  const text = decoded(who, path, bytes, encoding).normalize("NFC");
  requireTable(who, path, text);
  return text;
}

const WAYS: Readonly<Record<string, string>> = {
  EISDIR: "it is a folder",
  EACCES: "reading it is not allowed",
};

async function read(who: string, path: string): Promise<Buffer> {
  requireThat(typeof path === "string", who, "path", "a text", path);
  const remote = /^https?:\/\//i.test(path);
  requireThat(!remote, who, "path", "a file on this machine", path, "download it first");
  try {
    return await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const missing = code === "ENOENT" && !isAbsolute(path);
    const way = missing ? `it was looked for in ${process.cwd()}` : WAYS[code ?? ""];
    requireThat(false, who, "path", "a file that can be read", `${path} (${code})`, way);
  }
}
