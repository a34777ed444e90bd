import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { parse } from "csv-parse/sync";
import { exportTable } from "./export-table.js";
import { latexText } from "./latex.js";

const folder = await mkdtemp(join(tmpdir(), "tables-"));
after(() => rm(folder, { recursive: true }));

const rows = [
  { name: 'a "quoted", name', share: 0.5, note: "two\nlines" },
  { name: "50 % of A_1 & B", share: -1.5e-7, note: "γ ≤ 1/L" },
];

test("the CSV says what the rows say", async () => {
  await exportTable(rows, "01-table", { folder });
  const read = parse(await readFile(join(folder, "01-table.csv")), { columns: true, cast: true });
  assert.deepEqual(read, rows);
});

test("the LaTeX table has the three rules of booktabs, numbers to the right, all else escaped", async () => {
  await exportTable(rows.slice(1), "01-table", { folder });
  assert.equal(
    await readFile(join(folder, "01-table.tex"), "utf8"),
    [
      "\\begin{tabular}{@{}lrl@{}}",
      "  \\toprule",
      "  name & share & note \\\\",
      "  \\midrule",
      "  50 \\% of A\\_1 \\& B & $-1.50 \\times 10^{-7}$ & $\\gamma$ $\\le$ 1/L \\\\",
      "  \\bottomrule",
      "\\end{tabular}\n",
    ].join("\n"),
  );
});

test("numbers are rounded by column, long heads stacked, formulas in them set as mathematics", async () => {
  const head = "median ε of the best, 1/L_s";
  const table = [
    { s: 1, [head]: 0.49471355136104705, accuracy: 0.6666666666666667 },
    { s: 12, [head]: 0.000005681026882677076, accuracy: 0.9 },
    { s: 15, [head]: 0, accuracy: 1 },
  ];
  await exportTable(table, "01-digits", { folder, digits: { accuracy: 2 } });
  assert.equal(
    await readFile(join(folder, "01-digits.tex"), "utf8"),
    [
      "\\begin{tabular}{@{}rrr@{}}",
      "  \\toprule",
      "  $s$ & \\shortstack[r]{median $\\varepsilon$ \\\\ of the \\\\ best, \\\\ $1/L_s$} & accuracy \\\\",
      "  \\midrule",
      "  $1$ & $0.495$ & $0.7$ \\\\",
      "  $12$ & $5.7 \\times 10^{-6}$ & $0.9$ \\\\",
      "  $15$ & $0$ & $1.0$ \\\\",
      "  \\bottomrule",
      "\\end{tabular}\n",
    ].join("\n"),
  );
  assert.match(await readFile(join(folder, "01-digits.csv"), "utf8"), /0\.49471355136104705/);
});

test("every character that LaTeX would act on is escaped", () => {
  assert.equal(
    latexText("\\ { } $ & # % _ ^ ~"),
    "\\textbackslash{} \\{ \\} \\$ \\& \\# \\% \\_ \\textasciicircum{} \\textasciitilde{}",
  );
  assert.equal(latexText(-Infinity), "$-\\infty$");
  assert.equal(latexText(true), "true");
});

test("names of data are text that LaTeX sets: what it would act on, accents, Greek, and what has no ink", () => {
  for (const [name, written] of [
    ["[mg/l] of x", "{[}mg/l] of x"],
    ["*star", "{*}star"],
    ["a--b---c", "a-{}-b-{}-{}-c"],
    ["?`quoted`", "?\\textasciigrave{}quoted\\textasciigrave{}"],
    ["two\n\nlines\tand a tab", "two lines and a tab"],
    ["e\u0301t\u00e9, x\u0304 and \u01cd", "\u00e9t\u00e9, \\={x} and \\v{A}"],
    ["\u03b2-carotene in \u03a9", "$\\beta$-carotene in $\\Omega$"],
    ["m\u00b2, m\u2074, x\u2081", "m${}^2$, m${}^4$, x${}_1$"],
    ["\u202eno\u200b turn\ufe0f", "no turn"],
    ["\ufb01ne", "fine"],
  ] as const)
    assert.equal(latexText(name), written);
});

test("no rows, other columns and a wrong name are one sentence each", async () => {
  await assert.rejects(exportTable([], "01-table", { folder }), {
    message: "exportTable requires rows to be a list with at least one row, got none",
  });
  await assert.rejects(exportTable([{ a: 1 }, { b: 2 }], "01-table", { folder }), {
    message: "exportTable requires rows to be rows with the columns a, got b in row 2",
  });
  await assert.rejects(exportTable(rows, "01 table", { folder }), {
    message: "exportTable requires name to be kebab-case, like 01-loss, got 01 table",
  });
});
