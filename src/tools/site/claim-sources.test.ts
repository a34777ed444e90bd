import assert from "node:assert/strict";
import { test } from "node:test";
import { CLAIM_MIME } from "../../claims/ledger.js";
import { madeUpNotebook } from "../fixtures/made-up-notebook.js";
import { ROOT } from "../cells/notebooks.js";
import { claimSources } from "./claim-sources.js";

test("a claim comes from its cell and from the files behind what it uses, through other cells", () => {
  const output = { output_type: "display_data", data: { [CLAIM_MIME]: { id: "C05.4" } } };
  const notebook = madeUpNotebook(
    {
      "set-up":
        'import { iht, record } from "../dist/iht/index.js";\nimport { norm } from "../dist/numerics/index.js";\n' +
        'import { attainedSupports, supportLists } from "../dist/chapters/05-attained-minimum/index.js";',
      run: "const run = record(iht(network, options), { maxIterations: 3 });",
      other: "const lists = await attainedSupports(network);",
      claim: "claim(norm(run.last.theta));",
    },
    { claim: [output] },
  );
  assert.deepEqual(claimSources(ROOT, notebook).get("C05.4"), {
    cell: "claim",
    files: ["iht/iht.ts", "iht/record.ts"],
  });
});
