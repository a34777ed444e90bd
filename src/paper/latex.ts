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
  if (typeof value === "number") return latexNumber(value);
  return [...String(value)]
    .map((c) => (c in mathematics ? `$${mathematics[c]}$` : (special[c] ?? c)))
    .join("");
}

function latexNumber(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "$\\infty$" : "$-\\infty$";
  const [digits, exponent] = String(value).split("e");
  return exponent === undefined ? `$${digits}$` : `$${digits} \\times 10^{${Number(exponent)}}$`;
}
