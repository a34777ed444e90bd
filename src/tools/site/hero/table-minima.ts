import { classPairs, pairName } from "../../../minima/class-pairs.js";
import { freeEntries } from "../../../minima/free-entries.js";
import { gradedMinimum } from "../../../minima/graded-minimum.js";
import { marginSpan } from "../../../minima/margin-span.js";
import { newton } from "../../../minima/newton.js";
import { reducedNetwork } from "../../../minima/reduced-network.js";
import type { RestrictedMinimum } from "../../../minima/restricted-minima.js";
import { affineBall } from "../../../minima/stationary-ball.js";
import type { SoftmaxNetwork } from "../../../network/softmax.js";
import type { TableRow } from "./model-table.js";

/** What the flow asks of a minimum that the table knows. */
export type TableMinimum = Pick<
  RestrictedMinimum,
  "kind" | "support" | "dropped" | "theta" | "gradient" | "value" | "radius" | "lowestEigenvalue"
>;

const MAX_ITERATIONS = 200;

/**
 * The function that gives the minimum on a support with its point, as `restrictedMinima` does, each computed
 * once. Which margins grow is the table's word, so that no linear program is asked. Undefined where no
 * ball around a minimiser is proven.
 */
export function tableMinima(
  network: SoftmaxNetwork,
  rowOf: (support: readonly number[]) => TableRow,
): (support: readonly number[]) => TableMinimum | undefined {
  const { dataset, dimension } = network;
  const pairs = classPairs(dataset);
  const known = new Map<string, TableMinimum | undefined>();

  function computed(support: readonly number[]): TableMinimum | undefined {
    const { dropped: named } = rowOf(support);
    const names = new Set(named?.map(([row, other]) => pairName({ row, own: 0, other })));
    const dropped = pairs.filter((pair) => names.has(pairName(pair)));
    const reduced = named === undefined ? network : reducedNetwork(network, dropped);
    const { still } = freeEntries(network, support);
    const free = marginSpan(dataset, support, dropped).independent;
    const end = newton(reduced, free, new Float64Array(dimension), MAX_ITERATIONS);
    const plain = affineBall(reduced, end.theta, { free, still });
    const found =
      plain === undefined
        ? gradedMinimum(reduced, { free, still }, end.theta)
        : { theta: end.theta, ball: plain };
    if (found === undefined) return undefined;
    const { theta, ball } = found;
    const { value, gradient, radius, lowestEigenvalue } = ball;
    const kind = named === undefined ? "attained" : "unattained";
    return { kind, support, dropped, theta, gradient, value, radius, lowestEigenvalue };
  }

  return (support) => {
    const key = support.join();
    if (!known.has(key)) known.set(key, computed(support));
    return known.get(key);
  };
}
