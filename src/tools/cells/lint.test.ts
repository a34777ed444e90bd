import assert from "node:assert/strict";
import { join, relative, sep } from "node:path";
import { test } from "node:test";
import ts from "typescript";
import { ROOT } from "./notebooks.js";
import { projectConfig } from "./compile-cells.js";
import { lintFile, lintText, bitRules, sourceRules } from "./lint.js";

/** The lines at which a text breaks the rules on bits. */
function differing(text: string): number[] {
  return lintText(text, "/made-up.ts", bitRules).map(({ line }) => line);
}

test("powers of two with an integer literal pass; every other power and Math.exp and its kind are red", () => {
  const good = ["let x = 3;", "x = 2 ** 20 + 2 ** -53 + Math.sqrt(x) + Number(10n ** 20n);"];
  const bad = ["x = 2 ** 0.5;", "x = 2 ** x;", "x **= 1.5;", "x = 2 ** -x;", "x = x ** 2;"];
  const named = [
    "x = Math.exp(x);",
    "const { pow } = Math;",
    "x = pow(2, x);",
    "x = [Math.hypot];",
  ];
  assert.deepEqual(differing(good.join("\n")), []);
  assert.deepEqual(differing([...good, ...bad, ...named].join("\n")), [3, 4, 5, 6, 7, 8, 9, 11]);
});

test("no source leaves a promise floating; what computes numbers takes only what has the same bits everywhere", () => {
  const { fileNames, options } = projectConfig(ROOT);
  const program = ts.createProgram(fileNames, options);
  const said = fileNames.flatMap((path) => {
    const name = relative(join(ROOT, "src"), path);
    const numeric = name.split(sep)[0] !== "tools" && !/\.test\.ts$|fixtures/.test(name);
    return lintFile(program, path, { ...sourceRules, ...(numeric ? bitRules : {}) }).map(
      ({ line, message }) => `src/${name}:${line}: ${message}`,
    );
  });
  assert.deepEqual(said, []);
});
