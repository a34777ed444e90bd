import type { Figure } from "../plots/figure.js";
import { emit } from "./emit.js";
import { onScreen } from "./on-screen.js";
import { PLOTLY_MIME } from "./plotly-mime.js";

/** Shows a figure as the cell's output: live in JupyterLab, its alt text where nothing can draw it. */
export function show(figure: Figure): void {
  const { caption: _caption, alt, exportFrame: _exportFrame, ...plotly } = figure;
  emit({ [PLOTLY_MIME]: { ...plotly, layout: onScreen(figure) }, "text/plain": alt });
}
