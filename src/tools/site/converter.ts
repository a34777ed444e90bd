import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { ROOT } from "../cells/notebooks.js";
import type { Place } from "./places.js";

/** The Python program that makes the insides of pages, for as long as it is not closed. */
export interface Converter {
  html(place: Place): Promise<string>;
  close(): void;
}

const PROGRAM = join(ROOT, "src", "tools", "site", "convert.py");

/** Starts `convert.py` with the interpreter `python`; it answers in the order in which it is asked. */
export function startConverter(python: string): Converter {
  const child = spawn(python, [PROGRAM], { cwd: ROOT, stdio: ["pipe", "pipe", "pipe"] });
  const waiting: { answer: (html: string) => void; fail: (error: Error) => void }[] = [];
  let complaint = "";
  child.stderr.on("data", (text) => (complaint += text));
  createInterface(child.stdout).on("line", (line) =>
    waiting.shift()?.answer(JSON.parse(line) as string),
  );
  const ended = (error?: Error): void => {
    for (const { fail } of waiting.splice(0))
      fail(error ?? new Error(`The pages could not be made:\n${complaint}`));
  };
  child.on("error", ended);
  child.on("close", () => ended());
  return {
    html: ({ kind, file }) =>
      new Promise((answer, fail) => {
        waiting.push({ answer, fail });
        child.stdin.write(`${JSON.stringify({ kind, path: join(ROOT, file) })}\n`);
      }),
    close: () => void child.stdin.end(),
  };
}
