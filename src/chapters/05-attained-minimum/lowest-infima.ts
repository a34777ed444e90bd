import type { Ray } from "./level-set.js";
import { maskOf, supportOfMask } from "../../network/support.js";
import { gaugeGroups } from "../../network/gauge.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { requireThat } from "../../numerics/checks.js";
import { doublesInRatio } from "../../numerics/exact.js";
import type { Report } from "../../numerics/report.js";
import type { AttainedSupports } from "./attained-supports.js";
import { infimumOnSupport } from "../../minima/infimum-on-support.js";
import { freeEntries } from "../../minima/free-entries.js";
import { minimizeOnSupport } from "../../minima/minimize-on-support.js";
import { models } from "../../minima/models.js";
import { reducedInfima } from "./reduced-infima.js";

/** What comes lowest on the supports of at most `sparsity` entries. */
export interface LowestInfima {
  readonly sparsity: number;
  /** The lowest infimum that is not attained and the lowest minimum on a flat, if there are any. */
  readonly rays: readonly Ray[];
  /** The lowest minimum that is attained at one point only. */
  readonly isolated: { readonly support: readonly number[]; readonly value: number };
}

interface Candidate {
  readonly kind: Ray["kind"] | "isolated";
  readonly support: readonly number[];
  readonly infimum: number;
}

/** A ray without a minimum starts where f is so close to its infimum. */
const NEAR = 1e-9;

/** How far along the direction the start of a ray is looked for. */
const FARTHEST = 2 ** 40;

/** Patterns between two turns of the event loop. */
const TURN = 50;

/**
 * For s = 1, …, P the lowest infima on supports of at most s entries; the rays are all that
 * `levelSetVerdict` asks for.
 *
 * Supports of one model (see `models`) are computed once. On a support without a minimum the loss
 * without the separated pairs is minimised; supports on which it depends in the same way are one
 * problem. Throws on a network with a ridge, an Error where no minimum is found, the signal's reason
 * after an abort.
 */
export async function lowestInfima(
  network: SoftmaxNetwork,
  supports: AttainedSupports,
  { report, signal }: { report?: Report; signal?: AbortSignal } = {},
): Promise<LowestInfima[]> {
  const { ridge } = network;
  const way = "with a ridge every level set is bounded";
  requireThat(ridge === 0, "lowestInfima", "network", "one without ridge", ridge, way);
  const patterns = models(network).masks().map(supportOfMask);
  const unattainedInfimum = reducedInfima(network, supports);
  const candidates: Candidate[] = [];
  for (const [i, support] of patterns.entries()) {
    if (i % TURN === 0) {
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
      report?.(i, patterns.length);
    }
    if (supports.attains(maskOf(support))) candidates.push(...minima(network, support));
    else
      candidates.push({ kind: "unattained", support, infimum: await unattainedInfimum(support) });
  }
  const rays = new Map<Candidate, Ray>();
  const all: LowestInfima[] = [];
  for (let sparsity = 1; sparsity <= network.dimension; sparsity++) {
    const within = candidates.filter(({ support }) => support.length <= sparsity);
    const lowest = (kind: Candidate["kind"]): Candidate[] =>
      within
        .filter((one) => one.kind === kind)
        .sort((one, other) => one.infimum - other.infimum)
        .slice(0, 1);
    const found = [...lowest("unattained"), ...lowest("flat")];
    for (const one of found) if (!rays.has(one)) rays.set(one, await rayOn(network, one.support));
    const [{ support, infimum: value }] = lowest("isolated");
    all.push({ sparsity, rays: found.map((one) => rays.get(one)!), isolated: { support, value } });
  }
  return all;
}

/**
 * The minimum of a pattern; if it is attained at one point only and a gauge group lacks one entry, the same
 * with this entry added, where it is flat.
 */
function minima(network: SoftmaxNetwork, pattern: readonly number[]): Candidate[] {
  const { value: infimum, outcome } = minimizeOnSupport(network, pattern);
  if (outcome !== "minimum") throw new Error(`No minimum was found on ${pattern.join(", ")}`);
  const flat = freeEntries(network, pattern).lines.length > 0;
  const own: Candidate = { kind: flat ? "flat" : "isolated", support: pattern, infimum };
  const group = gaugeGroups(network.dataset).find(
    (group) => group.filter((a) => !pattern.includes(a)).length === 1,
  );
  if (flat || group === undefined) return [own];
  const whole = [...new Set([...pattern, ...group])].sort((a, b) => a - b);
  return [own, { kind: "flat", support: whole, infimum }];
}

async function rayOn(network: SoftmaxNetwork, support: readonly number[]): Promise<Ray> {
  const found = await infimumOnSupport(network, support);
  const { theta, value: infimum } = found;
  if (found.kind === "attained") {
    const [line] = freeEntries(network, support).lines;
    const direction = doublesInRatio(line);
    return { kind: "flat", support, infimum, point: theta, value: infimum, direction };
  }
  const { direction } = found;
  const at = (t: number): Float64Array => theta.map((x, a) => x + t * direction[a]);
  for (let t = 1; t <= FARTHEST; t *= 2) {
    const point = at(t);
    const value = network.value(point);
    if (value <= infimum + NEAR)
      return { kind: "unattained", support, infimum, point, value, direction };
  }
  throw new Error(`The loss on ${support.join(", ")} does not come down to its infimum`);
}
