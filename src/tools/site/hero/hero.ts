/** What the first page of the site computes: the library as far as a browser needs it. */
import { logarithmicEntries } from "../../../chapters/08-convergence/figures/logarithmic-entries.js";
import { selectRows } from "../../../data/select-rows.js";
import { standardize } from "../../../data/standardize.js";
import type { Dataset } from "../../../data/dataset.js";
import { denseSmoothness } from "../../../network/dense-smoothness.js";
import { parameterNames } from "../../../network/parameter-names.js";
import { softmaxNetwork } from "../../../network/softmax.js";
import { exp } from "../../../numerics/elementary.js";
import type { Figure } from "../../../plots/figure.js";
import { lossAndSupport } from "../../../plots/loss-and-support.js";
import { columnWidth } from "../../../plots/theme.js";
import { type Journey, journey } from "./journey.js";
import { type ModelTable, reader } from "./model-table.js";
import { type RunOptions, startOf, type Step, STEPS, type Steps, takenSteps } from "./steps.js";
import { tableMinima } from "./table-minima.js";
import { finalByTangent } from "./tangent.js";
import { fateSentence, verdictSentence } from "./sentences.js";

/** What a page carries: the flowers in their file's order and unit, those of the training, the table. */
export interface HeroData {
  readonly features: readonly number[];
  readonly labels: readonly number[];
  readonly featureNames: readonly string[];
  readonly classNames: readonly string[];
  readonly trainIndices: readonly number[];
  readonly table: ModelTable;
}

/** What a reader chooses; the step size is `share` times 1/L. */
export interface Settings {
  readonly sparsity: number;
  readonly share: number;
  readonly seed: number;
}

/** A flower by its row: its class and what the network says of it. */
export interface Flower {
  readonly measures: readonly number[];
  readonly label: string;
  readonly training: boolean;
  readonly probabilities: readonly number[];
}

export interface Hero {
  readonly classNames: readonly string[];
  readonly featureNames: readonly string[];
  readonly flowers: number;
  run(settings: Settings): Steps;
  /** Slow: up to some seconds. Undefined where nothing is promised. */
  fate(settings: Settings): Journey | undefined;
  verdict(settings: Settings, steps: Steps): string;
  fateTold(fate: Journey): string;
  stepsFigure(points: readonly Step[]): Figure;
  fateFigure(fate: Journey): Figure;
  flower(row: number, theta: Float64Array): Flower;
}

/** Of a run that goes on, what is drawn of it: entries that are zero by then are left out. */
const LATE = 100;

/** The height of the entries' panel and, in a column, of each of them in the legend, in CSS pixels. */
const PANEL = 340;
const LEGEND_LINE = 19;

export function hero(data: HeroData): Hero {
  const { featureNames, classNames } = data;
  const iris: Dataset = {
    features: Float64Array.from(data.features),
    labels: Uint8Array.from(data.labels),
    size: data.labels.length,
    featureNames,
    classNames,
  };
  const rows = selectRows(iris, data.trainIndices);
  const { apply } = standardize(rows);
  const network = softmaxNetwork(apply(rows));
  const { upper: L } = denseSmoothness(network);
  const rowOf = reader(network, data.table);
  const minimumOn = tableMinima(network, rowOf);
  const names = parameterNames(iris);
  const all = apply(iris);

  /** γ < 2/L, as `finalSupport` asks it. */
  const stepOf = ({ share }: Settings): number => share / L;
  const promised = (settings: Settings): boolean => stepOf(settings) < 2 / L;
  const optionsOf = (settings: Settings): RunOptions => ({
    sparsity: settings.sparsity,
    stepSize: stepOf(settings),
    seed: settings.seed,
  });

  return {
    classNames,
    featureNames,
    flowers: iris.size,
    run(settings) {
      const options = optionsOf(settings);
      const final = promised(settings) ? finalByTangent(network, rowOf, options) : undefined;
      return takenSteps(network, options, final);
    },
    fate(settings) {
      if (!promised(settings)) return undefined;
      const options = optionsOf(settings);
      const final = finalByTangent(network, rowOf, options);
      const start = startOf(options);
      return journey(network, { minimumOn, final }, { ...options, start });
    },
    verdict({ share }, { verdict }) {
      if (verdict?.kind !== "final")
        return verdictSentence(names, { share, verdict, steps: STEPS });
      const { dropped, least } = rowOf(verdict.support);
      const end = { attained: dropped === undefined, least };
      return verdictSentence(names, { share, verdict, steps: STEPS, end });
    },
    fateTold: (fate) => fateSentence(names, fate),
    stepsFigure: (points) => lossAndSupport(iris, points, { logIteration: true, logValue: true }),
    fateFigure({ points }) {
      const last = points[points.length - 1].k;
      const figure = logarithmicEntries(iris, points, Math.min(LATE, last / 2));
      const legend = LEGEND_LINE * figure.data.length + LEGEND_LINE;
      const margin = { ...figure.layout.margin, t: legend };
      const height = 8 * Math.ceil((PANEL + legend) / 8);
      return { ...figure, layout: { ...figure.layout, margin, width: columnWidth, height } };
    },
    flower(row, theta) {
      const z = network.logits(theta, selectRows(all, [row]));
      const top = Math.max(...z);
      const weights = Array.from(z, (logit) => exp(logit - top));
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const d = featureNames.length;
      return {
        measures: data.features.slice(d * row, d * row + d),
        label: classNames[data.labels[row]],
        training: data.trainIndices.includes(row),
        probabilities: weights.map((weight) => weight / total),
      };
    },
  };
}
