import type { Data } from "plotly.js-dist";
import type { Dataset } from "../../../data/dataset.js";
import { requireThat, requireVector } from "../../../numerics/checks.js";
import { asText, labelLines, oneLine } from "../../../plots/as-text.js";
import type { Figure } from "../../../plots/figure.js";
import { plain } from "../../../plots/plain.js";
import { axisColor, colors, pageWidth, template } from "../../../plots/theme.js";
import { written } from "../../../plots/written.js";

/** Classes side by side, and the room that an image of `SIDE` pixels takes with what is beside it, in pixels. */
const [ACROSS, SIDE] = [5, 8];
const WIDE = SIDE + 1.5;

/** The name of a class is broken into lines as wide as its image; a line of it and the room around, in pixels. */
const LABEL = 20;
const [TEXT_LINE, BETWEEN] = [1.2, 1.8];

/** So many greys, each one path of the picture. */
const GREYS = 26;

/** CSS pixels of one pixel of an image, and above the images. */
const PIXEL = (pageWidth - 16) / (ACROSS * WIDE);
const LEGEND_ROOM = 40;

/** Where a feature is, by its name "pixel r c". */
const PLACE = /^pixel (\d+) (\d+)$/;

/**
 * The weights of a network on images of 8 × 8 pixels: of each class the mean image of `rows` in grey, with a circle for
 * each positive and a diamond for each negative weight, as large as √|θ_a|. The bias stands below.
 *
 * `rows` are the rows in their own units, with the classes of the network; features are called "pixel r c". Throws on
 * other names, on a θ of another length and on classes other than those of the rows.
 */
