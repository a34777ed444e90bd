/** The style sheet of this project's JupyterLab: figures have the fonts of their pictures. */
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { SCREEN_WIDTH } from "../../jupyter/on-screen.js";
import { fontFaces, fontRule } from "../../paper/fonts.js";
import { fontFamily } from "../../plots/theme.js";

const used = fontFaces.filter(({ family }) => fontFamily.includes(family));

/** Plotly measures text when it draws, so each cut must be there before: these ask for it with the page. */
const ASKED = [
  ["html::before", "400"],
  ["html::after", "italic 400"],
  ["body::before", "700"],
  ["body::after", "italic 700"],
];

/** A character of each file of a cut: Latin, Latin extended, Greek, mathematics. */
const ONE_OF_EACH = "aāθ≤";

/** Writes custom.css and its fonts into `config`, where the server looks for them. */
export function writeLabStyle(config: string): void {
  const folder = join(config, "custom");
  mkdirSync(folder, { recursive: true });
  for (const { path } of used) copyFileSync(path, join(folder, basename(path)));
  const rules = [
    ...used.map((face) => fontRule(face, basename(face.path))),
    ...ASKED.map(
      ([where, cut]) =>
        `${where}{content:"${ONE_OF_EACH}";font:${cut} 12px ${fontFamily};` +
        "position:absolute;visibility:hidden;pointer-events:none}",
    ),
    `.jp-RenderedPlotly{max-width:${SCREEN_WIDTH}px}`,
    ".jp-RenderedPlotly img{max-width:100%;height:auto}",
  ];
  writeFileSync(join(folder, "custom.css"), `${rules.join("\n")}\n`);
}
