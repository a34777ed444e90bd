/**
 * Argument checks. Every failure is one sentence of the same form:
 * "<who> requires <argument> to be <rule>, got <value>".
 */

/** A wrong argument: the message names the function, the argument, the rule and the value. */
export class ArgumentError extends RangeError {
  override name = "ArgumentError";
}

/** Throws the sentence unless `ok`. `way` may name a way on; it is appended after a semicolon. */
export function requireThat(
  ok: boolean,
  who: string,
  argument: string,
  rule: string,
  value: unknown,
  way?: string,
): asserts ok {
  if (ok) return;
  const hint = way === undefined ? "" : `; ${way}`;
  throw new ArgumentError(`${who} requires ${argument} to be ${rule}, got ${shown(value)}${hint}`);
}

/** Names the first field of `value` that is not one of `fields`. */
export function requireFields(
  who: string,
  argument: string,
  value: object,
  fields: readonly string[],
): void {
  const unknown = Object.keys(value).find((key) => !fields.includes(key));
  requireThat(unknown === undefined, who, argument, `of the fields ${fields.join(", ")}`, unknown);
}

/** An integer in [low, high]. */
export function requireInteger(
  who: string,
  argument: string,
  value: number,
  low: number,
  high: number = Infinity,
): void {
  const range = high === Infinity ? `of at least ${low}` : `from ${low} to ${high}`;
  requireThat(
    Number.isInteger(value) && value >= low && value <= high,
    who,
    argument,
    `an integer ${range}`,
    value,
  );
}

/** A seed of the random number generator: an unsigned 32-bit integer. */
export function requireSeed(who: string, value: number): void {
  requireInteger(who, "seed", value, 0, 0xffffffff);
}

/** A finite number greater than zero. */
export function requirePositive(who: string, argument: string, value: number): void {
  requireThat(
    Number.isFinite(value) && value > 0,
    who,
    argument,
    "a finite number greater than 0",
    value,
  );
}

/** A finite number that is zero or greater. */
export function requireNonNegative(who: string, argument: string, value: number): void {
  requireThat(
    Number.isFinite(value) && value >= 0,
    who,
    argument,
    "a finite number of at least 0",
    value,
  );
}

/** A vector of the given length with finite entries. */
export function requireVector(
  who: string,
  argument: string,
  value: ArrayLike<number>,
  length: number,
): void {
  requireThat(
    value.length === length,
    who,
    argument,
    `a vector of length ${length}`,
    `length ${value.length}`,
  );
  for (let i = 0; i < length; i++) {
    requireThat(
      Number.isFinite(value[i]),
      who,
      argument,
      "a vector of finite numbers",
      `${value[i]} at entry ${i}`,
    );
  }
}

function shown(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value) || ArrayBuffer.isView(value))
    return `[${Array.from(value as ArrayLike<number>).join(", ")}]`;
  return String(value);
}
