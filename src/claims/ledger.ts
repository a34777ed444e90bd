import { requireThat } from "../numerics/checks.js";
import { type Claim, judge, type Role, type Verdict } from "./judge.js";

/** The MIME type under which a notebook's output carries a verdict. */
export const CLAIM_MIME = "application/vnd.claim+json";

/** A notebook as the ledger sees it: its name, such as "01-data-and-network", and its parsed .ipynb. */
export interface NamedNotebook {
  readonly name: string;
  readonly notebook: {
    readonly cells: readonly {
      readonly outputs?: readonly { readonly data?: { readonly [mime: string]: unknown } }[];
    }[];
  };
}

/**
 * All claims that the given notebooks made when they ran, in the order in which they stand.
 *
 * The ledger is read from stored outputs, so that nothing stands in it that was not made in a run;
 * each verdict is computed again from its numbers.
 *
 * @throws ArgumentError on a doubled id, an id of another notebook, a missing field, or a stored
 *   verdict that its own numbers do not give.
 */
export function ledger(notebooks: readonly NamedNotebook[]): Verdict[] {
  const verdicts: Verdict[] = [];
  const madeBy = new Map<string, string>();
  for (const { name, notebook } of notebooks) {
    for (const stored of storedClaims(notebook)) {
      const verdict = judge(revived(stored));
      const { id } = verdict;
      const prefix = `C${name.slice(0, 2)}.`;
      requireThat(
        id.startsWith(prefix),
        "ledger",
        `the claim of notebook ${name}`,
        `${prefix}<n>`,
        id,
      );
      const earlier = madeBy.get(id);
      const place = `${id} in ${earlier} and again in ${name}`;
      requireThat(earlier === undefined, "ledger", "each claim id", "used once", place);
      requireThat(
        verdict.verdict === stored.verdict,
        "ledger",
        `the stored verdict of ${id}`,
        verdict.verdict,
        stored.verdict,
      );
      madeBy.set(id, name);
      verdicts.push(verdict);
    }
  }
  return verdicts;
}

/**
 * What stands below a list of findings, one line each: the checks of the code, the reruns of kept
 * results, and the number of all claims. None for a role without a claim; the last one only if none is missed.
 */
export function roleLines(verdicts: readonly Verdict[]): string[] {
  const ofRole = (role: Role, what: string): string[] => {
    const ids = verdicts.filter((verdict) => verdict.role === role).map(({ id }) => id);
    return ids.length === 0 ? [] : [`${what}: ${ids.join(", ")}.`];
  };
  const missed = verdicts.some((verdict) => verdict.missed);
  return [
    ...ofRole("check", "Checks of the code"),
    ...ofRole("rerun", "Kept results computed again"),
    ...(missed ? [] : [`Claims: ${verdicts.length}, each with the expected verdict.`]),
  ];
}

/**
 * A verdict as it can stand in a JSON file: JSON has no NaN and no infinities, so a number that is
 * not finite is written as { "number": "NaN" }, { "number": "Infinity" } or { "number": "-Infinity" }.
 */
export function storable(verdict: Verdict): object {
  const written = (side: number | string): unknown =>
    typeof side === "number" && !Number.isFinite(side) ? { number: String(side) } : side;
  return { ...verdict, measured: written(verdict.measured), bound: written(verdict.bound) };
}

function revived(stored: Verdict): Claim {
  const { verdict: _verdict, missed: _missed, ...claim } = stored;
  const read = (side: unknown): number | string =>
    typeof side === "object" && side !== null && "number" in side
      ? Number(side.number)
      : (side as number | string);
  return { ...claim, measured: read(claim.measured), bound: read(claim.bound) };
}

function storedClaims(notebook: NamedNotebook["notebook"]): Verdict[] {
  return notebook.cells
    .flatMap((cell) => cell.outputs ?? [])
    .map((output) => output.data?.[CLAIM_MIME] as Verdict | undefined)
    .filter((stored) => stored !== undefined);
}
