/**
 * A sabotage puts one error into the library, or into what the cells get from it, and looks which
 * claims of a notebook notice. A claim that no sabotage makes miss may be a claim that cannot fail.
 */
import { fork } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { affectedCells, type Touched } from "./affected-cells.js";
import * as collector from "./collector.js";
import type { MadeClaim } from "./collector.js";
import { reachingExports } from "./reaching-exports.js";
import { codeCells } from "../cells/joined-cells.js";
import { joined, type Notebook } from "../cells/normal-form.js";
import { ROOT } from "../cells/notebooks.js";
import { onSignal } from "../on-signal.js";
import { copyProject } from "./project-copy.js";

/** One error, and the claims of the notebook that it makes miss. */
export type Sabotage = (Wrap | Patch) & {
  /** What is wrong, in words: "the gradient has the wrong sign". */
  readonly name: string;
  /** The claims that are made and missed. */
  readonly missed: readonly string[];
  /** The claims that are not made because a cell throws before; without them no cell may throw. */
  readonly unreached?: readonly string[];
};

/** An export of a door that the cells call is replaced. `replace` is sent to another process as text. */
export interface Wrap {
  readonly kind: "wrap";
  readonly door: string;
  readonly target: string;
  readonly replace: (original: never) => unknown;
}

/** Texts that occur exactly once in a built file (its path below dist/) are replaced by others. */
export interface Patch {
  readonly kind: "patch";
  readonly file: string;
  readonly edits: readonly (readonly [from: string, to: string])[];
}

/** What a run of the cells came to: the claims that were made, and the error that ended it, in `cell`. */
export interface CellsRun {
  readonly claims: readonly MadeClaim[];
  readonly cell?: string;
  readonly error?: string;
}

/** A sabotage may make a loop endless; a notebook is meant to take 20 s. */
const LIMIT_MS = 180_000;

/**
 * What the cells of a notebook come to with a sabotage: those that it can touch are run, with those that
 * they need; the claims of the others are taken from `sound`, the run of all cells without it.
 */
export async function runSabotaged(
  notebook: Notebook,
  sabotage: Sabotage,
  sound: CellsRun,
): Promise<CellsRun> {
  const chosen = affectedCells(notebook, touchedBy(sabotage));
  const run = await runCells(notebook, sabotage, chosen);
  if (run.error !== undefined && run.cell === undefined) return run;
  const order = codeCells(notebook).map(({ id }) => id);
  const reached = run.cell === undefined ? order : order.slice(0, order.indexOf(run.cell));
  const others = sound.claims.filter(
    ({ cell }) => reached.includes(cell) && !chosen.includes(cell),
  );
  const claims = [...others, ...run.claims];
  return { ...run, claims: claims.sort((a, b) => order.indexOf(a.cell) - order.indexOf(b.cell)) };
}

function touchedBy(sabotage: Sabotage): Touched {
  if (sabotage.kind === "patch") return reachingExports(join(ROOT, "dist"), sabotage.file);
  return (door, name) => door === sabotage.door && name === sabotage.target;
}

/**
 * Runs the cells of a notebook, or those `chosen`, in plain Node, on a copy of the built library and its
 * data, with the sabotage if one is given. Displays show nothing and claims are collected, not thrown.
 *
 * @throws Error when the text to patch does not occur exactly once, or when the cells do not import from
 *   the door that is named.
 */
export async function runCells(
  notebook: Notebook,
  sabotage?: Sabotage,
  chosen?: readonly string[],
): Promise<CellsRun> {
  const copy = copyProject(["package.json", "dist", "data"], isRun);
  try {
    if (sabotage?.kind === "patch") patch(join(copy.folder, "dist", sabotage.file), sabotage);
    const folder = join(copy.folder, "notebooks");
    mkdirSync(folder);
    writeFileSync(join(folder, "cells.mjs"), cellsModule(notebook, chosen));
    const doors = doorsOf(notebook);
    if (sabotage?.kind === "wrap" && !doors.has(sabotage.door)) {
      throw new Error(`"${sabotage.name}" requires the cells to import from ${sabotage.door}`);
    }
    for (const door of doors) {
      const path = join(folder, "doors", `${door}.mjs`);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, await doorModule(door, sabotage));
    }
    return await runIn(copy.folder);
  } finally {
    copy.remove();
  }
}

