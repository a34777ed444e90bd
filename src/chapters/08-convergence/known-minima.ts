import type { KnownMinima, KnownMinimum } from "../../minima/restricted-minima.js";
import { maskOf } from "../../network/support.js";
import type { EverySupport } from "../06-stationary-points/index.js";

/** The minima of all supports of a network, as plain data that workers can be sent: by bit mask. */
export interface MinimaTable {
  readonly attained: ReadonlyMap<number, Extract<KnownMinimum, { kind: "attained" }>>;
  /** At a mask that is not among these: a number above the infimum. */
  readonly above: Float64Array;
}

export function minimaTable({ dimension, at }: EverySupport): MinimaTable {
  const attained = new Map<number, Extract<KnownMinimum, { kind: "attained" }>>();
  const above = new Float64Array(1 << dimension).fill(Infinity);
  for (let mask = 1; mask < above.length; mask++) {
    const record = at(mask);
    if (record.kind === "attained") {
      const { kind, theta, radius, value, gradient } = record;
      attained.set(mask, { kind, theta, radius, value, gradient });
    } else above[mask] = record.value;
  }
  return { attained, above };
}

/** The table as a source of `restrictedMinima`. */
export function knownMinima({ attained, above }: MinimaTable): KnownMinima {
  return (support) => {
    const mask = maskOf(support);
    return attained.get(mask) ?? { kind: "unattained", value: above[mask] };
  };
}
