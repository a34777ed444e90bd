/** What a verdict is, and the list of all of them. */
export {
  type Claim,
  comparison,
  type Evidence,
  judge,
  type Relation,
  type Verdict,
} from "./judge.js";
export { ledger, type NamedNotebook } from "./ledger.js";
