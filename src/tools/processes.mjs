/** The processes of the machine, and what they have started. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/**
 * Of each process its number, that of its parent and what it was called with: from /proc on Linux, where `ps` may
 * not be installed, else from `ps`; none on Windows.
 */
export function processes(platform = process.platform) {
  if (platform === "win32") return [];
  if (platform === "linux") return readdirSync("/proc").filter(isNumber).flatMap(fromFiles);
  const lines = execFileSync("ps", ["-Aww", "-o", "pid=,ppid=,args="], { encoding: "utf8" });
  return [...lines.matchAll(/^ *(\d+) +(\d+) +(.*)$/gm)].map(([, pid, parent, args]) => ({
    pid: Number(pid),
    parent: Number(parent),
    args,
  }));
}

const isNumber = (name) => /^\d+$/.test(name);

function fromFiles(name) {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, "utf8");
    const [, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const args = readFileSync(`/proc/${name}/cmdline`, "utf8").split("\0").join(" ").trim();
    return [{ pid: Number(name), parent: Number(parent), args }];
  } catch {
    return []; // It has ended in the meantime.
  }
}

/** The numbers of the processes that these have started, and that those have started. */
export function startedBy(parents) {
  const all = processes();
  const found = [];
  for (let last = parents; last.length > 0;) {
    last = all.filter(({ parent }) => last.includes(parent)).map(({ pid }) => pid);
    found.push(...last);
  }
  return found;
}
