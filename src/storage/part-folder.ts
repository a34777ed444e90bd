import { existsSync } from "node:fs";
import { readdir, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { requireThat } from "../numerics/checks.js";
import type { PartStore } from "../numerics/parallel-map.js";
import { writeFileAtomic } from "./atomic-write.js";
import { type Json, partChecksum } from "./kept-result.js";

/** What the parts of a folder say of themselves, and what is asked of them. */
export interface PartRules<R> {
  /** What a part belongs to. One in which a field differs is of other work: it is refused. */
  readonly belongs: Readonly<Record<string, Json>>;
  /** By what parts are made here; others may be made elsewhere. */
  readonly madeBy: Readonly<Record<string, Json>>;
  /** How many runs the part with this key is to have, and how many a result has. */
  readonly runs: (key: string) => number;
  readonly runsIn: (result: R) => number | undefined;
  /**
   * Told in one sentence that a damaged part (no JSON, too few runs, other numbers than were written) was
   * put aside as `<key>.json.damaged`, and counts as not there. Without it such a part is refused.
   */
  readonly notice?: (sentence: string) => void;
}

/** A store of parts that tells what is there. */
export interface PartFolder<R> extends PartStore<R> {
  /** The keys of the parts that have a file; throws on a file that is none of `keys`. */
  present(keys: readonly string[]): Promise<Set<string>>;
}

/**
 * Finished parts of a computation as files `<key>.json` of a folder, written atomically, so that several
 * processes, on several machines, may share it. Each says what it belongs to, by what it was made and of
 * how many runs it is, with a checksum of its key and its result, before the result.
 *
 * `get` and `present` throw an ArgumentError that names the file of a part that is refused.
 */
export function partFolder<R>(who: string, folder: string, rules: PartRules<R>): PartFolder<R> {
  const { belongs, madeBy, runs, runsIn, notice } = rules;
  const fileOf = (key: string): string => join(folder, `${key}.json`);

  async function get(key: string): Promise<R | undefined> {
    const file = fileOf(key);
    if (!existsSync(file)) return undefined;
    const part = parsed(await readFile(file, "utf8"));
    const other = Object.keys(belongs).find(
      (field) => part !== undefined && !isDeepStrictEqual(part[field], belongs[field]),
    );
    const rule = `a part of the same ${Object.keys(belongs).join(", ")}`;
    requireThat(other === undefined, who, file, rule, `one whose ${other} differs`);
    const has = part === undefined ? "no JSON" : shortfall(key, part);
    if (has === undefined) return part!["result"] as R;
    requireThat(notice !== undefined, who, file, "a whole part", has);
    await rename(file, `${file}.damaged`);
    notice(
      `The part ${file} is damaged (${has}); it was moved to ${file}.damaged and is computed again`,
    );
    return undefined;
  }

  /** What a part has in place of its runs. */
  function shortfall(key: string, part: Record<string, unknown>): string | undefined {
    const expected = runs(key);
    const there = runsIn(part["result"] as R);
    const whole = part["runs"] === expected && there === expected;
    if (whole && part["sum"] !== partChecksum(key, part["result"] as Json))
      return "another part's, or other numbers than written";
    return whole ? undefined : `${there ?? "not a number for each"} of ${expected} runs`;
  }

  async function present(keys: readonly string[]): Promise<Set<string>> {
    const names = existsSync(folder) ? await readdir(folder) : [];
    const files = names.filter((name) => name.endsWith(".json") && !name.startsWith("."));
    const there = new Set(files.map((name) => name.slice(0, -".json".length)));
    const known = new Set(keys);
    const odd = [...there].sort().find((key) => !known.has(key));
    const rule = `one of ${keys.length} parts, ${keys[0]} to ${keys.at(-1)}`;
    requireThat(odd === undefined, who, fileOf(odd ?? ""), rule, "another name");
    return there;
  }

  async function put(key: string, result: R): Promise<void> {
    const part = {
      ...belongs,
      ...madeBy,
      runs: runs(key),
      sum: partChecksum(key, result as Json),
      result,
    };
    await writeFileAtomic(fileOf(key), `${JSON.stringify(part)}\n`);
  }

  return { get, put, present };
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const part: unknown = JSON.parse(text);
    const plain = typeof part === "object" && part !== null && !Array.isArray(part);
    return plain ? (part as Record<string, unknown>) : {};
  } catch {
    return undefined;
  }
}
