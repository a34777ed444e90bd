import assert from "node:assert/strict";
import { test } from "node:test";
import { plain } from "./plain.js";

test("what is raised and lowered keeps its sign, tags go, what is no tag stays", () => {
  for (const [label, text] of [
    ["depth > 10<sup>−9</sup>", "depth > 10^−9"],
    ["<i>f</i>(θ<sup><i>k</i></sup>), 1/<i>L<sub>s</sub></i>", "f(θ^k), 1/L_s"],
    ["φ < <i>f</i>(x̄)", "φ < f(x̄)"],
    ["two<br>lines", "two lines"],
    ["&lt;b&gt; costs 5 &#36; &amp; &amp;lt;", "<b> costs 5 $ & &lt;"],
  ] as const)
    assert.equal(plain(label), text);
});
