/** Which cells of a notebook a sabotage can touch: the others give what they gave without it. */
import ts from "typescript";
import { codeCells } from "../cells/joined-cells.js";
import { joined, type Notebook } from "../cells/normal-form.js";

/** Whether the export `name` of a door (its path below dist/) behaves otherwise. */
export type Touched = (door: string, name: string) => boolean;

/** A statement at the top of a cell, or one name that it imports. */
interface Part {
  readonly cell: string;
  /** Top names that it declares, that it reads, and those whose values it may change. */
  readonly declares: readonly string[];
  readonly uses: ReadonlySet<string>;
  readonly changes: ReadonlySet<string>;
  /** For an imported name: whether the sabotage touches it. */
  readonly touched?: boolean;
}

/**
 * The ids of the cells in which a statement uses what is touched, directly or by the values of other
 * statements, and of the cells that those need to run, in order.
 *
 * A value counts as changed where it is assigned to or a method that changes it is called, not where
 * it is handed to a function: the library changes no argument. Only a generator that one cell begins and
 * two others go on with is not followed.
 */
export function affectedCells(notebook: Notebook, touched: Touched): string[] {
  return reachedFrom(notebook, touched, () => false);
}

/** The same for cells whose source was `changed`: they, what uses their values, and what those need. */
export function downstreamCells(notebook: Notebook, changed: readonly string[]): string[] {
  return reachedFrom(
    notebook,
    () => false,
    ({ cell, touched }) => touched === undefined && changed.includes(cell),
  );
}

function reachedFrom(
  notebook: Notebook,
  touched: Touched,
  isChanged: (part: Part) => boolean,
): string[] {
  const cells = codeCells(notebook);
  const parts = cells.flatMap(({ id, source }) => partsOf(id, joined(source), touched));
  const names = new Set<string>();
  const chosen = new Set<string>();
  const known = (part: Part): boolean =>
    part.touched === true || isChanged(part) || meet(part.uses, names);
  untilSettled(names, () => {
    for (const part of parts.filter(known)) {
      for (const name of [...part.declares, ...part.changes]) names.add(name);
      if (part.touched === undefined) chosen.add(part.cell);
    }
  });
  untilSettled(chosen, () => {
    const needed = new Set(
      parts.filter(({ cell }) => chosen.has(cell)).flatMap(({ uses }) => [...uses]),
    );
    for (const { cell, declares, changes } of parts) {
      if (meet(declares, needed) || meet(changes, needed)) chosen.add(cell);
    }
  });
  return cells.map(({ id }) => id).filter((id) => chosen.has(id));
}

function untilSettled(set: ReadonlySet<unknown>, grow: () => void): void {
  for (let size = -1; size !== set.size;) {
    size = set.size;
    grow();
  }
}

function meet(some: Iterable<string>, set: ReadonlySet<string>): boolean {
  for (const name of some) if (set.has(name)) return true;
  return false;
}

/** What a cell imports from the library; the door is the path below dist/. */
const DOOR = /^\.\.\/dist\/(.*)\/index\.js$/;

function partsOf(cell: string, text: string, touched: Touched): Part[] {
  const source = ts.createSourceFile("cell.ts", text, ts.ScriptTarget.Latest);
  const none = new Set<string>();
  return source.statements.flatMap((statement): Part[] => {
    if (!ts.isImportDeclaration(statement)) {
      return [{ cell, declares: declaredBy(statement), ...namesIn(statement) }];
    }
    const [, door] = DOOR.exec((statement.moduleSpecifier as ts.StringLiteral).text) ?? [];
    return imported(statement).map(({ local, original }) => ({
      cell,
      declares: [local],
      uses: none,
      changes: none,
      touched: door !== undefined && touched(door, original),
    }));
  });
}

function imported({ importClause }: ts.ImportDeclaration): { local: string; original: string }[] {
  const whole = importClause?.name === undefined ? [] : [importClause.name];
  const bindings = importClause?.namedBindings;
  if (bindings === undefined) return whole.map(({ text }) => ({ local: text, original: text }));
  const elements = ts.isNamespaceImport(bindings) ? [bindings] : [...bindings.elements];
  return [...whole, ...elements].map((one) => {
    if (ts.isIdentifier(one)) return { local: one.text, original: one.text };
    const original = ts.isImportSpecifier(one) ? (one.propertyName ?? one.name) : one.name;
    return { local: one.name.text, original: original.text };
  });
}

