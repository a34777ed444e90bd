import type { Slider } from "plotly.js-dist";

/** A slider over the frames that are named after these iterations, each shown at once; `top` px below the axes. */
export function iterationSlider(iterations: readonly number[], top: number): Partial<Slider> {
  return {
    currentvalue: { prefix: "iteration " },
    pad: { t: top },
    steps: iterations.map((k) => ({
      label: String(k),
      method: "animate",
      args: [
        [String(k)],
        { mode: "immediate", frame: { duration: 0 }, transition: { duration: 0 } },
      ],
    })),
  };
}
