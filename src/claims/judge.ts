import { requireThat } from "../numerics/checks.js";

/** How a measured number is known, by what decides the comparison, each kind in words. */
export const EVIDENCE = {
  exact: "in integers, rationals or signs, for the doubles that the objective computes with",
  enclosed:
    "inside bounds with all roundings; they rest on the proved error of the exponential and the logarithm used",
  exhaustive: "over the whole set that the statement names, in floating point",
  trajectory: "along the iterates of the runs that the statement names",
  sampled: "on the seeded cases that the statement names",
} as const;

export type Evidence = keyof typeof EVIDENCE;

/**
 * What a claim is for: a `finding` could have come out otherwise on other data; a `check` fails only
 * through an error of the code; a `rerun` compares what is kept with what is computed again.
 */
export type Role = "finding" | "check" | "rerun";

/** How `measured` has to stand to `bound`. */
export type Relation = "<" | "<=" | "=" | ">=" | ">";

/** What is claimed. The verdict is no part of it: it is computed from `measured`, `relation`, `bound`. */
export interface Claim {
  /** C<notebook>.<n>, for instance C05.2. */
  readonly id: string;
  /** A positive sentence in words, with its scope: which s, steps, rows, how many. */
  readonly statement: string;
  /** Where the statement comes from, for instance "[SIHT]" or "[own]". */
  readonly source: string;
  readonly role: Role;
  /** A condition that fails on the data is expected to fail, and then carries its witness. */
  readonly expect: "holds" | "fails";
  readonly evidence: Evidence;
  readonly measured: number | string;
  readonly relation: Relation;
  readonly bound: number | string;
  /** What is measured or counted, in words: "supports with two answers". */
  readonly what?: string;
  /** What a reader can check by hand: a point, a support, a direction. */
  readonly witness?: string;
}

/** A claim with its verdict; `missed` says that the verdict is not the expected one. */
export interface Verdict extends Claim {
  readonly verdict: "holds" | "fails" | "undecided";
  readonly missed: boolean;
}

/**
 * Computes the verdict of a claim: does `measured relation bound` hold?
 *
 * Texts can only be compared by "=". A NaN on either side is undecided and therefore always missed:
 * a failed computation never passes for a condition that fails.
 *
 * @throws ArgumentError when a field is missing or not of its form.
 */
export function judge(claim: Claim): Verdict {
  requireClaim(claim);
  const { measured, relation, bound } = claim;
  const undecided = Number.isNaN(measured) || Number.isNaN(bound);
  const verdict = undecided ? "undecided" : compare(measured, relation, bound) ? "holds" : "fails";
  return { ...claim, verdict, missed: verdict !== claim.expect };
}

/** How a measured number stands to its bound where the relation holds, and where it fails. */
const STANDING: Readonly<Record<Relation, readonly [holds: string, fails: string]>> = {
  "<": ["less than", "not less than"],
  "<=": ["at most", "more than"],
  "=": ["exactly", "not"],
  ">=": ["at least", "less than"],
  ">": ["more than", "not more than"],
};

/**
 * What was measured as a reader reads it, a true clause whichever way the verdict goes: "runs that rise:
 * 3, not 0", "0.151474, more than 0.1", "exceptions: none". Numbers have six significant digits, or all of
 * them where six do not tell two sides apart.
 */
export function comparison({ measured, relation, bound, what }: Claim): string {
  const label = what === undefined ? "" : `${what}: `;
  if (Number.isNaN(measured) || Number.isNaN(bound))
    return `${label}${measured} against ${bound}, undecided`;
  const holds = compare(measured, relation, bound);
  if (holds && relation === "=") {
    if (what === undefined) return `exactly ${short(measured)}`;
    return `${label}${measured === 0 ? "none" : short(measured)}`;
  }
  const told = measured === bound || short(measured) !== short(bound);
  const [seen, limit] = told ? [short(measured), short(bound)] : [measured, bound];
  return `${label}${seen}, ${STANDING[relation][holds ? 0 : 1]} ${limit}`;
}

/**
 * A side as a reader sees it: six significant digits; whole numbers up to 10⁹ with all their digits, in groups of
 * three.
 */
export function short(side: number | string): string {
  if (typeof side === "string") return side;
  if (!Number.isInteger(side) || Math.abs(side) > 1e9) return String(Number(side.toPrecision(6)));
  return String(side).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** C<two digits>.<n>. */
export const CLAIM_ID: RegExp = /^C\d\d\.[1-9]\d*$/;

function compare(measured: number | string, relation: Relation, bound: number | string): boolean {
  switch (relation) {
    case "<":
      return measured < bound;
    case "<=":
      return measured <= bound;
    case "=":
      return measured === bound;
    case ">=":
      return measured >= bound;
    case ">":
      return measured > bound;
  }
}

const RELATIONS: readonly string[] = ["<", "<=", "=", ">=", ">"];
const ROLES: readonly string[] = ["finding", "check", "rerun"];

function requireClaim(claim: Claim): void {
  const { id, statement, source, role, expect, evidence, measured, relation, bound } = claim;
  requireThat(CLAIM_ID.test(id), "claim", "id", "of the form C05.2", id);
  const who = `claim ${id}`;
  const text = (name: string, value: unknown): void =>
    requireThat(typeof value === "string" && value !== "", who, name, "a text", value);
  text("statement", statement);
  text("source", source);
  requireThat(
    expect === "holds" || expect === "fails",
    who,
    "expect",
    '"holds" or "fails"',
    expect,
  );
  requireThat(ROLES.includes(role), who, "role", `one of ${ROLES.join(", ")}`, role);
  requireThat(
    Object.hasOwn(EVIDENCE, evidence),
    who,
    "evidence",
    `one of ${Object.keys(EVIDENCE).join(", ")}`,
    evidence,
  );
  requireThat(
    RELATIONS.includes(relation),
    who,
    "relation",
    `one of ${RELATIONS.join(" ")}`,
    relation,
  );
  const kinds = [typeof measured, typeof bound];
  requireThat(
    kinds.every((kind) => kind === "number") ||
      (relation === "=" && kinds.every((kind) => kind === "string")),
    who,
    "measured and bound",
    'two numbers, or two texts with the relation "="',
    `${kinds[0]} ${relation} ${kinds[1]}`,
  );
  if (claim.what !== undefined) text("what", claim.what);
  if (expect === "fails") text("witness", claim.witness);
}
