import { type Limit, limitFrom } from "./limit.js";
import { restrictedMinima } from "../minima/restricted-minima.js";
import type { SoftmaxNetwork } from "../network/softmax.js";
import { supportOf } from "../network/support.js";
import { requireInteger } from "../numerics/checks.js";
import { type FastForward, type FastForwardOptions, forwarded } from "./fast-forward.js";
import { denseBound } from "./final-options.js";
import { finalSupport, type FinalSupportOptions } from "./final-support.js";
import { type IhtLoop, ihtLoop } from "./iht-loop.js";
import type { IhtOptions } from "./iht.js";

/** An exchange of one entry of the support for another, `lower` to `upper` iterations after the start. */
export interface SupportChange {
  readonly iterations: { readonly lower: number; readonly upper: number };
  readonly leaves: number;
  readonly enters: number;
}

/** Where a run ends. */
export type FateEnd =
  | (Limit & { readonly support: readonly number[] })
  | {
      readonly kind: "open";
      readonly support: readonly number[];
      readonly iterations: number;
      readonly why: string;
    };

export interface Fate {
  /** In order; those of the steps that were taken have equal bounds. */
  readonly changes: readonly SupportChange[];
  readonly end: FateEnd;
  /** How the end is known: proven from the last iterate, or followed for 10²⁰⁰ iterations. */
  readonly by: "certificate" | "flow";
}
