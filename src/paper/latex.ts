import { oneLine } from "../plots/as-text.js";

/** What LaTeX reads as a command, and how it is written to be seen. */
const special: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  $: "\\$",
  "&": "\\&",
  "#": "\\#",
  "%": "\\%",
  _: "\\_",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
  "<": "$<$",
  ">": "$>$",
  "|": "$|$",
  // At the beginning of a line these belong to the \\ before it.
  "[": "{[}",
  "*": "{*}",
  "`": "\\textasciigrave{}",
};

/** The signs of the notebooks, and Greek letters, that are mathematics in LaTeX. */
const mathematics: Readonly<Record<string, string>> = {
  "−": "-",
  "±": "\\pm",
  "×": "\\times",
  "·": "\\cdot",
  "≤": "\\le",
  "≥": "\\ge",
  "≠": "\\ne",
  "≈": "\\approx",
  "∞": "\\infty",
  "∈": "\\in",
  "∇": "\\nabla",
  "‖": "\\|",
  "√": "\\sqrt{}",
  "→": "\\to",
  "←": "\\leftarrow",
  "∂": "\\partial",
  "∑": "\\sum",
  "∝": "\\propto",
  ...greek(),
  ...digits("⁰¹²³⁴⁵⁶⁷⁸⁹", "^"),
  ...digits("₀₁₂₃₄₅₆₇₈₉", "_"),
};

function greek(): Record<string, string> {
  const small =
    "alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi o pi rho varsigma sigma tau upsilon varphi chi psi omega"; // prettier-ignore
  const large = { Γ: "Gamma", Δ: "Delta", Θ: "Theta", Λ: "Lambda", Ξ: "Xi", Π: "Pi", Σ: "Sigma", Υ: "Upsilon", Φ: "Phi", Ψ: "Psi", Ω: "Omega" }; // prettier-ignore
  const named = [
    ...small.split(" ").map((name, i) => [String.fromCodePoint(0x3b1 + i), name] as const),
    ...Object.entries(large),
  ];
  return Object.fromEntries(named.map(([c, name]) => [c, name === "o" ? "o" : `\\${name}`]));
}

function digits(signs: string, sign: "^" | "_"): Record<string, string> {
  return Object.fromEntries([...signs].map((c, digit) => [c, `{}${sign}${digit}`]));
}

/** Marks that stand on the letter before them. */
const marks: Readonly<Record<string, string>> = {
  "\u0300": "`",
  "\u0301": "'",
  "\u0302": "^",
  "\u0303": "~",
  "\u0304": "=",
  "\u0306": "u",
  "\u0307": ".",
  "\u0308": '"',
  "\u030a": "r",
  "\u030b": "H",
  "\u030c": "v",
  "\u0323": "d",
  "\u0327": "c",
  "\u0328": "k",
};

/** Letters up to here LaTeX knows as they are, with their marks. */
const LAST_KNOWN = "\u017f";

/**
 * A cell as LaTeX: text with its special characters escaped, a number as mathematics. Letters of Latin and Greek
 * come out under every engine; those of other scripts stay, for LuaLaTeX or XeLaTeX with a font that has them.
 */
export function latexText(value: string | number | boolean): string {
  if (typeof value === "number") return latexNumber(String(value));
  const text = oneLine(String(value)).replace(INVISIBLE, "").normalize("NFC");
  return (text.match(/\P{M}\p{M}*/gu) ?? [])
    .map(latexLetter)
    .join("")
    .replace(/-(?=-)/g, "-{}");
}

/** What has no ink and no LaTeX: joiners, marks of direction, choices of a form. */
const INVISIBLE = /[\p{Cf}\ufe00-\ufe0f]/gu;

/** A letter with its marks, or a sign. */
function latexLetter(letter: string): string {
  if (letter in mathematics) return `$${mathematics[letter]}$`;
  if (letter in special) return special[letter];
  if (letter <= LAST_KNOWN && !/\p{M}/u.test(letter)) return letter;
  if (/[\ufb00-\ufb06]/.test(letter)) return letter.normalize("NFKC");
  const [base, ...above] = letter.normalize("NFD");
  const written =
    mathematics[base] === undefined ? (special[base] ?? base) : `$${mathematics[base]}$`;
  return above.reduce((inner, mark) => (mark in marks ? `\\${marks[mark]}{${inner}}` : inner + mark), written); // prettier-ignore
}

/** What is a formula in the head of a column: a letter with an index, or one letter but a and I, as in "1/L_s". */
const FORMULA = /(?<![\p{L}\d’'])(?:1\/)?(?:\p{L}_\p{L}(?!\p{L})|[b-zB-HJ-Z](?![\p{L}_]))/gu;

/** The head of a column: its words as text, what is a formula as mathematics. */
export function latexHead(head: string): string {
  const words = head.split(FORMULA);
  const formulas = head.match(FORMULA) ?? [];
  const written = (formula: string): string =>
    `$${[...formula].map((c) => mathematics[c] ?? c).join("")}$`;
  return words
    .map((text, i) => latexText(text) + (i < formulas.length ? written(formulas[i]) : ""))
    .join("");
}

/** A column whose numbers all are smaller than 10⁻³ is written with powers of ten. */
const SMALLEST_EXPONENT = -3;

/**
 * Numbers of a column to so many significant digits of the largest, with equally many decimals; what
 * would be rounded away is written with a power of ten. Integers stay as they are.
 */
export function latexColumn(values: readonly number[], digits: number): string[] {
  const exponentOf = (x: number): number => Number(x.toExponential().split("e")[1]);
  const finite = values.filter((x) => Number.isFinite(x) && x !== 0);
  if (finite.every(Number.isInteger)) return values.map((x) => latexNumber(String(x)));
  const largest = Math.max(...finite.map(exponentOf));
  const decimals = Math.max(0, digits - 1 - largest);
  return values.map((x) => {
    if (!Number.isFinite(x) || x === 0) return latexNumber(String(x));
    if (largest < SMALLEST_EXPONENT) return latexNumber(x.toExponential(digits - 1));
    const small = exponentOf(x) < -decimals;
    return latexNumber(small ? x.toExponential(1) : x.toFixed(decimals));
  });
}

function latexNumber(written: string): string {
  if (written === "NaN") return "NaN";
  if (/Infinity/.test(written)) return written.startsWith("-") ? "$-\\infty$" : "$\\infty$";
  const [digits, exponent] = written.split("e");
  return exponent === undefined ? `$${digits}$` : `$${digits} \\times 10^{${Number(exponent)}}$`;
}
