import tslab from "tslab";

/** The line is written at most five times a second. */
const INTERVAL_MS = 200;

/** A line below the cell that tells how far a long computation is. */
export interface Progress {
  /** `done` of the total, which may be corrected; cheap, may be called as often as one likes. */
  report(done: number, total?: number): void;
  /** Removes the line. */
  end(): void;
}

/**
 * Begins a progress line that updates in place, with the time left as soon as it can be told:
 * (elapsed / done) · (total − done).
 */
export function progress(total: number): Progress {
  const line = tslab.newDisplay();
  const begin = Date.now();
  let written = 0;
  let current = total;
  return {
    report(done: number, total: number = current): void {
      current = total;
      const now = Date.now();
      if (now - written < INTERVAL_MS) return;
      written = now;
      line.text(progressText(done, current, now - begin));
    },
    end(): void {
      if (written > 0) line.text("");
    },
  };
}

/** "40 of 200 (20 %), 100 s left" after so many milliseconds. */
export function progressText(done: number, total: number, elapsed: number): string {
  const left = done === 0 ? "" : `, ${seconds((elapsed / done) * (total - done))} left`;
  return `${done} of ${total} (${Math.floor((100 * done) / total)} %)${left}`;
}

function seconds(milliseconds: number): string {
  const whole = Math.ceil(milliseconds / 1000);
  return whole < 120 ? `${whole} s` : `${Math.ceil(whole / 60)} min`;
}
