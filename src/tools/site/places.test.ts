import assert from "node:assert/strict";
import { test } from "node:test";
import { ROOT } from "../cells/notebooks.js";
import { withClaimLinks } from "./claim-links.js";
import { placeOf, relinked } from "./places.js";

test("every kind of file has its place, a folder that of its door or README", () => {
  const paths = [
    "notebooks/02-hard-thresholding.ipynb",
    "README.md",
    "src/iht/iht.ts",
    "src/iht/",
    "data",
    "data/iris.csv",
  ].map((file) => placeOf(ROOT, file));
  assert.deepEqual(
    paths.map(({ kind, path }) => [kind, path]),
    [
      ["notebook", "02-hard-thresholding.html"],
      ["markdown", "README.html"],
      ["source", "src/iht/iht.ts.html"],
      ["source", "src/iht/index.ts.html"],
      ["markdown", "data/README.html"],
      ["copy", "data/iris.csv"],
    ],
  );
});

test("links lead from page to page, those to elsewhere stay", () => {
  const met: string[] = [];
  const place = placeOf(ROOT, "notebooks/02-hard-thresholding.ipynb");
  const html =
    '<a href="03-restricted-smoothness.ipynb#proof">1</a> <a class="x" href="../src/iht/iht.ts">2</a> ' +
    '<img alt="" src="../figures/01-connections.svg"> <a href="https://example.org/a.ts">3</a> <a href="#here">4</a> ' +
    '<a href="site:ledger.html">5</a>';
  assert.equal(
    relinked(html, ROOT, place, ({ file }) => void met.push(file)),
    '<a href="03-restricted-smoothness.html#proof">1</a> <a class="x" href="src/iht/iht.ts.html">2</a> ' +
      '<img alt="" src="figures/01-connections.svg"> <a href="https://example.org/a.ts">3</a> <a href="#here">4</a> ' +
      '<a href="ledger.html">5</a>',
  );
  assert.deepEqual(met, [
    "notebooks/03-restricted-smoothness.ipynb",
    "src/iht/iht.ts",
    "figures/01-connections.svg",
  ]);
});

test("a link to nothing is named with the file that has it", () => {
  const place = placeOf(ROOT, "notebooks/02-hard-thresholding.ipynb");
  const follow = (address: string) => () =>
    relinked(`<a href="${address}">x</a>`, ROOT, place, () => {});
  assert.throws(follow("../src/iht/none.ts"), {
    message:
      "notebooks/02-hard-thresholding.ipynb links to ../src/iht/none.ts: There is no src/iht/none.ts",
  });
  assert.throws(follow("../../outside.md"), {
    message:
      "notebooks/02-hard-thresholding.ipynb links to ../../outside.md: ../outside.md is outside of the project",
  });
});

test("claims that are mentioned in prose lead to them, those in code and links do not", () => {
  const known = (id: string): string | undefined => (id === "C05.4" ? "05.html#C05.4" : undefined);
  const html =
    '<p id="C05.4">(C05.4, C05.99)</p><pre>C05.4</pre><a href="x">C05.4</a><code>C05.4</code><h2>C05.4</h2>';
  assert.equal(
    withClaimLinks(html, known),
    '<p id="C05.4">(<a class="to-claim" href="05.html#C05.4">C05.4</a>, C05.99)</p>' +
      '<pre>C05.4</pre><a href="x">C05.4</a><code>C05.4</code><h2>C05.4</h2>',
  );
});
