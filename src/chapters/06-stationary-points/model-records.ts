import type { Bounds } from "../../numerics/largest-eigenvalue.js";

/** What was found on the support of one model. */
export interface ModelRecord {
  readonly mask: number;
  readonly theta: Float64Array;
  readonly value: number;
  /** Absent where no ball is proven. */
  readonly ball?: {
    readonly radius: number;
    readonly shares: Float64Array;
    readonly value: Bounds;
    readonly gradient: { readonly lower: Float64Array; readonly upper: Float64Array };
  };
}

/**
 * A record in few numbers: how many they are, mask, value, θ; with a ball its radius, its bounds of the value, shares
 * and bounds of the gradient.
 */
export function packed({ mask, theta, value, ball }: ModelRecord): number[] {
  const numbers = [mask, value, ...sparse(theta, 0)];
  if (ball !== undefined) {
    const { radius, shares, gradient } = ball;
    numbers.push(radius, ball.value.lower, ball.value.upper, ...sparse(shares, 1));
    numbers.push(...sparse(gradient.lower, 0), ...sparse(gradient.upper, 0));
  }
  return [numbers.length + 1, ...numbers];
}

/** A vector of up to 31 entries: bit a of the first number says that entry a follows, as it is not `usual`. */
function sparse(vector: Float64Array, usual: number): number[] {
  const unusual = [...vector.keys()].filter((a) => !Object.is(vector[a], usual));
  const bits = unusual.reduce((sum, a) => sum + (1 << a), 0);
  return [bits, ...unusual.map((a) => vector[a])];
}

/**
 * The records of the models of a network with P entries, by their masks, packed: with P = 20 there may be a million,
 * of some 300 bytes each.
 */
export class ModelRecords {
  private readonly lists: Float64Array[] = [];
  /** Where the record of a mask begins, and in which list, counted from 1. */
  private readonly begins: Uint32Array;
  private readonly listed: Uint8Array;

  constructor(private readonly P: number) {
    this.begins = new Uint32Array(1 << P);
    this.listed = new Uint8Array(1 << P);
  }

  /** Takes over records, one after the other; one that is there already is replaced. At most 255 lists. */
  add(numbers: Float64Array): void {
    this.lists.push(numbers);
    for (let begin = 0; begin < numbers.length; begin += numbers[begin]) {
      this.begins[numbers[begin + 1]] = begin;
      this.listed[numbers[begin + 1]] = this.lists.length;
    }
  }

  at(mask: number): ModelRecord {
    const numbers = this.listOf(mask);
    const begin = this.begins[mask];
    const end = begin + numbers[begin];
    let place = begin + 2;
    const next = (): number => numbers[place++];
    const vector = (usual: number): Float64Array => {
      const bits = next();
      return Float64Array.from({ length: this.P }, (_, a) => ((bits >> a) & 1 ? next() : usual));
    };
    const [value, theta] = [next(), vector(0)];
    if (place === end) return { mask, theta, value };
    const [radius, lower, upper] = [next(), next(), next()];
    const shares = vector(1);
    const gradient = { lower: vector(0), upper: vector(0) };
    return { mask, theta, value, ball: { radius, shares, value: { lower, upper }, gradient } };
  }

  setValue(mask: number, value: number): void {
    this.listOf(mask)[this.begins[mask] + 2] = value;
  }

  /** The masks of all records, ascending. */
  masks(): number[] {
    return Array.from(this.listed.keys()).filter((mask) => this.listed[mask] > 0);
  }

  private listOf(mask: number): Float64Array {
    return this.lists[this.listed[mask] - 1];
  }
}
