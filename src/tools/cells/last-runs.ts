import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeFileAtomic } from "../../storage/atomic-write.js";
import { ROOT } from "./notebooks.js";

const FILE = join(ROOT, ".cache", "last-runs.json");

/**
 * Notes that the notebooks `ran` ran at this time, and says in one sentence when each other one of `all`
 * did last on this machine; "" where all ran.
 */
export async function noteRuns(
  all: readonly string[],
  ran: readonly string[],
  now: Date,
  file: string = FILE,
): Promise<string> {
  const last = noted(file);
  for (const name of ran) last[name] = now.toISOString();
  await writeFileAtomic(file, `${JSON.stringify(last, null, 1)}\n`);
  const others = all.filter((name) => !ran.includes(name));
  if (others.length === 0) return "";
  const when = (name: string): string =>
    `${name} (${last[name]?.slice(0, 16).replace("T", " ") ?? "never here"})`;
  return `Not run now, with the time of the last run here, UTC: ${others.map(when).join(", ")}; npm run claims lists what they claim.`;
}

/** What was noted; a file that is not there, or damaged, tells nothing. */
function noted(file: string): Record<string, string> {
  try {
    const notes: unknown = JSON.parse(readFileSync(file, "utf8"));
    const times = Object.entries(notes ?? {}).filter(([, time]) => !Number.isNaN(Date.parse(time)));
    return Object.fromEntries(times) as Record<string, string>;
  } catch {
    return {};
  }
}
