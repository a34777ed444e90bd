import type { Objective } from "../../network/objective.js";

/** An objective that counts how often it is asked: a value, a gradient, both, or a Hessian are one each. */
export interface Counted {
  readonly objective: Objective;
  evaluations(): number;
}

export function counted(objective: Objective): Counted {
  let evaluations = 0;
  const asked =
    <T>(method: (theta: Float64Array) => T) =>
    (theta: Float64Array): T => {
      evaluations++;
      return method(theta);
    };
  const { dimension, valueAndGradient, value, gradient, hessian } = objective;
  return {
    objective: {
      dimension,
      valueAndGradient: asked(valueAndGradient),
      value: asked(value),
      gradient: asked(gradient),
      hessian: asked(hessian),
    },
    evaluations: () => evaluations,
  };
}
