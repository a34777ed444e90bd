import { basename, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { requireThat } from "../../numerics/checks.js";
import type { Figure } from "../../plots/figure.js";
import { closeBrowser } from "../../paper/browser.js";
import { drawIfChanged, figuresFolder } from "../../paper/figure-files.js";
import { writeFiguresReadme } from "../../paper/figures-readme.js";
import { inGrey } from "../../paper/grey.js";
import { storedFigure, storedNames } from "../../paper/stored-figures.js";
import { DoesNotFit, venueFigure, venueOf } from "../../paper/venue-figure.js";
import { commandOptions } from "../command-options.js";
import { onSignal } from "../on-signal.js";
import { venues } from "../../paper/venues.js";

/** A browser that has not closed after this ends by itself when this process has ended. */
const CLOSE_LIMIT_MS = 700;

const options = {
  only: { type: "string", multiple: true },
  venue: { type: "string" },
  grey: { type: "boolean", default: false },
  force: { type: "boolean", default: false },
  list: { type: "boolean", default: false },
} as const;

/**
 * npm run figures: draws the stored figures whose pictures are missing or old, and their README.
 *
 *     --only <name>    this figure; may be given more than once
 *     --venue <venue>  in the venue's width, font and text size, into figures/<venue>/; a file `mine.json` with
 *                      width, height, textSize and font is one of your own, into figures/mine/
 *     --grey           with --venue: in greys, as <name>-grey
 *     --force          draws what is up to date, too
 *     --list           says which figures and venues there are
 *
 * It reads figures/<name>.json and runs no notebook.
 */
export async function main(args: string[]): Promise<void> {
  const { values, positionals } = commandOptions("figures", args, options);
  const rule = "none but options (a figure is --only NAME)";
  requireThat(positionals.length === 0, "figures", "its arguments", rule, positionals.join(" "));
  const { venue, grey, force } = values;
  if (values.list) return list();
  if (venue !== undefined) await venueOf(venue);
  const folder = basename(venue ?? "", ".json");
  if (grey && venue === undefined) throw new Error("--grey goes with --venue: name one");
  const forget = onSignal(() => Promise.race([closeBrowser(), delay(CLOSE_LIMIT_MS)]));
  try {
    for (const name of values.only ?? (await storedNames(figuresFolder))) {
      const begun = performance.now();
      const stored = await storedFigure(figuresFolder, name);
      const fitted = venue === undefined ? stored : await fittedInto(venue, name, stored);
      if (fitted === undefined) continue;
      const figure = grey ? inGrey(fitted) : fitted;
      const path = join(figuresFolder, folder, grey ? `${name}-grey` : name);
      const drawn = await drawIfChanged(figure, path, { force });
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      console.log(`${path}: ${drawn ? `drawn in ${seconds} s` : "up to date"}`);
    }
    if (venue === undefined) await writeFiguresReadme(figuresFolder);
  } finally {
    forget();
    await closeBrowser();
  }
}

/**
 * The figure in a venue; where it does not fit, one sentence says so, the command ends with 1, and others are drawn.
 */
async function fittedInto(
  venue: string,
  name: string,
  figure: Figure,
): Promise<Figure | undefined> {
  try {
    return await venueFigure(figure, venue);
  } catch (error) {
    if (!(error instanceof DoesNotFit)) throw error;
    console.log(`${name}: ${error.message}`);
    process.exitCode = 1;
    return undefined;
  }
}

async function list(): Promise<void> {
  console.log("figures");
  for (const name of await storedNames(figuresFolder)) {
    const { width, height } = (await storedFigure(figuresFolder, name)).layout;
    console.log(`  ${name} (${(width / 96).toFixed(2)} × ${(height / 96).toFixed(2)} in)`);
  }
  console.log("venues");
  for (const [name, { width, textSize, fontFamily }] of Object.entries(venues))
    console.log(`  ${name}: ${width} in, ${textSize} pt, ${fontFamily.split(",")[0]}`);
}
