/** A label without its tags: for alt texts, which are read aloud, and for titles of files. */
export function plain(label: string): string {
  const text = label.replace(/<[^>]*>/g, "");
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
