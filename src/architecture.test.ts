import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { codeCells } from "./tools/cells/joined-cells.js";
import { joined } from "./tools/cells/normal-form.js";
import { notebookNames, notebookPath, readNotebook } from "./tools/cells/notebooks.js";

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

/** What may use a name: all sources, tests and sabotages, and the cells of the notebooks. */
const sourcesAndTests = (readdirSync(SOURCES, { recursive: true }) as string[])
  .filter((file) => /\.(ts|mjs)$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(SOURCES, file), "utf8") }));
const cellSources = (): { file: string; text: string }[] =>
  notebookNames().map((name) => ({
    file: `notebooks/${name}`,
    text: codeCells(readNotebook(notebookPath(name)))
      .map(({ source }) => joined(source))
      .join("\n")
      .replaceAll("../dist/", "../"),
  }));
const IMPORT = /(?:import|export) (?:type )?\{([^}]*)\} from "(\.[^"]+)"/g;

/** The imports of a file, types included: as written, and as a path below src/ where relative. */
function imports(file: string): { written: string; path: string | undefined; typeOnly: boolean }[] {
  const text = readFileSync(join(SOURCES, file), "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    if (statement.moduleSpecifier === undefined) return [];
    const written = (statement.moduleSpecifier as ts.StringLiteral).text;
    const path = written.startsWith(".")
      ? posix
          .join(dirname(file), written)
          .replace(/\.js$/, ".ts")
          .replace(/kernel-bytes\.ts$/, "kernel-bytes.d.ts")
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

test("a chapter uses another one by its door", () => {
  const wrong = inOrder
    .filter((file) => chapter(file) !== "")
    .flatMap((file) =>
      imports(file)
        .filter(({ path }) => path !== undefined && chapter(path) !== "")
        .filter(({ path }) => chapter(path!) !== chapter(file) && !path!.endsWith("/index.ts"))
        .map(({ path }) => `${file} imports ${path}`),
    );
  assert.deepEqual(wrong, []);
});

/** A room, or one chapter of its own. */
const room = (file: string): string =>
  file
    .split("/")
    .slice(0, chapter(file) === "" ? 1 : 2)
    .join("/");

/** The names that a door opens, with the file each comes from. */
function opened(door: string): { name: string; path: string }[] {
  const text = readFileSync(join(SOURCES, door), "utf8");
  const source = ts.createSourceFile(door, text, ts.ScriptTarget.Latest);
  return source.statements.filter(ts.isExportDeclaration).flatMap((statement) => {
    const written = (statement.moduleSpecifier as ts.StringLiteral).text;
    const path = posix
      .join(dirname(door), written)
      .replace(/\.js$/, ".ts")
      .replace(/kernel-bytes\.ts$/, "kernel-bytes.d.ts");
    const { elements } = statement.exportClause as ts.NamedExports;
    return elements.map(({ name }) => ({ name: name.text, path }));
  });
}

test("every room and chapter has a door, and every name it opens is used outside or listed as public", () => {
  const rooms = [...new Set(inOrder.map(room))].filter((name) => name !== "tools");
  const doors = rooms.map((name) => `${name}/index.ts`);
  assert.deepEqual(
    doors.filter((door) => !files.includes(door)),
    [],
  );
  const [, publicNames] = readFileSync(join(SOURCES, "README.md"), "utf8").split("## Public names");
  const users = [...sourcesAndTests, ...cellSources()];
  const unused = doors.flatMap((door) =>
    opened(door)
      .filter(({ name, path }) => {
        const word = new RegExp(`\\b${name}\\b`);
        return (
          !word.test(publicNames!) &&
          !users.some(
            ({ file, text }) =>
              room(file) !== room(door) &&
              [...text.matchAll(IMPORT)].some(
                ([, names, from]) =>
                  word.test(names!) &&
                  [path, door].includes(
                    posix
                      .join(dirname(file), from!)
                      .replace(/\.js$/, ".ts")
                      .replace(/kernel-bytes\.ts$/, "kernel-bytes.d.ts"),
                  ),
              ),
          )
        );
      })
      .map(({ name }) => `${door}: ${name}`),
  );
  assert.deepEqual(unused, []);
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
