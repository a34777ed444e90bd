import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
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
  /** Told, in one sentence, that a damaged file was put aside. */
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
 * never overwrites what is committed; `fresh` replaces it. A file whose checksum does not agree is put
 * aside and computed again. A computation that was stopped finds its
 * finished parts again. What is returned went through JSON in either case.
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
      const stored = await readResult<T>(file, scratch, notice);
      if (stored?.hash === hash) return stored.result;
    }
  }
  const partsFolder = new URL(`${name}-${hash.slice(0, 16)}/`, scratch);
  const result = await compute(partsIn(partsFolder));
  const sum = checksum(result);
  const text = `${JSON.stringify({ name, hash, inputs, sum, result })}\n`;
  const place = fresh || !existsSync(first) ? first : other;
  await writeFileAtomic(fileURLToPath(place), text);
  await rm(partsFolder, { recursive: true, force: true });
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

async function readResult<T extends Json>(
  file: URL,
  scratch: URL,
  notice: (sentence: string) => void,
): Promise<{ hash: string; result: T } | undefined> {
  if (!existsSync(file)) return undefined;
  const stored = await readChecked<{ hash: string; result: T }>(file);
  if (stored !== undefined) return stored;
  const aside = new URL(`${file.pathname.split("/").at(-1)}.damaged`, scratch);
  await mkdir(scratch, { recursive: true });
  await rename(file, aside);
  notice(
    `The kept result ${fileURLToPath(file)} is damaged; it was moved to ${fileURLToPath(aside)}`,
  );
  return undefined;
}

/** What a file holds, if it is whole: JSON whose result has the checksum that stands beside it. */
async function readChecked<T extends { result: Json }>(file: URL): Promise<T | undefined> {
  try {
    const stored = JSON.parse(await readFile(file, "utf8")) as T & { sum: string };
    return stored.sum === checksum(stored.result) ? stored : undefined;
  } catch {
    return undefined;
  }
}

function partsIn(folder: URL): Parts {
  const fileOf = (key: string): URL =>
    new URL(`${createHash("sha256").update(key).digest("hex")}.json`, folder);
  return {
    async get(key: string): Promise<Json | undefined> {
      if (!existsSync(fileOf(key))) return undefined;
      return (await readChecked<{ result: Json }>(fileOf(key)))?.result;
    },
    put: (key: string, part: Json) =>
      writeFileAtomic(
        fileURLToPath(fileOf(key)),
        JSON.stringify({ sum: checksum(part), result: part }),
      ),
  };
}