export function pixelWeights(
  rows: Dataset,
  { dataset }: { readonly dataset: Dataset },
  theta: Float64Array,
): Figure {
  const { featureNames, classNames } = dataset;
  const [d, K] = [featureNames.length, classNames.length];
  requireVector("pixelWeights", "theta", theta, (d + 1) * K);
  const same = rows.classNames.join() === classNames.join();
  requireThat(same, "pixelWeights", "rows", "rows of the classes of the network", rows.classNames);
  const titles = classNames.map((name, k) => {
    const bias = theta[d * K + k]!;
    const said = bias === 0 ? [] : [`bias ${written(bias, 2)}`];
    return [...labelLines(name, LABEL), ...said];
  });
  const above = TEXT_LINE * Math.max(...titles.map((lines) => lines.length));
  const high = SIDE + BETWEEN + above;
  const at = (k: number): [x: number, y: number] => [
    (k % ACROSS) * WIDE,
    -Math.floor(k / ACROSS) * high,
  ];
  const squares = Array.from({ length: GREYS }, (): Outline => ({ x: [], y: [] }));
  const means = meanImages(rows);
  const most = Math.max(...means);
  rows.featureNames.forEach((name, j) => {
    const [r, c] = pixelPlace(name);
    for (let k = 0; k < K; k++) {
      const [x, y] = at(k);
      const mean = means[rows.featureNames.length * k + j]!;
      const share = most > 0 ? Math.max(0, mean / most) : 0;
      const { [Math.round(share * (GREYS - 1))]: outline } = squares;
      const [left, right] = [x + c - 0.5, x + c + 0.5];
      const [bottom, top] = [y - r - 0.5, y - r + 0.5];
      outline!.x.push(left, right, right, left, null);
      outline!.y.push(bottom, bottom, top, top, null);
    }
  });
  const entries = Array.from({ length: d * K }, (_, a) => a).filter((a) => theta[a] !== 0);
  const largest = Math.max(...entries.map((a) => Math.abs(theta[a]!)));
  const weights = (sign: number): Data => {
    const own = entries.filter((a) => Math.sign(theta[a]!) === sign);
    const places = own.map((a) => {
      const [x, y] = at(Math.floor(a / d));
      const [r, c] = pixelPlace(featureNames[a % d]!);
      return [x + c, y - r] as const;
    });
    const color = sign > 0 ? colors.blue : colors.orange;
    return {
      type: "scatter",
      mode: "markers",
      name: sign > 0 ? "positive weight" : "negative weight",
      x: places.map(([x]) => x),
      y: places.map(([, y]) => y),
      text: own.map((a) => `${asText(featureNames[a % d]!)}: ${theta[a]!.toPrecision(4)}`),
      hoverinfo: "text",
      marker: {
        symbol: sign > 0 ? "circle" : "diamond",
        size: own.map((a) => Number((5 + 9 * Math.sqrt(Math.abs(theta[a]!) / largest)).toFixed(2))),
        color,
        opacity: 1,
        line: { color: "#ffffff", width: 1 },
      },
    };
  };
  const lines = Math.ceil(K / ACROSS);
  const list = entries.map(
    (a) =>
      `${featureNames[a % d]} to ${oneLine(classNames[Math.floor(a / d)]!)} ${plain(written(theta[a]!, 2))}`,
  );
  const biases = classNames.filter((_, k) => theta[d * K + k] !== 0).length;
  return {
    data: [
      ...squares.flatMap(({ x, y }, grey): Data[] =>
        grey === 0 || x.length === 0 ? [] : [area(x, y, shade(grey / (GREYS - 1)))],
      ),
      weights(1),
      weights(-1),
    ],
    layout: {
      template,
      width: pageWidth,
      height: 8 * Math.ceil((LEGEND_ROOM + lines * high * PIXEL) / 8),
      showlegend: true,
      margin: { l: 8, r: 8, t: LEGEND_ROOM, b: 0 },
      xaxis: { visible: false, range: [-1, ACROSS * WIDE - 1], fixedrange: true },
      yaxis: {
        visible: false,
        range: [-(lines - 1) * high - SIDE, BETWEEN + above - 0.5],
        scaleanchor: "x",
        fixedrange: true,
      },
      annotations: classNames.map((_, k) => {
        const [x, y] = at(k);
        return {
          text: titles[k]!.join("<br>"),
          x: x + (SIDE - 1) / 2,
          y: y + 0.6,
          yanchor: "bottom",
          showarrow: false,
          font: { color: axisColor },
        };
      }),
    },
    caption:
      `A network of ${entries.length} weights and ${biases} biases on images of 8 × 8 pixels, over the mean image of each class; ` +
      "circles are positive, diamonds negative weights, their size grows with √|<i>θ<sub>a</sub></i>|.",
    alt: `${K} small images, the mean of each class in grey. Weights: ${list.join(", ")}.`,
  };
}

/** Squares of one grey: their corners, with gaps between them. */
interface Outline {
  readonly x: (number | null)[];
  readonly y: (number | null)[];
}

function area(x: (number | null)[], y: (number | null)[], color: string): Data {
  return {
    type: "scatter",
    mode: "lines",
    x,
    y,
    fill: "toself",
    fillcolor: color,
    line: { width: 0 },
    hoverinfo: "skip",
    showlegend: false,
  };
}

function pixelPlace(name: string): [row: number, column: number] {
  const found = PLACE.exec(name);
  requireThat(found !== null, "pixelWeights", "a feature", 'called "pixel r c"', name);
  return [Number(found[1]), Number(found[2])];
}

/** The mean of each feature over the rows of each class, K×d. */
function meanImages({ features, labels, size, featureNames, classNames }: Dataset): Float64Array {
  const d = featureNames.length;
  const sums = new Float64Array(d * classNames.length);
  const counts = new Float64Array(classNames.length);
  for (let i = 0; i < size; i++) {
    counts[labels[i]!]++;
    for (let j = 0; j < d; j++) sums[d * labels[i]! + j] += features[d * i + j]!;
  }
  return sums.map((sum, at) => sum / counts[Math.floor(at / d)]!);
}

/** White at 0, a middle grey at 1, so that marks stay visible. */
function shade(share: number): string {
  const level = Math.round(255 - 130 * share)
    .toString(16)
    .padStart(2, "0");
  return `#${level}${level}${level}`;
}
