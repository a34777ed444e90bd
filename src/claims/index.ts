/** What a verdict is, and the list of all of them. */
export { answers } from "./answers.js";
export {
  type Claim,
  comparison,
  EVIDENCE,
  type Evidence,
  judge,
  type Relation,
  type Role,
  type Verdict,
} from "./judge.js";
export { ledger, type NamedNotebook, roleLines } from "./ledger.js";
export { type Stated, stated } from "./stated.js";