/** Types and tests are not part of what runs. */
function isRun(path: string): boolean {
  return !path.endsWith(".d.ts") && !path.endsWith(".test.js");
}

function patch(path: string, { name, file, edits }: Patch & { name: string }): void {
  for (const [from, to] of edits) {
    const pieces = readFileSync(path, "utf8").split(from);
    if (pieces.length !== 2) {
      const times = pieces.length - 1;
      throw new Error(`"${name}" requires its text to occur once in dist/${file}, got ${times}`);
    }
    writeFileSync(path, pieces.join(to));
  }
}

/** The cells as one module that says which cell it enters and imports the doors that are laid out. */
function cellsModule(notebook: Notebook, chosen?: readonly string[]): string {
  const cells = codeCells(notebook)
    .filter(({ id }) => chosen === undefined || chosen.includes(id))
    .map(({ id, source }) => `enterCell(${JSON.stringify(id)});\n${joined(source)}`);
  const compilerOptions = {
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2022,
    verbatimModuleSyntax: true,
  };
  const { outputText } = ts.transpileModule(cells.join("\n"), { compilerOptions });
  const imports = 'import { enterCell } from "../dist/tools/sabotage/collector.js";\n';
  return imports + outputText.replaceAll(DOOR, '"./doors/$1.mjs"');
}

/** What a cell imports from the library; the door is the path below dist/. */
const DOOR = /"\.\.\/dist\/([a-z0-9/-]+)\/index\.js"/g;

function doorsOf(notebook: Notebook): Set<string> {
  const sources = codeCells(notebook).map(({ source }) => joined(source));
  return new Set([...sources.join("\n").matchAll(DOOR)].map(([, door]) => door!));
}

/**
 * A door as the cells see it: an export that is named here stands before the one of the star. A door of
 * which all is replaced is not loaded: the kernel behind it takes a second.
 */
async function doorModule(door: string, sabotage?: Sabotage): Promise<string> {
  const built = (path: string): string =>
    JSON.stringify(`${"../".repeat(1 + door.split("/").length)}dist/${path}`);
  const exported = Object.keys(await import(`../../${door}/index.js`));
  const shown = exported.filter((name) => name in collector);
  const lines = [`export { ${shown.join(", ")} } from ${built("tools/sabotage/collector.js")};`];
  if (shown.length < exported.length) lines.push(`export * from ${built(`${door}/index.js`)};`);
  if (sabotage?.kind === "wrap" && sabotage.door === door) {
    const { target, replace } = sabotage;
    lines.push(`import { ${target} as original } from ${built(`${door}/index.js`)};`);
    lines.push(`export const ${target} = (${replace.toString()})(original);`);
  }
  return lines.join("\n");
}

/** Runs the laid-out cells in a process of their own, which sends what it has collected. */
async function runIn(folder: string): Promise<CellsRun> {
  const child = fork(join(folder, "dist", "tools", "sabotage", "collect.js"), {
    cwd: join(folder, "notebooks"), // As in the kernel: cells name files from their notebook's folder.
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    timeout: LIMIT_MS,
  });
  const forget = onSignal(async () => child.kill());
  let stderr = "";
  child.stderr!.on("data", (chunk: Buffer) => (stderr += chunk));
  try {
    return await new Promise<CellsRun>((resolve, reject) => {
      child.once("message", (run) => resolve(run as CellsRun));
      child.once("error", reject);
      child.once("close", (code, signal) =>
        resolve({ claims: [], error: `the cells ended with ${signal ?? code}: ${stderr}` }),
      );
    });
  } finally {
    forget();
    child.kill();
  }
}
