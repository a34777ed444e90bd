import assert from "node:assert/strict";
import { join, relative, sep } from "node:path";
import { test } from "node:test";
import ts from "typescript";
import { ROOT } from "./notebooks.js";
import { projectConfig } from "./compile-cells.js";
import { lintFile, lintText, powerRules, sourceRules } from "./lint.js";

/** The lines at which a text breaks the rules on powers. */
function powersIn(text: string): number[] {
  return lintText(text, "/made-up.ts", powerRules).map(({ line }) => line);
}

test("powers with an integer literal pass; Math.pow and every other power are red", () => {
  const good = ["let x = 3;", "x = x ** 2 + 2 ** -53 + Math.sqrt(x) + Number(10n ** 20n);"];
  const bad = ["x = x ** 0.5;", "x = x ** x;", "x **= 1.5;", "x = x ** -x;"];
  const pow = ["x = Math.pow(x, 2);", "const { pow } = Math;", "x = pow(2, x);"];
  assert.deepEqual(powersIn(good.join("\n")), []);
  assert.deepEqual(powersIn([...good, ...bad, ...pow].join("\n")), [3, 4, 5, 6, 7, 8]);
});

test("no source leaves a promise floating; what computes numbers takes only safe powers", () => {
  const { fileNames, options } = projectConfig(ROOT);
  const program = ts.createProgram(fileNames, options);
  const said = fileNames.flatMap((path) => {
    const name = relative(join(ROOT, "src"), path);
    const numeric =
      !["tools", "plots", "paper"].includes(name.split(sep)[0]!) && !/\.test\.ts$/.test(name);
    return lintFile(program, path, { ...sourceRules, ...(numeric ? powerRules : {}) }).map(
      ({ line, message }) => `src/${name}:${line}: ${message}`,
    );
  });
  assert.deepEqual(said, []);
});
