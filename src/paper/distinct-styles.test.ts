import assert from "node:assert/strict";
import { test } from "node:test";
import type { ScatterData } from "plotly.js-dist";
import { exampleFigures } from "./fixtures/example-figures.js";
import type { Figure } from "../plots/figure.js";
import { colors, styles } from "../plots/theme.js";

/** What tells a named trace apart without colour: its dash if it has a line, its marker if it has any. */
function look(trace: Partial<ScatterData>): string {
  const dash = trace.mode?.includes("lines") ? (trace.line?.dash ?? "solid") : "no line";
  const symbol = trace.mode?.includes("markers") ? (trace.marker?.symbol ?? "circle") : "no marker";
  return `${dash}, ${String(symbol)}`;
}

/** The named traces that look alike though their names differ. */
function alike(figure: Figure): string[][] {
  const looks = new Map<string, Set<string>>();
  for (const trace of figure.data as Partial<ScatterData>[])
    if (trace.name !== undefined)
      looks.set(look(trace), (looks.get(look(trace)) ?? new Set()).add(trace.name));
  return [...looks.values()].filter((names) => names.size > 1).map((names) => [...names]);
}

for (const [name, figure] of Object.entries(await exampleFigures())) {
  test(`${name}: any two named traces differ in dash or marker`, () => {
    assert.deepEqual(alike(figure), []);
  });

  test(`${name}: size, caption and alt text are there, and at most five colours`, () => {
    assert.ok(figure.layout.width > 0 && figure.layout.height > 0);
    assert.match(figure.caption, /^[A-Z].*\.$/s);
    assert.match(figure.alt, /^[A-Z][^<>]*\.$/s);
    const used = new Set(JSON.stringify(figure.data).match(/#[0-9a-f]{6}/g));
    const categorical = new Set<string>(Object.values(colors));
    assert.ok([...used].filter((color) => categorical.has(color)).length <= 5);
  });
}

test("the rule sees two lines that differ in colour alone", () => {
  const line = (name: string, i: number, dash: "solid" | "dot") =>
    ({ type: "scatter", mode: "lines", name, line: { color: styles[i].color, dash } }) as const;
  const layout = { width: 1, height: 1 };
  const figure = {
    data: [line("a", 0, "solid"), line("b", 1, "solid")],
    layout,
    caption: "",
    alt: "",
  };
  assert.deepEqual(alike(figure), [["a", "b"]]);
  assert.deepEqual(alike({ ...figure, data: [line("a", 0, "solid"), line("b", 1, "dot")] }), []);
});
