import type { Annotation, Data } from "plotly.js-dist";
import { hardThreshold } from "../../../iht/hard-threshold.js";
import { supportOf } from "../../../network/support.js";
import { layoutAxes, xName, yName } from "../../../plots/axis-names.js";
import type { Figure } from "../../../plots/figure.js";
import { axisColor, colors, pageWidth, template, tint } from "../../../plots/theme.js";
import { cos, sin } from "../../../numerics/elementary.js";

type Point = readonly [number, number, number];

/** A piece of a face of the cube whose points keep the same entries, and where they are written. */
interface Part {
  readonly corners: readonly Point[];
  readonly kept: readonly number[];
  readonly middle: Point;
}

/** Where the eye is: so far from the first axis towards the second, so high above their plane. */
const AZIMUTH = (2 * Math.PI) / 9;
const ELEVATION = Math.PI / 8;

const COLORS = [colors.blue, colors.orange, colors.green];
const SPARSITIES = [1, 2];

/**
 * Space under hard thresholding with s = 1 (left) and s = 2 (right), on the surface of the cube
 * [−1, 1]³: each part of a face carries the entries that its points keep.
 *
 * The surface stands for all of space, since H_s(tv) = tH_s(v) for t > 0: all points of a ray from the
 * origin keep the same entries. The three faces behind mirror the three in front.
 */
export function thresholdCube(): Figure {
  const cubes = SPARSITIES.map((s) => [0, 1, 2].flatMap((face) => partsOf(face, s)));
  const words = cubes.map(
    (parts, i) => `for s = ${SPARSITIES[i]} ${parts.map(({ kept }) => written(kept)).join("; ")}`,
  );
  return {
    data: cubes.flatMap((parts, i) => [...parts.map((part) => area(part, i + 1)), axes(i + 1)]),
    layout: {
      template,
      width: pageWidth,
      height: 352,
      ...layoutAxes(Object.fromEntries(cubes.flatMap((_, i) => panel(i + 1)))),
      annotations: cubes.flatMap((parts, i) => [
        ...parts.map(({ kept, middle }) => label(middle, written(kept).replace(" ", ""), i + 1)),
        ...[0, 1, 2].map((a) => label(along(a, 2.45), `<i>v</i><sub>${a + 1}</sub>`, i + 1)),
      ]),
    },
    caption:
      "Hard thresholding in space, <i>s</i> = 1 (left) and <i>s</i> = 2 (right): the surface of a cube " +
      "around the origin, each part with the entries that its points keep. Points on a line between " +
      "different parts have more than one projection.",
    alt:
      "Two cubes seen from outside, three faces of each in front. On the left each face is one part, on " +
      "the right its diagonals cut it into four. The entries kept are written on the parts: " +
      `${words.join(". And ")}.`,
  };
}

/** The four triangles of the face v_face = 1, or the face itself where all keep the same entries. */
function partsOf(face: number, sparsity: number): Part[] {
  const at = (u: number, w: number): Point => {
    const point = [1, 1, 1];
    point[(face + 1) % 3] = u;
    point[(face + 2) % 3] = w;
    return [point[0], point[1], point[2]];
  };
  const corners = [at(1, 1), at(-1, 1), at(-1, -1), at(1, -1)];
  const triangles = corners.map((corner, i): Part => {
    const triangle = [at(0, 0), corner, corners[(i + 1) % 4]];
    const middle = inside(triangle);
    return { corners: triangle, kept: keptBy(middle, sparsity), middle };
  });
  const [first] = triangles;
  const uniform = triangles.every(({ kept }) => kept.join() === first.kept.join());
  return uniform ? [{ ...first, corners }] : triangles;
}

/** The entries that the projection of a point keeps; no point that is asked lies on a border. */
function keptBy(point: Point, sparsity: number): number[] {
  return supportOf(hardThreshold(Float64Array.from(point), sparsity));
}

function written(kept: readonly number[]): string {
  return kept.map((a) => a + 1).join(", ");
}

/** A point inside a triangle, nearer to its first corner than to its opposite side, where another label stands. */
function inside([tip, ...side]: readonly Point[]): Point {
  const mixed = (a: number): number => 0.4 * tip[a] + 0.3 * side[0][a] + 0.3 * side[1][a];
  return [mixed(0), mixed(1), mixed(2)];
}

function along(entry: number, length: number): Point {
  return [0, 1, 2].map((a) => (a === entry ? length : 0)) as [number, number, number];
}

/** Parallel projection on the plane of the picture, to the right and upwards. */
function flat([x, y, z]: Point): [number, number] {
  const towards = cos(AZIMUTH) * x + sin(AZIMUTH) * y;
  const right = cos(AZIMUTH) * y - sin(AZIMUTH) * x;
  return [right, cos(ELEVATION) * z - sin(ELEVATION) * towards];
}

/** The tint belongs to the entries kept: one of three, or two, named by the third. */
function area({ corners, kept }: Part, panel: number): Data {
  const named = kept.length === 1 ? kept[0] : [0, 1, 2].findIndex((a) => !kept.includes(a));
  const drawn = drawing([...corners, corners[0]], 1, panel);
  return { ...drawn, fill: "toself", fillcolor: tint(COLORS[named], 0.2) } as Data;
}

/** The axes, from where they leave the cube. */
function axes(panel: number): Data {
  const lines = [0, 1, 2].flatMap((a) => [along(a, 1), along(a, 2.25), null]);
  return drawing(lines, 2.5, panel);
}

function drawing(points: readonly (Point | null)[], width: number, panel: number): Data {
  return {
    type: "scatter",
    mode: "lines",
    x: points.map((point) => point && flat(point)[0]),
    y: points.map((point) => point && flat(point)[1]),
    xaxis: xName(panel),
    yaxis: yName(panel),
    line: { color: axisColor, width },
    hoverinfo: "skip",
    showlegend: false,
  };
}

function panel(n: number): [string, object][] {
  const bare = { visible: false, fixedrange: true, constrain: "domain" };
  const domain = [(n - 1) / 2, n / 2];
  return [
    [xName(n), { ...bare, range: [-2, 2], domain, anchor: yName(n) }],
    [yName(n), { ...bare, range: [-1.55, 2.45], scaleanchor: xName(n), anchor: xName(n) }],
  ];
}

function label(point: Point, text: string, panel: number): Partial<Annotation> {
  const [x, y] = flat(point);
  return { x, y, xref: xName(panel), yref: yName(panel), text, showarrow: false };
}
