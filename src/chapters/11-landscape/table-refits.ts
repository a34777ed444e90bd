import { type Refits, refits } from "../../iht/refits.js";
import { maskOf } from "../../network/support.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import type { EverySupport } from "../06-stationary-points/index.js";

/** What `everySupport` knows, as plain arrays that a worker can be sent; row m belongs to the mask m. */
export interface SupportTable {
  readonly infima: Float64Array;
  /** 1 where the minimum is attained and a minimiser is known. */
  readonly attained: Uint8Array;
  /** 2^P × P, the minimisers; of no meaning where there is none. */
  readonly minimisers: Float64Array;
}

export function supportTable(every: EverySupport): SupportTable {
  const P = every.dimension;
  const count = 1 << P;
  const table = {
    infima: new Float64Array(count),
    attained: new Uint8Array(count),
    minimisers: new Float64Array(count * P),
  };
  for (let mask = 0; mask < count; mask++) {
    const record = every.at(mask);
    table.infima[mask] = record.kind === "attained" ? record.value.upper : record.value;
    table.attained[mask] = record.kind === "attained" ? 1 : 0;
    table.minimisers.set(record.theta, mask * P);
  }
  return table;
}

/** The refits of a network whose supports have all been gone through; points far out come from `refits`. */
export function tableRefits(network: SoftmaxNetwork, table: SupportTable): Refits {
  const P = network.dimension;
  const farOut = refits(network);
  return (support) => {
    const mask = maskOf(support);
    const known = table.attained[mask] === 1;
    return {
      infimum: table.infima[mask],
      point: () =>
        known ? table.minimisers.slice(mask * P, (mask + 1) * P) : farOut(support).point(),
    };
  };
}
