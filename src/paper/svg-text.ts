/** From this often on a style is written once, as a rule. */
const OFTEN = 4;

const tags = /<([\w:-]+)((?: [\w:-]+="[^"]*")+)/g;

/** Attributes in alphabetical order: Plotly's depends on what it has drawn before. */
export function sortedAttributes(svg: string): string {
  return svg.replace(tags, (_, tag: string, list: string) => {
    const attributes = list.match(/ [\w:-]+="[^"]*"/g) ?? [];
    return `<${tag}${attributes.sort().join("")}`;
  });
}

/**
 * The styles that many elements repeat, as rules for a class each, and the SVG with these classes:
 * half the size where there are many points. `prefix` keeps them apart from those of other pictures.
 */
export function sharedStyles(svg: string, prefix: string): { svg: string; rules: string } {
  const counts = new Map<string, number>();
  for (const [, style] of svg.matchAll(/ style="([^"]*)"/g))
    counts.set(style, (counts.get(style) ?? 0) + 1);
  const shared = [...counts].filter(([style, count]) => style !== "" && count >= OFTEN);
  const names = new Map(shared.map(([style], i) => [style, `${prefix}-${i}`]));
  const short = svg.replace(tags, (whole, tag: string, list: string) => {
    const name = names.get(/ style="([^"]*)"/.exec(list)?.[1] ?? "");
    if (name === undefined) return whole;
    const classes = /(?<= class=")[^"]*/.exec(list)?.[0] ?? "";
    const rest = list.replace(/ (?:class|style)="[^"]*"/g, "");
    return `<${tag} class="${`${classes} ${name}`.trim()}"${rest}`;
  });
  const rules = [...names].map(([style, name]) => `.${name}{${style.replaceAll("&quot;", '"')}}\n`);
  return { svg: short, rules: rules.join("") };
}
