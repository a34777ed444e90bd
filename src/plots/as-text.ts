/**
 * A name from somebody's data as text of a figure. Plotly takes `<b>`, `<a href=…>` and `&lt;` in a label
 * as mark-up; here they are shown as they are written.
 */
export function asText(name: string): string {
  return name.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
