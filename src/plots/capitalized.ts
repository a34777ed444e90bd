/** The words with which a sentence begins: a Latin letter becomes a capital, a symbol such as ε stays. */
export function capitalized(words: string): string {
  return words.replace(/^[a-z]/, (letter) => letter.toUpperCase());
}
