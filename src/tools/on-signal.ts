/** Ends what this process has started when it is told to end, and only then lets it end. */

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const stops = new Set<() => Promise<unknown>>();
let signalled = false;

/** Whether a signal has told this process to end: what then fails is not worth a word. */
export function isEnding(): boolean {
  return signalled;
}

/**
 * Registers `stop` for the signals that end a process; what was registered last is ended first.
 * Returns the function that takes it back.
 */
export function onSignal(stop: () => Promise<unknown>): () => void {
  if (stops.size === 0) for (const signal of SIGNALS) process.on(signal, end);
  stops.add(stop);
  return () => {
    stops.delete(stop);
    if (stops.size === 0) for (const signal of SIGNALS) process.off(signal, end);
  };
}

function end(signal: NodeJS.Signals): void {
  signalled = true;
  void endAll().then(() => {
    for (const each of SIGNALS) process.off(each, end);
    process.kill(process.pid, signal);
  });
}

async function endAll(): Promise<void> {
  for (const stop of [...stops].reverse()) {
    try {
      await stop();
    } catch (error) {
      console.error(error);
    }
  }
}
