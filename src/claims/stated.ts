import type { Claim, Evidence, Relation, Role } from "./judge.js";

/** What is measured, how it has to stand to what, and what it is in words. */
export type Measured = readonly [
  measured: number | string,
  relation: Relation,
  bound: number | string,
  what?: string,
];

/** A sentence with its scope, and the comparison that decides it under the verdict that is expected. */
export type Said = { readonly statement: string } & (
  { readonly holds: Measured } | { readonly fails: Measured; readonly witness: string }
);

/** The arguments of a claim as a cell writes it; an id is C<notebook>.<n>, for instance C05.2. */
export type Stated = readonly [
  id: string,
  role: Role,
  evidence: Evidence,
  source: string,
  said: Said,
];

/**
 * A claim from the few lines in which a cell states it: `holds` or `fails` names the expected verdict and
 * carries what decides it, `[measured, relation, bound, what]`.
 */
export function stated(...[id, role, evidence, source, said]: Stated): Claim {
  const [expect, sides] =
    "holds" in said ? (["holds", said.holds] as const) : (["fails", said.fails] as const);
  const [measured, relation, bound, what] = sides;
  const { statement } = said;
  return {
    ...{ id, statement, source, role, expect, evidence, measured, relation, bound },
    ...(what === undefined ? {} : { what }),
    ...("witness" in said ? { witness: said.witness } : {}),
  };
}
