import { readFileSync } from "node:fs";

/** The expected values in `src/<room>/fixtures/<script>.json`, for tests; the script of that name made them. */
export function fixture<T>(name: `${string}/${string}`): T {
  const [, room, script] = /^(.*)\/(.*)$/.exec(name)!;
  const file = new URL(`../../src/${room}/fixtures/${script}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as T;
}
