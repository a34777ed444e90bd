import type { Data } from "plotly.js-dist";
import type { Phase } from "../step-size-phases.js";
import type { RunClass } from "../run-class.js";
import { requireThat } from "../../../numerics/checks.js";
import type { Figure } from "../../../plots/figure.js";
import { logAxis } from "../../../plots/log-axis.js";
import { plain } from "../../../plots/plain.js";
import { colors, pageWidth, styles, template, tint } from "../../../plots/theme.js";
import { log10 } from "../../../numerics/elementary.js";

/** The classes from the best to the worst, and the style of the mark for a point where it is the worst. */
const CLASSES: readonly RunClass[] = [
  "settled",
  "changing",
  "late descent",
  "cycling",
  "irregular",
];
const MARKS = { changing: 0, "late descent": 2, cycling: 1, irregular: 3 } as const;

/** One row of the diagram, the rest around it, in CSS pixels. */
const ROW = 17;
const AROUND = 113;

/**
 * What runs do by step size (γL, logarithmic) and sparsity: where f rises in no run of a point its cell
 * is shaded; a mark stands for the worst class of its runs, none where all are settled.
 *
 * `phases` is a whole grid. `limits` are drawn as stairs, for instance the longest admissible steps: for
 * each sparsity of the grid, in ascending order, the γL at which the line stands.
 */
export function phaseDiagram(
  phases: readonly Phase[],
  limits: readonly { readonly name: string; readonly multiples: readonly number[] }[],
): Figure {
  const sparsities = distinct(phases.map(({ sparsity }) => sparsity));
  const multiples = distinct(phases.map(({ multiple }) => multiple));
  const size = sparsities.length * multiples.length;
  const whole = multiples.length >= 2 && phases.length === size;
  requireThat(whole, "phaseDiagram", "phases", "a whole grid of points", `${phases.length} points`);
  for (const { multiples: stairs } of limits)
    requireThat(
      stairs.length === sparsities.length,
      "phaseDiagram",
      "limits",
      `lists of ${sparsities.length} numbers`,
      `${stairs.length} numbers`,
    );
  const ratio = Math.sqrt(multiples[1] / multiples[0]);
  const ends = [multiples[0] / ratio, multiples[multiples.length - 1] * ratio];
  const counts = CLASSES.map(
    (kind) => phases.flatMap(({ runs }) => runs).filter((run) => run.kind === kind).length,
  );
  const total = counts.reduce((sum, count) => sum + count, 0);
  const firstRise = Math.min(
    ...phases.filter((phase) => rises(phase)).map(({ multiple }) => multiple),
  );
  const rise = Number.isFinite(firstRise)
    ? `the shortest step with a rise is γ<i>L</i> = ${firstRise}`
    : "no run rises";
  const lines = limits.map(({ name }, i) => ` ${i % 2 === 0 ? "Dashed" : "Dotted"}: ${name}.`);
  const tally = CLASSES.map((kind, i) => `${kind} ${counts[i]}`).join(", ");
  return {
    data: [
      monotone(phases, ratio),
      ...Object.entries(MARKS).map(([kind, style]) =>
        marks(phases, kind as keyof typeof MARKS, style),
      ),
      ...limits.map(({ name, multiples: stairs }, i) => staircase(name, sparsities, stairs, i)),
    ],
    layout: {
      template,
      width: pageWidth,
      height: 8 * Math.ceil((ROW * sparsities.length + AROUND) / 8),
      xaxis: {
        title: { text: "step size times smoothness, γ<i>L</i>" },
        ...logAxis(ends[0], ends[1]),
        range: [log10(ends[0]), log10(ends[1])],
      },
      yaxis: {
        title: { text: "sparsity <i>s</i>" },
        range: [sparsities[0] - 0.5, sparsities[sparsities.length - 1] + 0.5],
        tickvals: sparsities,
      },
    },
    caption:
      `Runs by step size and sparsity, ${total} in all. Shaded: <i>f</i> rises in no run of the point. A mark ` +
      "stands for the worst of its runs, none where in all of them <i>f</i> never rises and the support " +
      `settles; ${rise}.${lines.join("")} Runs by class: ${tally}.`,
    alt:
      `Diagram of ${multiples.length} step sizes and ${sparsities.length} sparsities. A shaded area on ` +
      `the left where the objective never rises; ${plain(rise)}; marks on the ` +
      `right for runs that fall after rises, cycle or are irregular. Runs by class: ${tally}.`,
  };
}

function distinct(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function worst({ runs }: Phase): RunClass {
  return CLASSES[Math.max(...runs.map(({ kind }) => CLASSES.indexOf(kind)))];
}

function rises(phase: Phase): boolean {
  return CLASSES.indexOf(worst(phase)) > CLASSES.indexOf("changing");
}

/** A rectangle for each stretch of points of one sparsity without a rise. */
function monotone(phases: readonly Phase[], ratio: number): Data {
  const x: (number | null)[] = [];
  const y: (number | null)[] = [];
  const calm = phases.filter((phase) => !rises(phase));
  let i = 0;
  while (i < calm.length) {
    const { sparsity, multiple } = calm[i];
    let end = i;
    while (end + 1 < calm.length && follows(calm[end], calm[end + 1], ratio)) end++;
    const [left, right] = [multiple / ratio, calm[end].multiple * ratio].map(short);
    x.push(left, right, right, left, null);
    y.push(sparsity - 0.5, sparsity - 0.5, sparsity + 0.5, sparsity + 0.5, null);
    i = end + 1;
  }
  return {
    type: "scatter",
    mode: "lines",
    name: "never rises",
    x,
    y,
    fill: "toself",
    fillcolor: tint(colors.blue, 0.16),
    line: { width: 0 },
    hoverinfo: "skip",
  };
}

function short(value: number): number {
  return Number(value.toPrecision(4));
}

/** Is `next` the neighbour of `phase` on its row? The quotients of the grid are equal but for rounding. */
function follows(phase: Phase, next: Phase, ratio: number): boolean {
  return next.sparsity === phase.sparsity && next.multiple < phase.multiple * ratio * ratio * ratio;
}

function marks(phases: readonly Phase[], kind: keyof typeof MARKS, style: number): Data {
  const points = phases.filter((phase) => worst(phase) === kind);
  const { color, symbol } = styles[style];
  return {
    type: "scatter",
    mode: "markers",
    name: kind,
    x: points.map(({ multiple }) => multiple),
    y: points.map(({ sparsity }) => sparsity),
    marker: { color, symbol, size: 6 },
  };
}

function staircase(
  name: string,
  sparsities: readonly number[],
  multiples: readonly number[],
  i: number,
): Data {
  return {
    type: "scatter",
    mode: "lines",
    name,
    x: multiples.flatMap((multiple) => [short(multiple), short(multiple)]),
    y: sparsities.flatMap((sparsity) => [sparsity - 0.5, sparsity + 0.5]),
    line: { color: colors.ink, width: 1.5, dash: (["dash", "dot"] as const)[i % 2] },
    hoverinfo: "skip",
  };
}
