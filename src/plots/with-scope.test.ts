import assert from "node:assert/strict";
import { test } from "node:test";
import type { Figure } from "./figure.js";
import { withScope } from "./with-scope.js";

test("a scope stands at the end of caption and alt text, and nothing else changes", () => {
  const layout = { width: 336, height: 200 };
  const figure: Figure = { data: [], layout, caption: "A run.", alt: "One line." };
  assert.deepEqual(withScope(figure, "Step 1/<i>L<sub>s</sub></i>."), {
    ...figure,
    caption: "A run. Step 1/<i>L<sub>s</sub></i>.",
    alt: "One line. Step 1/L_s.",
  });
});
