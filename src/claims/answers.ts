import { requireThat } from "../numerics/checks.js";
import { short, type Verdict } from "./judge.js";

/** A condition of the theory, the number of its notebook, and what the notebooks found. */
interface Answer {
  readonly condition: string;
  readonly notebook: string;
  /** `{C05.4}` stands for "C05.4 fails", `{C05.4:measured}` and `{C05.4:bound}` for its numbers. */
  readonly found: string;
}

/** The conditions in the order in which the theory needs them, and the questions past them. */
const ANSWERS: readonly Answer[] = [
  {
    condition: "the loss is smooth, its derivatives known",
    notebook: "01",
    found: "proved",
  },
  {
    condition: "restricted smoothness, with a constant $L_s$",
    notebook: "03",
    found:
      "{C03.18}: bracketed within a factor of {C03.18:bound} for every $s$; " +
      "{C03.7}: for $s = 5$ it is the dense constant",
  },
  {
    condition: "a sampled constant is as good",
    notebook: "03",
    found: "{C03.14} for $s = 5$ and our sampling law, with a pair of points",
  },
  {
    condition: "a step of at most $1/L_s$ descends, $1/L_s$ too",
    notebook: "04",
    found:
      "proved; of longer ones, {C04.10} on a grid of runs, " +
      "{C04.16}, with points from which $f$ rises",
  },
  {
    condition: "bounded below",
    notebook: "05",
    found: "proved: $f \\ge 0$",
  },
  {
    condition: "every support attains its minimum",
    notebook: "05",
    found: "{C05.4}: {C05.4:measured} of {C05.4:bound} do, each decided in integers",
  },
  {
    condition: "bounded level sets",
    notebook: "05",
    found: "{C05.10} for $s = 1$, {C05.11} from zero for every $s \\ge 2$, with directions",
  },
  {
    condition: "accumulation points are HT-stable",
    notebook: "06",
    found: "proved",
  },
  {
    condition: "unstable points are left in one step",
    notebook: "06",
    found:
      "proved from inside a neighbourhood; {C06.8} up to a distance of $5 \\cdot 10^{-4}$, " +
      "{C06.14} at $10^{-3}$",
  },
  {
    condition: "no two points of rest have equal values",
    notebook: "07",
    found:
      "{C07.6} by symmetry; modulo gauge {C07.14} on the split for every step, " +
      "{C07.15} on all rows but for mirror pairs",
  },
  {
    condition: "the published run has come to rest",
    notebook: "10",
    found: "{C10.7}, {C10.8}",
  },
  {
    condition: "five parameters come close to the dense network",
    notebook: "09",
    found: "the best do, {C09.4} on both kinds of splits; the median run does not, {C09.2}",
  },
  {
    condition: "no wall between a run and the best network",
    notebook: "11",
    found:
      "{C11.2}: none from nine entries on, up to two thousand valleys before; " +
      "{C11.11}: exchanges after IHT meet each optimum",
  },
  {
    condition: "the sequence converges to a local minimum",
    notebook: "08",
    found:
      "proved: or it runs to infinity; {C08.18} for every $s \\ge 2$, {C08.4}, " +
      "{C08.19} for the ridge twin",
  },
];

/** A row of the table of answers: in words, and the number of the notebook that shows it. */
export interface AnswerRow {
  readonly condition: string;
  readonly found: string;
  readonly notebook: string;
}

/**
 * What was found of each condition, with verdicts and numbers from the ledger, so that the tables of the
 * README and of the first notebook say what was computed.
 *
 * @throws ArgumentError when a claim that an answer rests on was not made.
 */
export function answers(verdicts: readonly Verdict[]): AnswerRow[] {
  const byId = new Map(verdicts.map((verdict) => [verdict.id, verdict]));
  const filled = (_: string, id: string, field?: "measured" | "bound"): string => {
    const verdict = byId.get(id)!;
    requireThat(verdict !== undefined, "answers", "the ledger", `with a claim ${id}`, "none");
    return field === undefined ? `${id} ${verdict.verdict}` : short(verdict[field]);
  };
  return ANSWERS.map(({ condition, notebook, found }) => ({
    condition,
    found: found.replace(/\{(C\d\d\.\d+)(?::(measured|bound))?\}/g, filled),
    notebook,
  }));
}
