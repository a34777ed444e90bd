import type { Config, Data, Frame, Layout } from "plotly.js-dist";

/** A Plotly layout that states its size, in CSS pixels (96 to the inch). */
export type FigureLayout = Partial<Layout> & { readonly width: number; readonly height: number };

/**
 * A figure as plain data: what Plotly draws, and the words that go with it.
 *
 * `caption` is the text under the figure in a paper, `alt` what a reader who cannot see it is told.
 * A figure with a slider has `frames`, each only what changes; `exportFrame` names the one that
 * stands on paper (the first when it is not given). `scale` is the printed size over the size that the
 * layout states, 1 when it is not given.
 */
export interface Figure {
  readonly data: readonly Data[];
  readonly layout: FigureLayout;
  readonly frames?: readonly Partial<Frame>[];
  readonly config?: Partial<Config>;
  readonly caption: string;
  readonly alt: string;
  readonly exportFrame?: string;
  readonly scale?: number;
}
