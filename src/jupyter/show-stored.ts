import { figuresFolder } from "../paper/figure-files.js";
import { storedFigure } from "../paper/stored-figures.js";
import { show } from "./show.js";

/** Shows a figure that another notebook has stored, by its name: "11-valleys". */
export async function showStored(name: string): Promise<void> {
  show(await storedFigure(figuresFolder, name));
}
