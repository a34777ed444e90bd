/**
 * ESLint with the rules that a compiler does not have. A floating rejection leaves no trace in the
 * kernel at all, and `Math.pow` and `**` with a non-integer exponent give other bits on other
 * versions of Node.
 */
import { Linter } from "eslint";
import tseslint from "typescript-eslint";
import type ts from "typescript";

export interface LintMessage {
  /** Counted from 1. */
  line: number;
  message: string;
}

/** Rules for cells: not even `void` excuses a promise that nobody waits for. */
export const cellRules: Linter.RulesRecord = {
  "@typescript-eslint/no-floating-promises": ["error", { ignoreVoid: false }],
};

/** Rules for sources: Node's test runner waits for its tests itself. */
export const sourceRules: Linter.RulesRecord = {
  "@typescript-eslint/no-floating-promises": [
    "error",
    {
      allowForKnownSafeCalls: [
        { from: "package", name: ["test", "describe"], package: "node:test" },
      ],
    },
  ],
};

const exponent = "the exponent of ** must be an integer literal: other powers differ between Nodes";
const notAnInteger = ":not(Literal[raw=/^[0-9]+n?$/])";

/** Rules for what computes numbers: only powers whose bits are the same everywhere. */
export const powerRules: Linter.RulesRecord = {
  "no-restricted-properties": [
    "error",
    { object: "Math", property: "pow", message: "Its bits differ between versions of Node." },
  ],
  "no-restricted-syntax": [
    "error",
    {
      selector: `BinaryExpression[operator="**"] > ${notAnInteger}:not(UnaryExpression).right`,
      message: exponent,
    },
    {
      selector: `BinaryExpression[operator="**"] > UnaryExpression.right > ${notAnInteger}`,
      message: exponent,
    },
    { selector: `AssignmentExpression[operator="**="] > ${notAnInteger}.right`, message: exponent },
  ],
};

/** What ESLint says of one file of a program, by line. */
export function lintFile(
  program: ts.Program,
  path: string,
  rules: Linter.RulesRecord,
): LintMessage[] {
  const file = program.getSourceFile(path);
  if (!file) throw new Error(`${path} is not part of the program to lint`);
  return lintText(file.text, path, rules, program);
}

/** What ESLint says of a text that would lie at `path`; without a program, by rules that need none. */
export function lintText(
  text: string,
  path: string,
  rules: Linter.RulesRecord,
  program?: ts.Program,
): LintMessage[] {
  const messages = new Linter({ cwd: "/" }).verify(
    text,
    {
      files: ["**/*.ts", "**/*.mts"],
      languageOptions: {
        parser: tseslint.parser as Linter.Parser,
        parserOptions: program === undefined ? {} : { programs: [program] },
      },
      plugins: { "@typescript-eslint": tseslint.plugin as object },
      linterOptions: { noInlineConfig: true },
      rules,
    },
    { filename: path },
  );
  return messages.map(({ line, message, ruleId }) => ({
    line,
    message: ruleId ? `${message} (${ruleId})` : message,
  }));
}
