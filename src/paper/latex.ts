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
};

/** The signs of the notebooks that are mathematics in LaTeX. */
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
  α: "\\alpha",
  γ: "\\gamma",
  Δ: "\\Delta",
  ε: "\\varepsilon",
  θ: "\\theta",
  λ: "\\lambda",
  Λ: "\\Lambda",
  μ: "\\mu",
  ρ: "\\rho",
  σ: "\\sigma",
};

/** A cell as LaTeX: text with its special characters escaped, a number as mathematics. */
export function latexText(value: string | number | boolean): string {
  if (typeof value === "number") return latexNumber(String(value));
  return [...String(value)]
    .map((c) => (c in mathematics ? `$${mathematics[c]}$` : (special[c] ?? c)))
    .join("");
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
