/**
 * A name from somebody's data as text of a figure. Plotly takes `<b>`, `<a href=…>` and `&lt;` in a label
 * as mark-up; here they are shown as they are written.
 */
export function asText(name: string): string {
  return name.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** A label longer than this is broken into lines: beside a drawing of one column there is no more room. */
const LINE = 24;

/** A name as text in lines of at most `width` characters, broken between words where it can be. */
export function labelLines(name: string, width: number = LINE): string[] {
  const lines: string[] = [];
  for (const word of name.split(/\s+/).flatMap((word) => pieces(word, width))) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines.map(asText);
}

/** The same as one label. */
export function asLabel(name: string, width: number = LINE): string {
  return labelLines(name, width).join("<br>");
}

function pieces(word: string, width: number): string[] {
  const letters = [...word];
  const count = Math.max(1, Math.ceil(letters.length / width));
  return Array.from({ length: count }, (_, i) =>
    letters.slice(i * width, (i + 1) * width).join(""),
  );
}
