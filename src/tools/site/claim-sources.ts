/** Where a claim is made, and which files of the library its numbers come from. */
import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";
import { CLAIM_MIME } from "../../claims/ledger.js";
import type { Verdict } from "../../claims/judge.js";
import { codeCells } from "../cells/joined-cells.js";
import { joined, type Notebook } from "../cells/normal-form.js";

/** The cell of a claim, and files below src/ of what its numbers are made with. */
export interface ClaimSource {
  readonly cell: string;
  readonly files: readonly string[];
}

/** Doors of what reads, shows and computes for all: they say nothing of where a claim comes from. */
const COMMON = /^(numerics|data|plots|jupyter|storage|network)$/;
const DOOR = /^\.\.\/dist\/(.*)\/index\.js$/;

/** For each claim of a notebook the cell that makes it and the files that this cell, and what it uses, call. */
export function claimSources(root: string, notebook: Notebook): Map<string, ClaimSource> {
  const cells = codeCells(notebook);
  const statements = cells.flatMap(({ id, source }) => statementsOf(id, joined(source)));
  const found = new Map<string, ClaimSource>();
  for (const { id: cell, outputs } of cells)
    for (const { data } of outputs ?? []) {
      const verdict = data?.[CLAIM_MIME] as Verdict | undefined;
      if (verdict === undefined) continue;
      const names = namesBehind(cell, statements);
      const files = statements.flatMap(({ imports }) =>
        imports.filter(({ local }) => names.has(local)).flatMap((one) => fileOf(root, one)),
      );
      found.set(verdict.id, { cell, files: [...new Set(files)].sort() });
    }
  return found;
}

interface Imported {
  readonly local: string;
  readonly original: string;
  readonly door: string;
}

/** A statement at the top of a cell: what it declares, and every name in it. */
interface Statement {
  readonly cell: string;
  readonly declares: readonly string[];
  readonly names: ReadonlySet<string>;
  readonly imports: readonly Imported[];
}

function statementsOf(cell: string, text: string): Statement[] {
  const source = ts.createSourceFile("cell.ts", text, ts.ScriptTarget.Latest);
  return source.statements.map((statement) => {
    const names = new Set<string>();
    const declares: string[] = [];
    const visit = (node: ts.Node, top: boolean): void => {
      if (ts.isIdentifier(node)) names.add(node.text);
      const inner = top && !ts.isFunctionLike(node) && !ts.isBlock(node);
      if (top && (ts.isVariableDeclaration(node) || ts.isBindingElement(node)))
        if (ts.isIdentifier(node.name)) declares.push(node.name.text);
      if (top && ts.isFunctionDeclaration(node) && node.name !== undefined)
        declares.push(node.name.text);
      ts.forEachChild(node, (child) => visit(child, inner));
    };
    visit(statement, true);
    return { cell, declares, names, imports: importsOf(statement) };
  });
}

function importsOf(statement: ts.Statement): Imported[] {
  if (!ts.isImportDeclaration(statement)) return [];
  const [, door] = DOOR.exec((statement.moduleSpecifier as ts.StringLiteral).text) ?? [];
  const bindings = statement.importClause?.namedBindings;
  if (door === undefined || bindings === undefined || !ts.isNamedImports(bindings)) return [];
  return bindings.elements.map(({ name, propertyName }) => ({
    local: name.text,
    original: (propertyName ?? name).text,
    door,
  }));
}

/** The names in a cell and in the statements that declare them, and so on. */
function namesBehind(cell: string, statements: readonly Statement[]): Set<string> {
  const code = statements.filter(({ imports }) => imports.length === 0);
  const names = new Set(code.filter((one) => one.cell === cell).flatMap((one) => [...one.names]));
  for (let size = -1; size !== names.size;) {
    size = names.size;
    for (const { declares, names: more } of code)
      if (declares.some((name) => names.has(name))) for (const name of more) names.add(name);
  }
  return names;
}

const NAMED = /export (?:type )?\{([^}]*)\} from "(\.[^"]+)"/g;

/** The file from which a door takes a name; none for what is common to all, and for drawings. */
function fileOf(root: string, { original, door }: Imported): string[] {
  if (COMMON.test(door)) return [];
  const index = join(root, "src", door, "index.ts");
  if (!existsSync(index)) return [];
  for (const [, list, from] of readFileSync(index, "utf8").matchAll(NAMED)) {
    const names = list!.split(",").map((one) => one.trim().replace(/^type /, ""));
    if (!names.some((name) => name.split(" as ").at(-1) === original)) continue;
    const file = posix.join(door, from!.replace(/js$/, "ts"));
    return file.includes("/figures/") ? [] : [file];
  }
  return [];
}
