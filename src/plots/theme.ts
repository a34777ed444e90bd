import type { Dash, Template } from "plotly.js-dist";

/** CSS pixels: 3.5 in, one column of a paper, and 7.17 in, two of them. Both are divisible by 8. */
export const columnWidth = 336;
export const pageWidth = 688;

/** 8.625 pt in CSS pixels; Plotly sets sub- and superscripts at 0.7 of it, which is 6.04 pt. */
export const textSize = 11.5;

/** Noto Sans Math stands second: no text font has ∇, ‖, ≤ or ∞. */
export const fontFamily = '"Source Sans 3", "Noto Sans Math", sans-serif';

/**
 * The categorical colours: each at least 3:1 against white, any two at least ΔE₀₀ = 10 apart in
 * normal, protan, deutan, tritan and grey vision (in grey they differ by lightness alone).
 */
export const colors = {
  ink: "#111111",
  blue: "#163f8c",
  green: "#1a7d4e",
  orange: "#d47d00",
} as const;

/** A light area of a theme colour: `share` of it, the rest white. */
export function tint(color: string, share: number): string {
  const channels = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  const mixed = channels.map((value) => Math.round(255 + share * (value - 255)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** Colours that carry no meaning: axes and text, hairlines. */
export const axisColor = "#333333";
export const hairlineColor = "#b5b5b5";

/** How the i-th of several things is drawn; the dash and the marker tell it apart without colour. */
export interface Style {
  readonly color: string;
  readonly dash: Dash;
  readonly symbol: "circle" | "square" | "triangle-up" | "diamond";
}

/** The styles of at most four groups: classes, methods, signs. */
export const styles: readonly Style[] = [
  { color: colors.blue, dash: "solid", symbol: "circle" },
  { color: colors.orange, dash: "dash", symbol: "square" },
  { color: colors.green, dash: "dot", symbol: "triangle-up" },
  { color: colors.ink, dash: "dashdot", symbol: "diamond" },
];

/** Dark blue to light green; lightness rises all the way, so that grey keeps the order. */
const scale = [
  [13, 27, 78],
  [23, 84, 130],
  [30, 125, 125],
  [72, 152, 104],
];

/** The colour at t in [0, 1] of the scale for ordered quantities such as the sparsity. */
export function sequential(t: number): string {
  const place = Math.min(Math.max(t, 0), 1) * (scale.length - 1);
  const left = Math.min(Math.floor(place), scale.length - 2);
  const mixed = scale[left].map((from, channel) =>
    Math.round(from + (place - left) * (scale[left + 1][channel] - from)),
  );
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** What all figures share, their text in a size of CSS pixels. */
export function templateOf(size: number): Template {
  const axis = {
    showline: true,
    linecolor: axisColor,
    linewidth: 1,
    ticks: "outside",
    ticklen: 4,
    tickcolor: axisColor,
    showgrid: false,
    zeroline: false,
    automargin: true,
    exponentformat: "power",
    title: { standoff: 6, font: { size } },
  } as const;
  return {
    layout: {
      font: { family: fontFamily, size, color: axisColor },
      title: { font: { size } },
      paper_bgcolor: "#ffffff",
      plot_bgcolor: "#ffffff",
      colorway: styles.map(({ color }) => color),
      margin: { l: 8, r: 8, t: 8, b: 8 },
      hovermode: "closest",
      xaxis: axis,
      yaxis: axis,
      legend: {
        orientation: "h",
        x: 0.5,
        xref: "container",
        xanchor: "center",
        y: 1,
        yref: "container",
        yanchor: "top",
        font: { size },
      },
    },
  };
}

/** The template on paper; a figure function adds its data, its axes' titles and its height. */
export const template: Template = templateOf(textSize);
