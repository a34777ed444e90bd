import type { Lowest, Ray } from "./level-set.js";
import { maskOf, supportOfMask } from "../../network/support.js";
import { gaugeGroups } from "../../network/gauge.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { requireThat } from "../../numerics/checks.js";
import { doublesInRatio } from "../../numerics/exact.js";
import { nextTurn } from "../../numerics/next-turn.js";
import type { Report } from "../../numerics/report.js";
import type { AttainedSupports, UndecidedSupport } from "./attained-supports.js";
import {
  noneFound,
  searchedInfimum,
  type UndecidedInfimum,
} from "../../minima/infimum-on-support.js";
import { freeEntries } from "../../minima/free-entries.js";
import { minimizeOnSupport } from "../../minima/minimize-on-support.js";
import { models } from "../../minima/models.js";
import { reducedInfima } from "./reduced-infima.js";

/** What comes lowest on the supports of at most `sparsity` entries. */
export interface LowestInfima extends Lowest {
  readonly sparsity: number;
  /** The lowest minimum that is attained at one point only, as that of the empty support is. */
  readonly isolated: { readonly support: readonly number[]; readonly value: number };
  /** One support of each model. */
  readonly undecided: readonly UndecidedSupport[];
}

interface Candidate {
  readonly kind: Ray["kind"] | "isolated";
  readonly support: readonly number[];
  readonly infimum: number;
}

type UndecidedCandidate = UndecidedInfimum & { readonly support: readonly number[] };

/** A ray without a minimum starts where f is so close to its infimum. */
const NEAR = 1e-9;

/** How far along the direction the start of a ray is looked for. */
const FARTHEST = 2 ** 40;

/** Patterns between two turns of the event loop. */
const TURN = 50;

/**
 * For s = 1, …, P the lowest infima on supports of at most s entries; all that
 * `levelSetVerdict` asks for.
 *
 * Supports of one model (see `models`) are computed once. On a support without a minimum the loss
 * without the separated pairs is minimised; supports on which it depends in the same way are one
 * problem. Where no infimum is found, the support is one of the `undecided`, with the reason. Throws on a
 * network with a ridge, the signal's reason after an abort.
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
  const open = new Map(supports.undecided.map(({ support, why }) => [maskOf(support), why]));
  const { infimum } = reducedInfima(network, supports);
  const candidates: Candidate[] = [];
  const undecided: UndecidedSupport[] = [];
  for (const [i, support] of patterns.entries()) {
    if (i % TURN === 0) {
      await nextTurn(signal);
      report?.(i, patterns.length);
    }
    const why = open.get(maskOf(support));
    if (why !== undefined) undecided.push({ support, why });
    else if (supports.attains(maskOf(support))) minima(network, support).forEach(add);
    else {
      const found = await infimum(support);
      add(typeof found === "number" ? { kind: "unattained", support, infimum: found } : { support, ...found }); // prettier-ignore
    }
  }
  add({ kind: "isolated", support: [], infimum: network.value(new Float64Array(network.dimension)) }); // prettier-ignore
  const rays = new Map<Candidate, Ray | undefined>();
  candidates.sort((one, other) => one.infimum - other.infimum);
  const all: LowestInfima[] = [];
  for (let sparsity = 1; sparsity <= network.dimension; sparsity++) {
    const within = candidates.filter(({ support }) => support.length <= sparsity);
    const found: Ray[] = [];
    for (const kind of ["unattained", "flat"])
      for (const one of within.filter((one) => one.kind === kind)) {
        if (!rays.has(one)) rays.set(one, await rayFrom(one));
        const ray = rays.get(one);
        if (ray !== undefined) found.push(ray);
        if (ray !== undefined) break;
      }
    const { support, infimum: value } = within.find(({ kind }) => kind === "isolated")!;
    all.push({ sparsity, rays: found, isolated: { support, value }, undecided });
  }
  return all.map((one) => ({
    ...one,
    undecided: undecided.filter(({ support }) => support.length <= one.sparsity),
  }));

  function add(found: Candidate | UndecidedCandidate): void {
    if (found.kind !== "undecided") candidates.push(found);
    else undecided.push({ support: found.support, why: found.why });
  }

  async function rayFrom({ support }: Candidate): Promise<Ray | undefined> {
    const ray = await rayOn(network, support);
    if (ray.kind !== "undecided") return ray;
    add({ support, ...ray });
    return undefined;
  }
}

/**
 * The minimum of a pattern; if it is attained at one point only and a gauge group lacks one entry, the same
 * with this entry added, where it is flat.
 */
function minima(
  network: SoftmaxNetwork,
  pattern: readonly number[],
): (Candidate | UndecidedCandidate)[] {
  const { value: infimum, outcome } = minimizeOnSupport(network, pattern);
  if (outcome !== "minimum") return [{ support: pattern, ...noneFound(pattern) }];
  const flat = freeEntries(network, pattern).lines.length > 0;
  const own: Candidate = { kind: flat ? "flat" : "isolated", support: pattern, infimum };
  const group = gaugeGroups(network.dataset).find(
    (group) => group.filter((a) => !pattern.includes(a)).length === 1,
  );
  if (flat || group === undefined) return [own];
  const whole = [...new Set([...pattern, ...group])].sort((a, b) => a - b);
  return [own, { kind: "flat", support: whole, infimum }];
}

async function rayOn(
  network: SoftmaxNetwork,
  support: readonly number[],
): Promise<Ray | UndecidedInfimum> {
  const found = await searchedInfimum(network, support);
  if (found.kind === "undecided") return found;
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
  const why = `The loss on ${support.join(", ")} does not come down to its infimum`;
  return { kind: "undecided", why };
}
