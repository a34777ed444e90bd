import type { Figure } from "./figure.js";
import { plain } from "./plain.js";

/** The figure with what it is of at the end of its caption and alt text: the rows, s, the step, how many starts. */
export function withScope(figure: Figure, scope: string): Figure {
  return {
    ...figure,
    caption: `${figure.caption} ${scope}`,
    alt: `${figure.alt} ${plain(scope)}`,
  };
}
