import type { ClassInputs } from "./class-inputs.js";
import type { ConditionsReport } from "./conditions-report.js";
import type { Existence } from "./existence.js";
import { countInWords, listed } from "./in-words.js";
import type { Known } from "./known.js";

/** A line of the table: what is asked, the answer in words, and how it is known. */
export type ConditionsRow = {
  readonly question: string;
  readonly answer: string;
  readonly known: Known;
};

/** Digits of a number in an answer. */
const ANSWER_DIGITS = 4;

/** A report as a table of questions and answers, in the words of the data set. */
export function conditionsTable(report: ConditionsReport): ConditionsRow[] {
  return [
    ...stepRows(report),
    ...runRows(report),
    limitRow(report),
    existenceRow("Is there a minimum on its support?", report.existence.onSupport),
    existenceRow(`Is there a minimum on all ${report.size.parameters} parameters?`, report.existence.onAll),
    ...(report.existence.classes ?? []).map(classRow),
    stabilityRow(report),
    exchangeRow(report),
    ...spareRows(report),
  ]; // prettier-ignore
}

/** What a report leaves open or does not speak of, one sentence each. */
export function notSaid({ size, exchange, existence }: ConditionsReport): string[] {
  const { parameters, sparsity } = size;
  return [
    `Whether the end is the best network of ${sparsity} of ${parameters} parameters: there are ${supports(parameters, sparsity)} supports, and they are not gone through.`,
    ...(exchange.tried < exchange.of
      ? [
          `Of ${exchange.of.toLocaleString("en-US")} exchanges of one entry ${exchange.tried.toLocaleString("en-US")} were tried, those of largest gradient.`,
        ]
      : []),
    ...(existence.classes === undefined
      ? ["By which few inputs a class is separated: there are too many rows and inputs to ask."]
      : []),
    "Anything about rows that are not in the file, other starts, other steps.",
  ];
}

function stepRows({ step, size }: ConditionsReport): ConditionsRow[] {
  const { dense, restricted, entries, used } = step;
  const way = {
    dense: "the constant of all parameters",
    rows: "by the largest entries in a row of the Hessian's bound",
    supports: `over every support of ${entries} entries`,
    fewer: `from the supports of ${restricted.supports} entries`,
    more: `from the supports of ${restricted.supports} entries`,
  }[restricted.by];
  const longer = dense.upper / restricted.upper;
  const gain =
    longer > 1 + 1e-9 ? `${number(longer)} times as long` : "no longer than for all parameters";
  const proven = used <= 1 / Math.min(restricted.upper, dense.upper);
  return [
    {
      question: "Which step descends from every point?",
      answer: `1/L = ${number(1 / dense.upper)}, L = ${number(dense.upper)}`,
      known: "enclosed",
    },
    {
      question: `Which step descends between points of ${size.sparsity === 1 ? "one entry" : `${size.sparsity} entries`}?`,
      answer: `1/Λ = ${number(1 / restricted.upper)}, ${gain}; Λ of ${entries} entries, ${way}`,
      known: "enclosed",
    },
    ...(proven
      ? []
      : [
          {
            question: "Does the step that was taken descend?",
            answer: `${number(used)} is longer than that: nothing is promised of each step`,
            known: "open" as const,
          },
        ]),
  ];
}

function runRows({ run, rest, step, parameters, size }: ConditionsReport): ConditionsRow[] {
  const question = "Where does IHT come to?";
  const names = listed(run.support.map((a) => `“${parameters[a]}”`));
  const came: ConditionsRow = {
    question,
    answer:
      `after ${countInWords(run.iterations)} iterations with γ = ${number(step.used)} to f = ${number(run.value)} ` +
      `and ${(100 * run.accuracy).toFixed(1)} % of its ${size.rows} rows, on ${names}`,
    known: "computed",
  };
  return [came, restRow(rest, parameters)];
}

function restRow(rest: ConditionsReport["rest"], parameters: readonly string[]): ConditionsRow {
  const question = "Does its support still change?";
  if (rest.kind === "open") return { question, answer: rest.why, known: "open" };
  if (rest.kind === "final") {
    const walls = Number.isFinite(rest.height)
      ? `: to lose an entry f would have to rise by ${number(rest.height)} nats`
      : "";
    return { question, answer: `never again${walls} (T9)`, known: "enclosed" };
  }
  const { next, fate } = rest;
  const end =
    fate.by === "certificate"
      ? `never again after about ${countInWords(fate.known.upper)} iterations, where T9 holds`
      : `${next === undefined ? "not" : "then not"} for 10²⁰⁰ iterations`;
  if (fate.end.kind === "open") {
    const first = next === undefined ? "" : `${change(next, parameters)}; then open: `;
    return { question, answer: `${first}${fate.end.why} (T10)`, known: "open" };
  }
  const answer = next === undefined ? end : `${change(next, parameters)}; ${end}`;
  return { question, answer: `${answer} (T10)`, known: "computed" };
}

