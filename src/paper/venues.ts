/** What a place of publication asks of a figure: inches, points, and a font stack. */
export interface Venue {
  readonly width: number;
  /** The most a figure may be high: the text of a page, less a caption of some lines. */
  readonly height: number;
  readonly textSize: number;
  readonly fontFamily: string;
}

/** The packaged fonts by what they look like; the θ of Computer Modern is that of STIX, see fonts.ts. */
export const fonts: Readonly<Record<string, string>> = {
  times: '"STIX Two Text", "Noto Sans Math", serif',
  "computer modern": '"CMU Serif", "STIX Two Text", "Noto Sans Math", serif',
  sans: '"Source Sans 3", "Noto Sans Math", sans-serif',
};
const { times, sans, "computer modern": computerModern } = fonts;

/**
 * Column and page widths as the classes set them. No text is smaller than 8.6 pt, so that sub- and
 * superscripts, at 0.7 of it, stay above 6 pt. `article` is LaTeX's own class on letter paper.
 */
export const venues: Readonly<Record<string, Venue>> = {
  ieee: { width: 3.5, height: 9, textSize: 8.75, fontFamily: times },
  "ieee-wide": { width: 7.16, height: 9, textSize: 8.75, fontFamily: times },
  neurips: { width: 5.5, height: 8.5, textSize: 9, fontFamily: times },
  icml: { width: 3.25, height: 8.5, textSize: 9, fontFamily: times },
  "icml-wide": { width: 6.75, height: 8.5, textSize: 9, fontFamily: times },
  article: { width: 4.77, height: 7, textSize: 9, fontFamily: computerModern },
  slides: { width: 10, height: 5.5, textSize: 18, fontFamily: sans },
};
