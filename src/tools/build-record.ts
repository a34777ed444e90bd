import { sourceStamp } from "../jupyter/build-stamp.js";
import { reachedCode } from "./reached-code.js";

/**
 * The text of `build.json`, written last into a whole and sound build in `dist`: `sources`, SHA-256 of
 * each source, by which `ready()` knows a stale build; `code`, by which `kept` knows a stale result.
 */
export async function buildRecord(dist: string): Promise<string> {
  const record = { sources: sourceStamp(), code: await reachedCode(dist) };
  return `${JSON.stringify(record, null, 1)}\n`;
}
