/** Characters that look like others, or like nothing, by the names of the Unicode standard. */
const NAMES: Readonly<Record<number, string>> = {
  0xa0: "NO-BREAK SPACE",
  0xad: "SOFT HYPHEN",
  0x66b: "ARABIC DECIMAL SEPARATOR",
  0x200b: "ZERO WIDTH SPACE",
  0x200c: "ZERO WIDTH NON-JOINER",
  0x200d: "ZERO WIDTH JOINER",
  0x200e: "LEFT-TO-RIGHT MARK",
  0x200f: "RIGHT-TO-LEFT MARK",
  0x2009: "THIN SPACE",
  0x2010: "HYPHEN",
  0x2011: "NON-BREAKING HYPHEN",
  0x2012: "FIGURE DASH",
  0x2013: "EN DASH",
  0x2014: "EM DASH",
  0x2028: "LINE SEPARATOR",
  0x202f: "NARROW NO-BREAK SPACE",
  0x2060: "WORD JOINER",
  0x2212: "MINUS SIGN",
  0x3164: "HANGUL FILLER",
  0xfeff: "ZERO WIDTH NO-BREAK SPACE",
  0xff0c: "FULLWIDTH COMMA",
  0xff0d: "FULLWIDTH HYPHEN-MINUS",
  0xff0e: "FULLWIDTH FULL STOP",
  0xfffd: "REPLACEMENT CHARACTER, in place of a letter that was lost",
};

/**
 * Controls, format characters, fillers, line separators and the sign of a lost letter; joiners count only
 * beside ASCII, and what chooses the form of an emoji does not count.
 */
const INVISIBLE =
  /(?![\t\n\r\u200c\u200d\ufe00-\ufe0f])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufffd]|(?<=^|[\0-\x7f])[\u200c\u200d]|[\u200c\u200d](?=$|[\0-\x7f])/u;

/** U+2212 MINUS SIGN: the code of a character and, where it is one that misleads, its name. */
export function characterName(character: string): string {
  const code = character.codePointAt(0)!;
  const digits = code.toString(16).toUpperCase().padStart(4, "0");
  return `U+${digits}${NAMES[code] === undefined ? "" : ` ${NAMES[code]}`}`;
}

/** The first character of a text that cannot be seen, or stands where a letter was lost. */
export function invisibleIn(text: string): string | undefined {
  return INVISIBLE.exec(text)?.[0];
}

/** A text in quotation marks, shortened, and after it the name of its first character that misleads. */
export function shownText(text: string): string {
  const misleads = (character: string): boolean =>
    character.codePointAt(0)! in NAMES || /(?![0-9])\p{N}/u.test(character);
  const odd = invisibleIn(text) ?? [...text].find(misleads);
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return odd === undefined ? `"${short}"` : `"${short}" (${characterName(odd)})`;
}

/** The first of many texts, and how many more there are. */
export function someOf(texts: readonly string[], most: number = 12): string {
  if (texts.length <= most + 1) return texts.join(", ");
  return `${texts.slice(0, most).join(", ")} and ${texts.length - most} more`;
}
