import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, rm } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { requireThat } from "../numerics/checks.js";
import type { PartStore } from "../numerics/parallel-map.js";
import { writeFileAtomic } from "./atomic-write.js";

/** Plain data, as JSON can hold it. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The parts of a long computation that were finished before it was stopped, by key. */
export type Parts = PartStore<Json>;

/** What a kept result is: a name, the inputs it was computed from, and the code that computed it. */
export interface KeptResult {
  readonly name: string;
  readonly inputs: Json;
  /** The hash of the code of the computation, which belongs to the identity of the result. */
  readonly code: string;
  /** Computes again even if there is a result, and replaces the committed one. */
  readonly fresh: boolean;
  /** Told, in one sentence each, that a file is damaged, is of other inputs or code, or could not be written. */
  readonly notice: (sentence: string) => void;
}

/** Committed results, and the ignored folder for the rest: other inputs, parts, damaged files. */
export interface KeptFolders {
  readonly committed: URL;
  readonly scratch: URL;
}

const FOLDERS: KeptFolders = {
  committed: new URL("../../data/results/", import.meta.url),
  scratch: new URL("../../.cache/results/", import.meta.url),
};

/**
 * The result of a long computation, read from `data/results/<name>.json` if it belongs to these inputs
 * and this code, else computed and written.
 *
 * Results for other inputs than the committed ones go to an ignored folder, so that a changed grid
 * never overwrites what is committed; `fresh` replaces it. A file whose checksum or inputs do not agree is put
 * aside and computed again. A computation that was stopped finds its finished parts again. Where the result cannot be
 * written it is given all the same. What is returned went through JSON in each case.
 *
 * @throws ArgumentError when the name is not kebab-case or a number of the result is not finite; what
 *   `compute` throws.
 */
export async function keptResult<T extends Json>(
  { name, inputs, code, fresh, notice }: KeptResult,
  compute: (parts: Parts) => Promise<T>,
  { committed, scratch }: KeptFolders = FOLDERS,
): Promise<T> {
  requireThat(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name), "kept", "name", "kebab-case", name);
  const hash = createHash("sha256").update(JSON.stringify(inputs)).update(code).digest("hex");
  const first = new URL(`${name}.json`, committed);
  const other = new URL(`${name}-${hash.slice(0, 16)}.json`, scratch);
  if (!fresh) {
    for (const file of [first, other]) {
      const stored = await readResult<T>(file, { name, hash, inputs }, scratch, notice);
      if (stored !== undefined) return stored.result;
    }
  }
  const place = fresh || !existsSync(first) ? first : other;
  if (!fresh && place === other)
    notice(
      `The kept result ${fileURLToPath(first)} is of other inputs or of other code; this one is computed into ${fileURLToPath(other)}`,
    );
  const partsFolder = new URL(`${name}-${hash.slice(0, 16)}/`, scratch);
  const result = await compute(partsIn(partsFolder, notice));
  const sum = checksum(result);
  const text = `${JSON.stringify({ name, hash, inputs, sum, result })}\n`;
  try {
    await writeFileAtomic(fileURLToPath(place), text);
    await rm(partsFolder, { recursive: true, force: true });
  } catch (error) {
    notice(`The result ${name} is not kept: ${(error as Error).message}`);
  }
  return (JSON.parse(text) as { result: T }).result;
}

/** SHA-256 of a result as it stands in its file, so that a digit that was changed there is noticed. */
export function checksum(result: Json): string {
  return createHash("sha256").update(JSON.stringify(result, finite)).digest("hex");
}

/** JSON would turn ∞ and NaN into null without a word. */
function finite(key: string, value: unknown): unknown {
  const held = typeof value !== "number" || Number.isFinite(value);
  requireThat(held, "kept", `the number at "${key}"`, "finite, as JSON can hold it", value);
  return value;
}

/** What a result says of itself. */
type Identity = Pick<KeptResult, "name" | "inputs"> & { readonly hash: string };

/** The result of a file, if it is this one. A damaged file is put aside, or else stays and is not read. */
async function readResult<T extends Json>(
  file: URL,
  { name, hash, inputs }: Identity,
  scratch: URL,
  notice: (sentence: string) => void,
): Promise<{ result: T } | undefined> {
  if (!existsSync(file)) return undefined;
  const stored = await readChecked<Identity & { result: T }>(file);
  if (stored !== undefined && stored.hash !== hash) return undefined;
  // The hash is that of the inputs which are asked for: where others stand beside it, one of both was edited.
  const same = stored?.name === name && isDeepStrictEqual(stored.inputs, plain(inputs));
  if (same) return stored;
  const path = fileURLToPath(file);
  try {
    await mkdir(scratch, { recursive: true });
    const aside = fileURLToPath(new URL(`${basename(path)}.damaged`, scratch));
    await copyFile(path, aside);
    await rm(path);
    notice(`The kept result ${path} is damaged; it was moved to ${aside} and is computed again`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    notice(
      `The kept result ${path} is damaged and cannot be moved (${code}); it is computed again`,
    );
  }
  return undefined;
}

/** What a file holds, if it is whole: JSON whose result has the checksum that stands beside it. */
async function readChecked<T extends { result: Json }>(
  file: URL,
  sum: (result: Json) => string = checksum,
): Promise<T | undefined> {
  try {
    const stored = JSON.parse(await readFile(file, "utf8")) as T & { sum: string };
    return stored.sum === sum(stored.result) ? stored : undefined;
  } catch {
    return undefined;
  }
}

/** Parts in a folder. The key is in the checksum: the file of another part is not this one. */
function partsIn(folder: URL, notice: (sentence: string) => void): Parts {
  const fileOf = (key: string): URL =>
    new URL(`${createHash("sha256").update(key).digest("hex")}.json`, folder);
  return {
    async get(key: string): Promise<Json | undefined> {
      const file = fileOf(key);
      if (!existsSync(file)) return undefined;
      const stored = await readChecked<{ result: Json }>(file, (part) => partChecksum(key, part));
      if (stored === undefined)
        notice(`The part ${fileURLToPath(file)} is damaged and is computed again`);
      return stored?.result;
    },
    put: (key: string, part: Json) =>
      writeFileAtomic(
        fileURLToPath(fileOf(key)),
        JSON.stringify({ sum: partChecksum(key, part), result: part }),
      ),
  };
}

/** SHA-256 of a part with its key. */
export function partChecksum(key: string, part: Json): string {
  return checksum([key, part]);
}

/** As it is after it went through JSON. */
function plain(value: Json): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
