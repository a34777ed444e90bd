import type { Dataset } from "../../data/dataset.js";
import { commonIntegers, independentColumns } from "../../numerics/exact.js";

/**
 * The dimension of the span of the rows x̃_i = (x_i, 1), exactly for their doubles: by elimination in
 * integers. At most d + 1; where it is d + 1, a linear function of x̃ that is zero on all rows is zero.
 */
export function rowRank({ features, featureNames, size }: Dataset): number {
  const d = featureNames.length;
  const integers = commonIntegers([...features, 1]);
  const one = integers[d * size];
  const rows = Array.from({ length: size }, (_, i) => [...integers.slice(d * i, d * i + d), one]);
  return independentColumns(rows, d + 1, d + 1).chosen.length;
}
