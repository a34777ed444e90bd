import { sourceStamp } from "../jupyter/build-stamp.js";
import { builtFiles } from "./built-files.js";
import { exporterCode, reachedCode } from "./reached-code.js";

/**
 * The text of `build.json`, written last into a whole and sound build in `dist`: `sources`, SHA-256 of
 * each source, by which `ready()` knows a stale build; `code`, by which `kept` knows a stale result; `exporter`, by
 * which a picture knows what drew it; `built`, by which the set-up knows a damaged build.
 */
export async function buildRecord(dist: string): Promise<string> {
  const [code, exporter] = await Promise.all([reachedCode(dist), exporterCode(dist)]);
  const record = { sources: sourceStamp(), code, exporter, built: builtFiles(dist) };
  return `${JSON.stringify(record, null, 1)}\n`;
}
