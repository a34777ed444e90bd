/** Parts of HTML between which text stands: tags, and elements whose text is no prose. */
const NO_PROSE = /(<(script|style|pre|code|a|h[1-6])\b[\s\S]*?<\/\2>|<[^>]*>)/;
const CLAIM = /\bC\d\d\.[1-9]\d*\b/g;

/**
 * The HTML of a page in which every mention of a claim leads to the claim. `addressOf` gives its address, or
 * undefined where there is no such claim.
 */
export function withClaimLinks(
  html: string,
  addressOf: (id: string) => string | undefined,
): string {
  const pieces = html.split(NO_PROSE);
  // Of three pieces the first is text, the second what stands between, the third its tag's name.
  return pieces
    .map((piece, i) => {
      if (i % 3 === 2) return "";
      if (i % 3 === 1) return piece;
      return piece.replace(CLAIM, (id) => {
        const address = addressOf(id);
        return address === undefined ? id : `<a class="to-claim" href="${address}">${id}</a>`;
      });
    })
    .join("");
}
