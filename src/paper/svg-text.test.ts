import assert from "node:assert/strict";
import { test } from "node:test";
import { sharedStyles, sortedAttributes } from "./svg-text.js";

test("attributes are sorted, whatever stands in them", () => {
  assert.equal(
    sortedAttributes('<g y="1 > 2" class="b a"><path d="M0,0"/></g><text x="1">y="2" b="1"</text>'),
    '<g class="b a" y="1 > 2"><path d="M0,0"/></g><text x="1">y="2" b="1"</text>',
  );
});

test("a style that is repeated becomes a class beside those that are there, a rare one stays", () => {
  const often = '<path class="point" d="M0,0" style="fill: red;"/>';
  const { svg, rules } = sharedStyles(`${often.repeat(4)}<g style="opacity: 0;"/>`, "s");
  assert.equal(rules, ".s-0{fill: red;}\n");
  assert.equal(svg, `${'<path class="point s-0" d="M0,0"/>'.repeat(4)}<g style="opacity: 0;"/>`);
});

test("quotes in a style are quotes in its rule", () => {
  const text = '<text style="font-family: &quot;A B&quot;;">x</text>'.repeat(4);
  assert.equal(sharedStyles(text, "s").rules, '.s-0{font-family: "A B";}\n');
});
