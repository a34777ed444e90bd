import type { SoftmaxNetwork } from "../network/softmax.js";
import { nearestBand } from "./band.js";
import { exchanged } from "./exchanged.js";
import { flow } from "./flow.js";
import { movedOf } from "./flow-coordinates.js";
import type { Leg } from "./followed.js";

/** A leg some iterations later, with the exchanges on the way. */
export interface FarSteps {
  readonly leg: Leg;
  readonly exchanges: readonly { k: number; leaves: number; enters: number }[];
}

/**
 * Steps of IHT after an exchange far out: until what an exchange stirs up has settled, steps are coarser than
 * the flow. They are taken in the coordinates of the leg, which have all digits of what doubles do not tell.
 * Undefined where an entry is exchanged that the coordinates cannot take out.
 */
export function farSteps(
  network: SoftmaxNetwork,
  start: Leg,
  stepSize: number,
  count: number,
): FarSteps | undefined {
  const exchanges: { k: number; leaves: number; enters: number }[] = [];
  let { coordinates, offset } = start;
  for (let k = 1; k <= count; k++) {
    // With σ = 0 and nothing passed, the state is (ξ, δ) and slopes are those of f.
    const field = flow(coordinates, stepSize, true);
    const moved = movedOf(coordinates, offset);
    const slopes = field.slopesAt(0, moved);
    const now = { sigma: 0, moved, slopes };
    const ahead = nearestBand(coordinates, "any", stepSize, now);
    ({ offset } = ahead);
    if (ahead.gap >= 0) continue;
    const place = exchanged(network, start.dropped, coordinates, ahead);
    if (place === undefined) return undefined;
    ({ coordinates, offset } = place);
    exchanges.push({ k, leaves: ahead.entry, enters: ahead.rival });
  }
  return { leg: { ...start, coordinates, offset }, exchanges };
}
