/** How a long computation tells how far it is: `done` of `total` units. It is called often and must be cheap. */
export type Report = (done: number, total: number) => void;

/** How a long computation is followed and stopped; neither changes what it gives. */
export interface Running {
  readonly report?: Report;
  readonly signal?: AbortSignal;
}

/** With it a function that gives its result at once gives a promise of it, from a thread that an abort ends at once. */
export interface Stoppable {
  readonly signal: AbortSignal;
}
