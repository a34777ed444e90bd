import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeFileAtomic } from "../storage/atomic-write.js";
import { asText } from "../plots/as-text.js";
import type { Figure } from "../plots/figure.js";
import { storedFigure, storedNames } from "./stored-figures.js";

const head = `# Figures

Made by the notebooks; this page is generated from the stored figures. Each stands here as SVG, PDF
(vector, fonts inside), PNG (300 dpi) and JSON (the whole Plotly figure with caption and alt text).
\`npm run figures -- --only <name> --venue <venue>\` sets one for a paper; \`npm run figures -- --list\`
says what there is.
`;

/** Writes <folder>/README.md: each figure with its caption, alt text and the command that makes it. */
export async function writeFiguresReadme(folder: string): Promise<void> {
  const sections: string[] = [];
  for (const name of await storedNames(folder))
    sections.push(section(name, await storedFigure(folder, name)));
  const text = [head, ...sections].join("\n");
  const path = join(folder, "README.md");
  const present = await readFile(path, "utf8").catch(() => "");
  if (present !== text) await writeFileAtomic(path, text);
}

/** The first two digits of a figure's name are its notebook. */
function section(name: string, { caption, alt }: Figure): string {
  const links = ["svg", "pdf", "png", "json"].map((type) => `[${type}](${name}.${type})`);
  return `## ${name}

![${asMarkdown(alt)}](${name}.svg)

${caption}

- Alt text: ${asMarkdown(alt)}
- Made by \`npm run reproduce -- ${name.slice(0, 2)}\`, drawn again by \`npm run figures -- --only ${name} --force\`
- ${links.join(" · ")}
`;
}

/** A text with names of data, none of which is mark-up of Markdown, HTML or TeX. */
function asMarkdown(text: string): string {
  return asText(text).replace(/[\\[\]*`~|]|(?<!\w)_|_(?!\w)/g, "\\$&");
}
