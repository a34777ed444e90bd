import assert from "node:assert/strict";
import { test } from "node:test";
import { exampleFigures } from "./fixtures/example-figures.js";
import { figureJson, parseFigure } from "./figure-json.js";

const figures = Object.entries(await exampleFigures());
const size = { width: 8, height: 8 };
const words = { caption: "A caption.", alt: "A text." };

for (const [name, figure] of figures)
  test(`${name} is the same text after a round trip`, () => {
    const text = figureJson(figure);
    assert.equal(figureJson(parseFigure(text, name)), text);
    assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(figure)));
  });

test("typed arrays become lists on one line, gaps stay null", () => {
  const x = Float64Array.from([1, -2.5e-7, 3]);
  const text = figureJson({
    data: [{ type: "scatter", x, y: [1, null, 2] }],
    layout: size,
    ...words,
  });
  assert.match(text, /"x": \[1, -2\.5e-7, 3\]/);
  assert.match(text, /"y": \[1, null, 2\]/);
});

test("a list inside a text is left alone", () => {
  const caption = 'The list [\n 1,\n 2\n] and "words".';
  const text = figureJson({ data: [], layout: size, caption, alt: "A text." });
  assert.equal(parseFigure(text, "").caption, caption);
});

for (const value of [NaN, Infinity, -Infinity])
  test(`${value} is refused`, () => {
    const y = Float64Array.of(1, value);
    assert.throws(() => figureJson({ data: [{ type: "scatter", y }], layout: size, ...words }), {
      message: `exportFigure requires figure to be free of NaN and Infinity, got ${value}; a gap is null`,
    });
  });

test("more than 60 frames are refused", () => {
  const frames = Array.from({ length: 61 }, (_, k) => ({ name: String(k) }));
  assert.throws(() => figureJson({ data: [], layout: size, frames, ...words }), {
    message: "exportFigure requires figure to be a figure of at most 60 frames, got 61 frames",
  });
});
