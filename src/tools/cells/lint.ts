/**
 * ESLint with the rules that a compiler does not have. A floating rejection leaves no trace in the
 * kernel at all, and `Math.exp` and its kind, and powers, give other bits on other processors.
 */
import { Linter } from "eslint";
import tseslint from "typescript-eslint";
import type ts from "typescript";

export interface LintMessage {
  /** Counted from 1. */
  line: number;
  message: string;
}

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

const power = "** takes the base 2 and an integer literal, or integers: other powers differ";
const notAnInteger = ":not(Literal[raw=/^[0-9]+n?$/])";

/** Those functions of Math whose last bits are the platform's. */
const INEXACT =
  "acos acosh asin asinh atan atan2 atanh cbrt cos cosh exp expm1 hypot log log10 log1p log2 pow sin sinh tan tanh".split(
    " ",
  );

const functionRules: Linter.RulesRecord = {
  "no-restricted-properties": [
    "error",
    ...INEXACT.map((property) => ({
      object: "Math",
      property,
      message: "Its bits differ between processors: see src/numerics/elementary.ts.",
    })),
  ],
};

/** Rules for cells: not even `void` excuses a promise that nobody waits for; no function of the platform. */
export const cellRules: Linter.RulesRecord = {
  "@typescript-eslint/no-floating-promises": ["error", { ignoreVoid: false }],
  ...functionRules,
};

/** Rules for what computes numbers: only what has the same bits everywhere. */
export const bitRules: Linter.RulesRecord = {
  ...functionRules,
  "no-restricted-syntax": [
    "error",
    {
      selector: 'BinaryExpression[operator="**"] > :not(Literal[raw=/^(2|[0-9]+n)$/]).left',
      message: power,
    },
    {
      selector: `BinaryExpression[operator="**"] > ${notAnInteger}:not(UnaryExpression).right`,
      message: power,
    },
    {
      selector: `BinaryExpression[operator="**"] > UnaryExpression.right > ${notAnInteger}`,
      message: power,
    },
    { selector: `AssignmentExpression[operator="**="] > ${notAnInteger}.right`, message: power },
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
