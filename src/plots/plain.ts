/**
 * A label without its mark-up: for alt texts, which are read aloud, and for titles of files. A raised or lowered
 * text keeps its sign: 10<sup>−3</sup> is 10^−3, L<sub>s</sub> is L_s.
 */
export function plain(label: string): string {
  const text = label
    .replace(/<sup>/g, "^")
    .replace(/<sub>/g, "_")
    .replace(/<br>/g, " ")
    .replace(/<\/?[a-z][^>]*>/g, "");
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&#36;", "$")
    .replaceAll("&amp;", "&");
}
