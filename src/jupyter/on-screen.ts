import { restyle } from "../paper/restyle.js";
import type { Figure, FigureLayout } from "../plots/figure.js";
import { fontFamily, template, templateOf } from "../plots/theme.js";
import { CSS_PIXELS, POINTS } from "../plots/units.js";

/** CSS pixels: as wide as a figure is on a screen that has the room; a narrower column it fills. */
export const SCREEN_WIDTH = 704;

/** CSS pixels: the size of the text that JupyterLab sets outputs in. */
const SCREEN_TEXT = 13;

const screen = {
  width: SCREEN_WIDTH / CSS_PIXELS,
  height: Infinity,
  textSize: (SCREEN_TEXT * POINTS) / CSS_PIXELS,
  fontFamily,
};

/** The layout of a figure on a screen; without a width Plotly fills what the page gives. */
export type ScreenLayout = Omit<FigureLayout, "width">;

/**
 * How a figure is laid out on a screen: as in a venue of its own, but in real pixels, since a page does not
 * print to scale; its width is left to the page.
 */
export function onScreen(figure: Figure): ScreenLayout {
  const { layout, scale = 1 } = restyle(figure, screen);
  const { width: _width, font: _font, ...rest } = layout;
  const own = figure.layout.font === undefined ? {} : { font: figure.layout.font };
  const larger = layout.template === template ? { template: templateOf(SCREEN_TEXT) } : {};
  return { ...rest, ...own, ...larger, height: Math.round(layout.height * scale) };
}
