/** What the first page says of a run, in sentences. */
import type { Journey } from "./journey.js";
import type { Steps } from "./steps.js";

/** What is known of the bottom of a final support. */
interface Bottom {
  readonly attained: boolean;
  /** A lower bound of the infimum. */
  readonly least: number;
}

const nats = (value: number): string => `${Number(value.toPrecision(5))} nats`;
const listed = (names: readonly string[], support: readonly number[]): string =>
  support.map((a) => names[a]).join("; ");

/** The verdict on the steps that were taken. */
export function verdictSentence(
  names: readonly string[],
  {
    share,
    verdict,
    steps,
    end,
  }: {
    readonly share: number;
    readonly verdict: Steps["verdict"];
    readonly steps: number;
    readonly end?: Bottom;
  },
): string {
  if (verdict === undefined)
    return `Nothing is promised: the step, ${share}/L, is not less than 2/L. The run is shown all the same.`;
  if (verdict.kind === "open") {
    const which =
      verdict.entry === undefined
        ? ""
        : ` It does not exclude that ${names[verdict.entry]} is lost.`;
    return `Open: in ${steps.toLocaleString("en")} iterations the tangent shows no support to be final.${which}`;
  }
  const { k, support, height } = verdict;
  const where = !end!.attained
    ? `no minimum there is attained, so θ runs to infinity while the loss falls to ${nats(end!.least)}`
    : `it converges to a minimum there, of ${nats(end!.least)}`;
  if (height === Infinity) return `Final from the start: nothing is cut off, and ${where}.`;
  const climb = `The loss would have to rise by at least ${Number(height.toPrecision(2))} nats before an entry could be lost.`;
  return `Final after ${k.toLocaleString("en")} iterations: the support {${listed(names, support)}} stays for ever, and ${where}. ${climb}`;
}

/** An iteration count as a reader sees it: all digits up to a million, then a power of ten. */
function count(k: number): string {
  if (k < 1e6) return Math.round(k).toLocaleString("en");
  const [digits, exponent] = k.toExponential(1).split("e+");
  return `${digits} · 10${raised(exponent!)}`;
}

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function raised(digits: string): string {
  return digits.replace(/\d/g, (digit) => RAISED[Number(digit)]!);
}

/** What becomes of the run. */
export function fateSentence(names: readonly string[], { changes, end }: Journey): string {
  const last = changes.at(-1);
  const which = changes.length === 1 ? "The one change" : `The last of ${changes.length} changes`;
  const changed =
    last === undefined
      ? "The support never changes"
      : `${which} of the support comes ` +
        `${last.iterations.upper > last.iterations.lower ? "at about" : "at"} iteration ` +
        `${count(last.iterations.upper)}: ${names[last.leaves]} leaves, ${names[last.enters]} enters`;
  if (end.kind === "open")
    return `${changed}, as far as it can be followed: ${count(end.since)} iterations. Then ${end.why}.`;
  const { kind, value } = end.minimum;
  const goes =
    kind === "attained"
      ? `the run converges to a minimum of ${nats(value.upper)}`
      : `the run goes to infinity, the loss to ${nats(value.upper)}`;
  const how =
    end.by === "tangent"
      ? `the tangent shows it from iteration ${count(end.since)} on`
      : "followed in logarithmic time for 10²⁰⁰ iterations";
  return `${changed}. Then ${goes}; ${how}.`;
}
