import { notebookNames, notebookPath, readNotebook } from "../cells/notebooks.js";
import { parameters } from "../try/parameters.js";
import { combinations, runTrial } from "../try/try.js";

/**
 * `npm run try [-- notebook …]`: the cells of the notebooks (or of those whose names begin so) with every
 * combination of the other values in `parameters.ts`, cell by cell. Claims may be missed; a cell that does not
 * run on is told, and is a failure.
 */
export async function main(args: readonly string[]): Promise<void> {
  let failed = 0;
  for (const name of notebookNames(args, "try")) {
    const notebook = readNotebook(notebookPath(name));
    for (const trial of combinations(parameters[name] ?? [])) {
      const begin = Date.now();
      const { claims, error } = await runTrial(notebook, trial);
      const seconds = ((Date.now() - begin) / 1000).toFixed(1);
      const missed = claims.filter((claim) => claim.missed).length;
      const end = error === undefined ? `runs on, ${missed} of ${claims.length} claims red` : error;
      console.log(`${name}: ${trial.name}: ${end} (${seconds} s)`);
      if (error !== undefined) failed += 1;
    }
  }
  if (failed > 0) throw new Error(`${failed} trials did not run to their end`);
}