function change(
  { iterations, leaves, enters }: { iterations: { upper: number }; leaves: number; enters: number },
  parameters: readonly string[],
): string {
  return (
    `will change at about ${countInWords(iterations.upper)} iterations, ` +
    `“${parameters[leaves]}” for “${parameters[enters]}”`
  );
}

function limitRow({ limit, rest }: ConditionsReport): ConditionsRow {
  const question = "What is its limit?";
  if (limit.kind === "open") return { question, answer: limit.why, known: "open" };
  const { value, known } = limit;
  const width = value.upper - value.lower;
  const f = `f = ${number((value.lower + value.upper) / 2, 10)} within ${width.toPrecision(1)}`;
  const moved =
    rest.kind === "followed" && rest.next !== undefined ? ", on the support of the end" : "";
  const answer =
    limit.kind === "attained"
      ? `a minimiser, known within ${limit.radius.toPrecision(1)}; ${f}${moved}`
      : `none: it runs to infinity, and f falls to ${value.upper < 1e-9 ? "0" : f.slice(4)}${moved}`;
  return { question, answer, known };
}

function existenceRow(question: string, { kind, words, known }: Existence): ConditionsRow {
  const answer = {
    attained: `yes: ${words}`,
    unattained: `no: a direction ${words}`,
    undecided: words,
  };
  return { question, answer: answer[kind], known };
}

function classRow({ name, other = "the others", kind, inputs }: ClassInputs): ConditionsRow {
  const answer = {
    separable: `yes, by ${few(inputs)}${inputs.length === 1 ? " alone" : "; none of them can be left out"}`,
    "quasi-separable": "but for rows that lie on the boundary",
    overlapping: "no",
    undecided: "not decided",
  }[kind];
  const known = kind === "undecided" ? "open" : "exact";
  return { question: `Is ${name} apart from ${other}?`, answer, known };
}

function stabilityRow({ stability, limit, step }: ConditionsReport): ConditionsRow {
  const question = "For which steps does it rest there?";
  if (stability === undefined) {
    const why = limit.kind === "open" ? "the limit is not known" : "there is no point to rest at";
    return { question, answer: why, known: limit.kind === "open" ? "open" : limit.known };
  }
  const { margin, kind } = stability;
  const [low] = margin;
  const words = Number.isFinite(low)
    ? `up to γ* = ${number(low)}, ${number(low / step.used)} times the step that was taken`
    : "for all: the whole gradient is 0";
  const answer = kind === "undecided" ? "the bounds leave it open" : words;
  return { question, answer, known: kind === "undecided" ? "open" : "enclosed" };
}

function exchangeRow({ exchange, parameters }: ConditionsReport): ConditionsRow {
  const question = "Is there a better network one exchange away?";
  const { kind, best, infimum, tried, of } = exchange;
  const some = tried === of ? `all ${of}` : `${tried} of ${of.toLocaleString("en-US")}`;
  if (best === undefined)
    return { question, answer: "there is nothing to exchange", known: "exact" };
  if (kind === "optimal")
    return { question, answer: `none among ${some}, each with a new fit`, known: "computed" };
  const { leaves, enters, infimum: lower } = best;
  const answer =
    `“${parameters[leaves]}” for “${parameters[enters]}” lowers the infimum from ` +
    `${number(infimum)} to ${number(lower)}, the best of ${some}`;
  return { question, answer, known: "computed" };
}

function spareRows({ spare, parameters }: ConditionsReport): ConditionsRow[] {
  if (spare.length === 0) return [];
  const question = "Is an entry to spare?";
  const names = listed(spare.map((a) => `“${parameters[a]}”`));
  const answer = `${names}: beside the entries of all other classes for that input one changes nothing`;
  return [{ question, answer, known: "exact" }];
}

/** More names than these are counted. */
const MOST_NAMES = 8;

function few(inputs: readonly string[]): string {
  return inputs.length <= MOST_NAMES ? listed(inputs) : `${inputs.length} inputs`;
}

/** C(P, s) in words, exactly where it is a double's integer. */
function supports(P: number, s: number): string {
  let count = 1;
  for (let i = 1; i <= Math.min(s, P - s); i++) count = (count * (P - i + 1)) / i;
  return countInWords(Math.round(count));
}

function number(x: number, digits: number = ANSWER_DIGITS): string {
  return String(Number(x.toPrecision(digits)));
}
