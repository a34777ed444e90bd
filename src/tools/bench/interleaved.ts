/** The times of one task in ms, one a round. */
export type Times = readonly number[];

/**
 * The times of several tasks that take turns, so that a slow moment of the machine falls on all of
 * them; the first rounds, in which the code is compiled, do not count.
 */
export function interleaved(tasks: readonly (() => void)[], rounds: number): Times[] {
  const times: number[][] = tasks.map(() => []);
  const warmUp = Math.ceil(rounds / 4);
  for (let round = -warmUp; round < rounds; round++) {
    tasks.forEach((task, t) => {
      const begin = performance.now();
      task();
      if (round >= 0) times[t].push(performance.now() - begin);
    });
  }
  return times;
}

/** "1.62 (1.31 … 1.80)": the median, the least and the greatest. */
export function spread(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const show = (value: number): string => value.toFixed(2);
  return `${show(sorted[sorted.length >> 1])} (${show(sorted[0])} … ${show(sorted[sorted.length - 1])})`;
}

/** The quotients of two tasks round by round. */
export function ratios(numerator: Times, denominator: Times): number[] {
  return numerator.map((time, round) => time / denominator[round]);
}
