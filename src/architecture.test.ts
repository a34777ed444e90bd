import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** A file imports only from its own folder and from folders to its left. */
const ORDER =
  "numerics data network minima iht storage runs plots chapters claims paper jupyter tools".split(
    " ",
  );

/** What only some folders may load: package or builtin → the folders that may. */
const CONFINED: [RegExp, string[]][] = [
  [/^tslab/, ["jupyter"]],
  [/^playwright-core$/, ["paper", "tools"]],
  [/^danfojs-node$/, []],
  [/^node:fs/, ["data", "storage", "paper", "jupyter", "tools"]],
];

const SOURCES = fileURLToPath(new URL("../src/", import.meta.url));

const files = (readdirSync(SOURCES, { recursive: true }) as string[])
  .filter((file) => /\.(ts|mjs)$/.test(file) && !file.endsWith(".test.ts"))
  .filter((file) => !file.includes("fixtures/") && !file.endsWith("sabotages.ts"))
  .filter((file) => !file.startsWith("network/kernel/"))
  .sort();

/** The imports of a file, types included: as written, and as a path below src/ where relative. */
function imports(file: string): { written: string; path: string | undefined; typeOnly: boolean }[] {
  const text = readFileSync(join(SOURCES, file), "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    if (statement.moduleSpecifier === undefined) return [];
    const written = (statement.moduleSpecifier as ts.StringLiteral).text;
    const path = written.startsWith(".")
      ? posix.join(dirname(file), written).replace(/\.js$/, ".ts")
      : undefined;
    const typeOnly =
      ts.isImportDeclaration(statement) && statement.importClause?.isTypeOnly === true;
    return [{ written, path, typeOnly }];
  });
}

const folder = (file: string): string => file.split("/")[0]!;
const inOrder = files.filter((file) => file.includes("/"));

test("every folder has its place in the order", () => {
  const strangers = inOrder.filter((file) => !ORDER.includes(folder(file)));
  assert.deepEqual(strangers, []);
});

test("a file imports only from its own folder and from those to its left", () => {
  const wrong = inOrder.flatMap((file) =>
    imports(file)
      .filter(({ path }) => path !== undefined)
      .filter(({ path }) => !(ORDER.indexOf(folder(path!)) <= ORDER.indexOf(folder(file))))
      .concat(imports(file).filter(({ path }) => path !== undefined && !path.includes("/")))
      .map(({ path }) => `${file} imports ${path}`),
  );
  assert.deepEqual(wrong, []);
});

const chapter = (file: string): string => (folder(file) === "chapters" ? file.split("/")[1]! : "");

test("a chapter imports only from chapters with a smaller number", () => {
  const wrong = inOrder
    .filter((file) => chapter(file) !== "")
    .flatMap((file) =>
      imports(file)
        .filter(({ path }) => path !== undefined && chapter(path) > chapter(file))
        .map(({ path }) => `${file} imports ${path}`),
    );
  assert.deepEqual(wrong, []);
});

test("there are no circles", () => {
  const done = new Set<string>();
  const visit = (file: string, trail: string[]): void => {
    assert.ok(!trail.includes(file), `a circle: ${[...trail, file].join(" → ")}`);
    if (done.has(file)) return;
    for (const { path } of imports(file)) if (path !== undefined) visit(path, [...trail, file]);
    done.add(file);
  };
  inOrder.filter((file) => file.endsWith(".ts")).forEach((file) => visit(file, []));
});

test("kernel, browser, tables and the disk are loaded only where they belong", () => {
  const wrong = inOrder.flatMap((file) =>
    imports(file)
      .filter(({ written, typeOnly }) =>
        CONFINED.some(
          ([name, allowed]) => !typeOnly && name.test(written) && !allowed.includes(folder(file)),
        ),
      )
      .map(({ written }) => `${file} imports ${written}`),
  );
  assert.deepEqual(wrong, []);
});

test("nothing left of claims reads the clock, draws from global randomness or prints", () => {
  const pure = ORDER.slice(0, ORDER.indexOf("claims") + 1);
  const wrong = inOrder
    .filter((file) => pure.includes(folder(file)))
    .filter((file) =>
      /\b(Date\.now|new Date|performance\.now|Math\.random|console\.)/.test(
        readFileSync(join(SOURCES, file), "utf8"),
      ),
    );
  assert.deepEqual(wrong, []);
});
