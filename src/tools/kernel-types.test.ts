/**
 * The kernel reads the library's declarations with a TypeScript of its own, 5.0.4, which is older than
 * the project's and not strict: what it cannot read it takes as `any`, or refuses.
 */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import kernelTs from "@tslab/typescript-for-tslab";
import { createConverter } from "tslab/dist/converter.js";
import ts from "typescript";
import { ROOT } from "./cells/notebooks.js";

const DOORS = ["index", "paper/index", "jupyter/index"];
const declarations = (door: string): string => join(ROOT, "dist", `${door}.d.ts`);

// The converter works in the current folder and resolves imports from there, as in a notebook's.
const folder = mkdtempSync(join(tmpdir(), "kernel-types-"));
after(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, "notebooks"));
for (const name of ["dist", "node_modules"]) symlinkSync(join(ROOT, name), join(folder, name));

const before = process.cwd();
process.chdir(join(folder, "notebooks"));
const converter = createConverter({ isJS: false });
process.chdir(before);
after(() => converter.close());

/** What the kernel says of a cell before it runs it. */
function saidByKernel(cell: string): string[] {
  return converter.convert("", cell).diagnostics.map(({ messageText }) => messageText);
}

/** The names that notebooks can import from a door: values and types apart. */
function exportedNames(door: string): { values: string[]; types: string[] } {
  const program = ts.createProgram([declarations(door)], {
    module: ts.ModuleKind.NodeNext,
    noLib: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(declarations(door))!)!;
  const values: string[] = [];
  const types: string[] = [];
  for (const symbol of checker.getExportsOfModule(module)) {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    (target.flags & ts.SymbolFlags.Value ? values : types).push(symbol.name);
  }
  return { values, types };
}

test("a cell that names every export compiles in the kernel", () => {
  const all = DOORS.map((door) => ({ door, ...exportedNames(door) }));
  assert.ok(all[0].values.includes("softmaxNetwork") && all[0].types.includes("Dataset"));
  const lines = all.map(({ door, values, types }) => {
    const names = [...values, ...types.map((name) => `type ${name}`)].join(", ");
    return `import { ${names} } from "../dist/${door}.js";\n[${values.join(", ")}];`;
  });
  assert.deepEqual(saidByKernel(lines.join("\n")), []);
});

test("a cell that names what is not exported is red", () => {
  const said = saidByKernel('import { hardTreshold } from "../dist/iht/index.js";\nhardTreshold;');
  assert.equal(said.length, 1);
  assert.match(said[0]!, /has no exported member (named )?'"?hardTreshold/);
});

/** What the kernel's compiler finds wrong in declarations of ours when it reads them strictly. */
function saidOfDeclarations(path: string): string[] {
  const program = kernelTs.createProgram([path], {
    noEmit: true,
    strict: true,
    target: kernelTs.ScriptTarget.ES2022,
    moduleResolution: kernelTs.ModuleResolutionKind.Node10,
    typeRoots: [join(ROOT, "node_modules", "@types")],
    types: ["node"],
  });
  return program
    .getSourceFiles()
    .filter(({ fileName }) => !fileName.includes("/node_modules/"))
    .flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ])
    .map(({ messageText }) => kernelTs.flattenDiagnosticMessageText(messageText, " "));
}

test("the kernel's compiler understands every declaration of the library", () => {
  const files = DOORS.map(declarations);
  assert.ok(files.every((file) => existsSync(file)));
  assert.deepEqual(files.flatMap(saidOfDeclarations), []);
});

test("a declaration that the kernel would read as any is red", () => {
  const path = join(folder, "newer.d.ts");
  writeFileSync(path, "export declare function draw(): Float64Array<ArrayBuffer>;\n");
  assert.deepEqual(saidOfDeclarations(path), ["Type 'Float64Array' is not generic."]);
});
