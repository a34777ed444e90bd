/** What stands around every page of the site. */

/** A page by its path below the site's folder, with the inside of its body. */
export interface Page {
  readonly path: string;
  readonly title: string;
  readonly body: string;
  /** The scripts that it needs. */
  readonly scripts: readonly Script[];
}

export type Script = "figures" | "formulas" | "hero";

/** An entry of the line of links at the top. */
export interface NavEntry {
  readonly path: string;
  readonly label: string;
  readonly title: string;
}

/** Formulas are looked for in prose alone: code has dollars of its own. Nothing is loaded later. */
const FORMULAS = JSON.stringify({
  tex: { inlineMath: [["$", "$"]], displayMath: [["$$", "$$"]], processEscapes: true },
  svg: { fontCache: "global" },
  options: { ignoreHtmlClass: "page", processHtmlClass: "formulas", enableMenu: false },
});

const SCRIPTS: Record<Script, (root: string) => string> = {
  figures: (root) => script(`${root}assets/plotly.js`),
  formulas: (root) =>
    `<script>window.MathJax = ${FORMULAS};</script>${script(`${root}assets/mathjax.js`)}`,
  hero: (root) => script(`${root}assets/plotly.js`) + script(`${root}assets/hero.js`),
};

function script(address: string): string {
  return `<script defer src="${address}"></script>\n`;
}

/** The whole text of a page; addresses are relative, as it is opened from a file. */
export function pageText({ path, title, body, scripts }: Page, nav: readonly NavEntry[]): string {
  const root = "../".repeat(path.split("/").length - 1);
  const links = nav.map(({ path: to, label, title }) => {
    const here = to === path ? ' aria-current="page"' : "";
    return `<a href="${root}${to}" title="${escaped(title)}"${here}>${escaped(label)}</a>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${root}assets/style.css">
${scripts.map((name) => SCRIPTS[name](root)).join("")}${script(`${root}assets/page.js`)}</head>
<body class="page">
<a class="skip" href="#main">To the text</a>
<nav class="site" aria-label="Pages">${links.join("\n")}</nav>
<main id="main">
${body}
</main>
</body>
</html>
`;
}

/** A text in HTML, also inside of an attribute. */
export function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
