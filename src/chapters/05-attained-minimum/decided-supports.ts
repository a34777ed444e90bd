const UNKNOWN = 0;
const ATTAINED = 1;
const UNATTAINED = 2;

/** What is known of the 2^P supports, as bit masks: one byte each. */
export interface DecidedSupports {
  /** True or false where it is known whether the minimum is attained, else undefined. */
  attained(mask: number): boolean | undefined;
  /** A support attains its minimum, and so does every part of it. */
  markAttained(mask: number): void;
  /** A support does not attain its minimum, and so does none that holds it. */
  markUnattained(mask: number): void;
  /** How many supports are decided, the empty one aside. */
  count(): number;
}

/** The table of P entries in which nothing is known but that the empty support attains. */
export function decidedSupports(P: number): DecidedSupports {
  const known = new Uint8Array(1 << P);
  const full = (1 << P) - 1;
  known[0] = ATTAINED;
  let decided = 0;

  function mark(mask: number, as: number): void {
    if (known[mask] === UNKNOWN) decided++;
    known[mask] = as;
  }

  return {
    attained: (mask) => (known[mask] === UNKNOWN ? undefined : known[mask] === ATTAINED),
    markAttained(mask) {
      for (let part = mask; part > 0; part = (part - 1) & mask) mark(part, ATTAINED);
    },
    markUnattained(mask) {
      const rest = full & ~mask;
      for (let part = rest; part > 0; part = (part - 1) & rest) mark(mask | part, UNATTAINED);
      mark(mask, UNATTAINED);
    },
    count: () => decided,
  };
}
