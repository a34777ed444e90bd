/**
 * How an answer is known.
 *
 *     "exact"      decided in integers, for the doubles that the objective computes with
 *     "enclosed"   proven, with bounds that cover all rounding
 *     "computed"   in floating point, without a bound of the error
 *     "open"       not known; the answer says why
 *
 * Nothing in a report is sampled.
 */
export type Known = "exact" | "enclosed" | "computed" | "open";