/** The names that a statement, a parameter or the head of a loop declares in the scope around it. */
function declaredBy(node: ts.Node): string[] {
  if (ts.isVariableStatement(node)) return declaredBy(node.declarationList);
  if (ts.isVariableDeclarationList(node)) return node.declarations.flatMap(declaredBy);
  if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node))
    return node.name === undefined ? [] : [node.name.text];
  if (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node))
    return declaredBy(node.name);
  if (ts.isIdentifier(node)) return [node.text];
  if (ts.isObjectBindingPattern(node) || ts.isArrayBindingPattern(node))
    return node.elements.flatMap((element): string[] => declaredBy(element));
  return [];
}

/** The names that belong to the scope of a node alone. */
function scopeOf(node: ts.Node): string[] {
  if (ts.isFunctionLike(node)) return node.parameters.flatMap(declaredBy);
  if (ts.isBlock(node)) return node.statements.flatMap(declaredBy);
  if (ts.isForStatement(node) || ts.isForOfStatement(node) || ts.isForInStatement(node))
    return node.initializer === undefined ? [] : declaredBy(node.initializer);
  if (ts.isCatchClause(node) && node.variableDeclaration !== undefined)
    return declaredBy(node.variableDeclaration);
  return [];
}

const CHANGING =
  /^(push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|set|add|delete|clear|next)$/;

/** The free names of a statement, and those among them whose values it may change. */
function namesIn(statement: ts.Statement): { uses: Set<string>; changes: Set<string> } {
  const uses = new Set<string>();
  const changes = new Set<string>();
  const visit = (node: ts.Node, bound: ReadonlySet<string>): void => {
    if (ts.isTypeNode(node)) return;
    const own = scopeOf(node);
    const inner = own.length === 0 ? bound : new Set([...bound, ...own]);
    const target = changedIn(node);
    const root = target === undefined ? undefined : rootOf(target);
    if (root !== undefined && !inner.has(root)) changes.add(root);
    if (ts.isIdentifier(node) && !isLabel(node) && !inner.has(node.text)) uses.add(node.text);
    ts.forEachChild(node, (child) => {
      label.set(child, node);
      visit(child, inner);
    });
  };
  const label = new Map<ts.Node, ts.Node>();
  /** The name of a property or of what is declared here reads nothing. */
  const isLabel = (node: ts.Identifier): boolean => {
    const parent = label.get(node);
    if (parent === undefined) return false;
    if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
    if (ts.isBindingElement(parent)) return parent.propertyName === node || parent.name === node;
    return (
      (ts.isPropertyAssignment(parent) ||
        ts.isVariableDeclaration(parent) ||
        ts.isParameter(parent) ||
        ts.isMethodDeclaration(parent) ||
        ts.isFunctionDeclaration(parent) ||
        ts.isClassDeclaration(parent)) &&
      parent.name === node
    );
  };
  visit(statement, new Set());
  return { uses, changes };
}

/** What a node assigns to or calls a changing method of. */
function changedIn(node: ts.Node): ts.Expression | undefined {
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    const assigns = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
    return assigns ? node.left : undefined;
  }
  if (ts.isPostfixUnaryExpression(node)) return node.operand;
  if (ts.isPrefixUnaryExpression(node)) {
    const steps = [ts.SyntaxKind.PlusPlusToken, ts.SyntaxKind.MinusMinusToken];
    return steps.includes(node.operator) ? node.operand : undefined;
  }
  if (ts.isDeleteExpression(node)) return node.expression;
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression))
    return CHANGING.test(node.expression.name.text) ? node.expression.expression : undefined;
  return undefined;
}

/** The name at the root of `name.property[index].property`. */
function rootOf(expression: ts.Expression): string | undefined {
  let at = expression;
  while (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at)) at = at.expression;
  return ts.isIdentifier(at) ? at.text : undefined;
}
