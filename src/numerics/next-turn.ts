/**
 * Lets the event loop turn, so that timers, signals and what is written have theirs; throws the reason of an aborted
 * signal.
 */
export async function nextTurn(signal?: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  signal?.throwIfAborted();
}
