import { log10 } from "../../../numerics/elementary.js";
import type { Data } from "plotly.js-dist";
import { requirePositive, requireThat } from "../../../numerics/checks.js";
import type { Figure } from "../../../plots/figure.js";
import { logAxis } from "../../../plots/log-axis.js";
import { axisColor, colors, pageWidth, template, tint } from "../../../plots/theme.js";
import type { Landscape, Valley } from "../landscape.js";

/** The end of a run: the valley that holds it and its value. */
export interface RunEnd {
  readonly valley: Valley;
  readonly value: number;
}

/** How far the trunk of the deepest valley reaches above the highest pass. */
const TRUNK = 1.08;

/**
 * The disconnectivity graph of a landscape: value downwards on a logarithmic scale, one line for each valley
 * deeper than `least`, from its bottom to its pass, where it joins the line of a deeper one. A ring marks the
 * bottom of the deepest, dots the ends of runs, wider where there are more of them.
 *
 * The end of a run in a shallower valley is drawn on the line of the valley that this one joins. Throws unless
 * `least` > 0 and all values are positive.
 */
export function valleyTree(
  { valleys, sparsity }: Pick<Landscape, "valleys" | "sparsity">,
  { least, ends }: { least: number; ends: readonly RunEnd[] },
): Figure {
  requirePositive("valleyTree", "least", least);
  const values = [...valleys.map(({ bottom }) => bottom), ...ends.map(({ value }) => value)];
  const lowest = values.reduce((one, other) => Math.min(one, other));
  requireThat(lowest > 0, "valleyTree", "the values", "greater than 0", lowest);
  const shown = valleys.flatMap(({ depth }, i) => (depth > least ? [i] : []));
  const places = new Map(inOrder(valleys, shown).map((valley, place) => [valley, place + 1]));
  const highest = shown.reduce((top, i) => Math.max(top, i === 0 ? 0 : valleys[i].pass), 0);
  const top = TRUNK * Math.max(highest, ...ends.map(({ value }) => value), valleys[0].bottom);
  const x: (number | null)[] = [];
  const y: (number | null)[] = [];
  for (const i of shown) {
    const { bottom, pass, joins } = valleys[i];
    const place = places.get(i)!;
    x.push(place, place, joins === undefined ? null : places.get(joins)!);
    y.push(rounded(bottom), rounded(Math.min(pass, top)), joins === undefined ? null : rounded(pass)); // prettier-ignore
    if (joins !== undefined) [x.push(null), y.push(null)];
  }
  const stacks = new Map<string, { x: number; y: number; runs: number }>();
  for (const { valley, value } of ends) {
    let i = valleys.indexOf(valley);
    while (!places.has(i)) i = valleys[i].joins!;
    const point = { x: places.get(i)!, y: rounded(value), runs: 0 };
    const stack = stacks.get(`${point.x} ${point.y}`) ?? point;
    stack.runs++;
    stacks.set(`${point.x} ${point.y}`, stack);
  }
  const runs = [...stacks.values()];
  const inDeepest = ends.filter(({ valley }) => valley === valleys[0]).length;
  const line: Data = {
    type: "scatter",
    mode: "lines",
    name: "valleys",
    x,
    y,
    line: { color: tint(axisColor, 0.75), width: 0.8 },
    hoverinfo: "skip",
    showlegend: false,
  };
  return {
    data: [
      line,
      {
        type: "scatter",
        mode: "markers",
        name: `ends of ${ends.length} runs`,
        x: runs.map((stack) => stack.x),
        y: runs.map((stack) => stack.y),
        marker: {
          color: colors.orange,
          symbol: "square",
          size: runs.map((stack) => Number((3 + 1.2 * Math.sqrt(stack.runs)).toFixed(2))),
          line: { color: "#ffffff", width: 0.5 },
        },
        text: runs.map((stack) => `${stack.runs} runs`),
        hoverinfo: "text",
      },
      {
        type: "scatter",
        mode: "markers",
        name: "global optimum",
        x: [places.get(0)!],
        y: [rounded(valleys[0].bottom)],
        marker: {
          color: "#ffffff",
          symbol: "circle",
          size: 9,
          line: { color: colors.blue, width: 2 },
        },
        cliponaxis: false,
      },
    ],
    layout: {
      template,
      width: pageWidth,
      height: 320,
      showlegend: true,
      xaxis: {
        title: { text: `valleys deeper than ${least} nats for <i>s</i> = ${sparsity}` },
        range: [0, shown.length + 1],
        showticklabels: false,
        ticks: "",
      },
      yaxis: {
        title: { text: "training loss in nats" },
        ...logAxis(lowest, top),
        range: [log10(lowest / TRUNK), log10(top)],
      },
    },
    caption:
      `The ${shown.length} valleys of the loss on vectors with ${sparsity} entries that are deeper than ${least} nats, of ` +
      `${valleys.length} in all: each line reaches from the bottom of a valley to the pass over which it joins a deeper one. ` +
      `Of ${ends.length} runs ${inDeepest} end in the deepest valley. A square is larger where more runs end; a run ` +
      "that ends in a shallower valley stands on the line that this valley joins.",
    alt:
      `Disconnectivity graph with ${shown.length} lines from a common trunk. The deepest reaches down to ` +
      `${valleys[0].bottom.toPrecision(4)}, the highest pass is at ${highest.toPrecision(4)}. ${inDeepest} of ${ends.length} runs ` +
      "end in the deepest valley.",
  };
}

/**
 * The valleys shown from left to right so that no lines cross: around each the ones that join it, the lower
 * passes nearer to it, on both sides in turn.
 */
function inOrder(valleys: readonly Valley[], shown: readonly number[]): number[] {
  const joining = new Map<number, number[]>(shown.map((i) => [i, []]));
  for (const i of shown) if (valleys[i].joins !== undefined) joining.get(valleys[i].joins)!.push(i);
  function block(i: number): number[] {
    const byPass = joining.get(i)!.sort((one, other) => valleys[one].pass - valleys[other].pass);
    let order = [i];
    byPass.forEach((child, n) => (order = n % 2 === 0 ? [...order, ...block(child)] : [...block(child), ...order])); // prettier-ignore
    return order;
  }
  return block(0);
}

function rounded(value: number): number {
  return Number(value.toPrecision(5));
}
