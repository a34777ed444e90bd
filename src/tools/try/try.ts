/** Notebooks with other parameters: their cells must run on, whatever becomes of the claims. */
import { downstreamCells } from "../sabotage/affected-cells.js";
import { SHOWABLE } from "../sabotage/collector.js";
import { type CellsRun, runCells } from "../sabotage/sabotage.js";
import { joined, type Notebook } from "../cells/normal-form.js";

/** A text that occurs once in a cell, and what stands in its place. */
export type Edit = readonly [cell: string, from: string, to: string];

/** A parameter that the prose of a notebook invites to change. */
export interface Parameter {
  readonly cell: string;
  /** As it stands in the cell, once. */
  readonly text: string;
  readonly others: readonly string[];
  /** What is changed with it: the same number elsewhere, or a grid made small so that it takes seconds. */
  readonly alongside?: readonly Edit[];
  /** Takes more than a few seconds: `npm run try` changes it, `npm test` does not. */
  readonly long?: boolean;
}

/** What is changed in one run, in words: "try-cell: sparsity: 8 → sparsity: 1". */
export interface Trial {
  readonly name: string;
  readonly edits: readonly Edit[];
}

/** The first other value of every parameter, all at once, but for those that take long. */
export function allAtOnce(parameters: readonly Parameter[]): Trial {
  const short = parameters.filter(({ long }) => long !== true);
  return trial(short.map((parameter) => ({ parameter, to: parameter.others[0]! })));
}

/** Every combination of the values that the parameters of one cell may take, cell by cell. */
export function combinations(parameters: readonly Parameter[]): Trial[] {
  const cells = [...new Set(parameters.map(({ cell }) => cell))];
  return cells.flatMap((cell) => {
    const own = parameters.filter((parameter) => parameter.cell === cell);
    return own
      .reduce<Change[][]>(
        (chosen, parameter) =>
          chosen.flatMap((some) => [
            some,
            ...parameter.others.map((to) => [...some, { parameter, to }]),
          ]),
        [[]],
      )
      .filter((some) => some.length > 0)
      .map(trial);
  });
}

interface Change {
  readonly parameter: Parameter;
  readonly to: string;
}

function trial(changes: readonly Change[]): Trial {
  const edits = changes.flatMap(({ parameter: { cell, text, alongside = [] }, to }): Edit[] => [
    [cell, text, to],
    ...alongside,
  ]);
  const once = new Map(edits.map((edit) => [edit.join("\n"), edit]));
  const words = changes.map(({ parameter: { cell, text }, to }) => `${cell}: ${text} → ${to}`);
  return { name: words.join("; "), edits: [...once.values()] };
}

/** The notebook with the edits made. Throws where a text does not occur exactly once in its cell. */
export function edited(notebook: Notebook, edits: readonly Edit[]): Notebook {
  const cells = notebook.cells.map((cell) => ({ ...cell }));
  for (const [id, from, to] of edits) {
    const cell = cells.find((one) => one.id === id);
    const pieces = joined(cell?.source ?? "").split(from);
    if (cell === undefined || pieces.length !== 2)
      throw new Error(`${from} must occur once in the cell ${id}, got ${pieces.length - 1} times`);
    cell.source = pieces.join(to);
  }
  return { ...notebook, cells };
}

/** Runs what the edits of a trial can touch, and what that needs; the error tells its cell. */
export function runTrial(notebook: Notebook, { edits }: Trial): Promise<CellsRun> {
  const changed = edited(notebook, edits);
  const chosen = downstreamCells(changed, [...new Set(edits.map(([cell]) => cell))]);
  return runCells(changed, undefined, chosen, { [SHOWABLE]: "1" });
}
