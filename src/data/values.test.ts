/** What stands in the fields: numbers, words, classes and what is missing; and options of another kind. */
import { type Kind, readKinds } from "./fixtures/read-kinds.js";

const finite = (field: string, way: string = ""): string =>
  `column "x" in line 2 of f.csv to be a finite number, got "${field}"${way}`;
const apart = (sign: string): string =>
  `; where it sets thousands apart, "${sign}" is to be taken out of the file`;
const alike = (one: string, other: string): string =>
  `column "y" of f.csv to be names that do not look alike, got ${one} in line 2 and ${other} in line 3; classes takes them as they are`;
const missing = (what: string): string =>
  `f.csv to be a table with all its values, got 1 that is missing: ${what} for "x" in line 4; missing: "drop" leaves out such rows`;

const DRESSED: readonly [field: string, character?: string][] = [
  ["12%"],
  ["(5)"],
  ["0x10"],
  ["1.5D3"],
  ["'5"],
  ["−1.5", " (U+2212 MINUS SIGN)"],
  ["1２", " (U+FF12)"],
  ["٣", " (U+0663)"],
];

const MISSING = ["<NA>", "n.a.", "#N/A N/A", "#DIV/0!", "1.#IND", "-nan", "\\N", "–", "..", "unknown"]; // prettier-ignore

const ALIKE: readonly [one: string, other: string][] = [
  ["setosa", "setosa."],
  ["<=50K", "<=50K."],
  ["iris-setosa", "irissetosa"],
  ["weiß", "weiss"],
  ["1e0", "1"],
  ["❤️", "❤"],
];

const OPTIONS: readonly [options: object, sentence: string][] = [
  [{ classes: "ab" }, "classes to be a list of names, got ab"],
  [{ columns: "x" }, "columns to be a list of names or positions of columns, got x"],
  [{ without: "x" }, "without to be a list of names or positions of columns, got x"],
  [{ columns: ["x"], without: ["x"] }, "columns to be none of without, got x"],
  [{ comment: "" }, 'comment to be a text such as "#", got '],
  [{ header: "yes" }, "header to be true or false, got yes"],
  [{ label: undefined }, "label to be the name or the position of a column, got undefined"],
  [
    { oneHot: ["x", "x "] },
    "oneHot to be a list of different columns, or an object of columns with lists of values, got [x, x ]",
  ],
];

readKinds([
  ...DRESSED.map(([field, character]): Kind => [
    `${field} in a whole column is a number, and not in decimal notation`,
    `x,y\n${field},a\n${field},b\n`,
    [{}, finite(field, character)],
  ]),
  [
    "thousands set apart by points, in a file of decimal commas",
    "x;y\n1.234,5;a\n2,5;b\n",
    [
      { separator: ";", decimal: "," },
      `column "x" in line 2 of f.csv to be a finite number with a decimal comma, got "1.234,5"${apart(".")}`,
    ],
  ],
  [
    "thousands in a whole column, which are no words",
    'x,y\n"1,234.5",a\n"2,345.5",b\n',
    [{}, finite("1,234.5", apart(","))],
  ],
  [
    "a number that would be 0",
    "x,y\n1e-400,a\n2,b\n",
    [{}, 'column "x" in line 2 of f.csv to be 0 or a number of at least 5e-324, got "1e-400"'],
  ],
  [
    "words with a number among them",
    "x,y\nlow,a\nhigh,b\n3,a\n",
    [
      {},
      'f.csv to be a table of numbers, got text in "x" ("low", "high", "3"); oneHot: ["x"] makes a feature of each value, without: ["x"] leaves it out',
    ],
    [{ oneHot: ["x"] }, "x = low, x = high, x = 3 | a, b | 1 0 0 0; 0 1 0 1; 0 0 1 0"],
  ],
  [
    "a second column of text beside one that is encoded",
    "s,t,w,y\nm,b,1,a\nf,c,2,b\n",
    [
      { oneHot: ["s"] },
      'f.csv to be a table of numbers, got text in "t" ("b", "c"); oneHot: ["s","t"] makes a feature of each value, without: ["t"] leaves it out',
    ],
  ],
  [
    "words that would say that a number is missing",
    "x,y\nnone,a\nNA,b\nnone,b\nfull,a\n",
    [
      { oneHot: ["x"] },
      'f.csv to be a table with all its values, got 1 that is missing: NA for "x" in line 3; missing: "drop" leaves out such rows',
    ],
    [
      { oneHot: { x: ["none", "full", "NA"] } },
      "x = none, x = full, x = NA | a, b | 1 0 0 0; 0 0 1 1; 1 0 0 1; 0 1 0 0",
    ],
  ],
  [
    "a value and a column of one name",
    's,"s = m",y\nm,2,a\nf,4,b\n',
    [
      { oneHot: ["s"] },
      'f.csv to be a table whose features have names of their own, got two called "s = m"',
    ],
  ],
  ...MISSING.map((field): Kind => [
    `${field} is missing`,
    `x,y\n1,a\n2,b\n${field},a\n`,
    [{}, missing(field)],
  ]),
  [
    "a column without any value",
    "s,z,y\n,2,a\n,4,b\n",
    ...[{}, { missing: "drop" }].map(
      (options) =>
        [
          options,
          'f.csv to be a table with all its values, got 2 that are missing: nothing for "s" in line 2, nothing for "s" in line 3; without: ["s"] leaves out what has no value',
        ] as const,
    ),
    [{ without: ["s"] }, "z | a, b | 2 0; 4 1"],
  ],
  [
    "a gap in every row",
    "s,t,z,y\n,1,2,a\n3,,4,b\n",
    ...[{}, { missing: "drop" }].map(
      (options) =>
        [
          options,
          'f.csv to be a table with all its values, got 2 that are missing: nothing for "s" in line 2, nothing for "t" in line 3; without: ["s","t"] leaves out the columns that have gaps',
        ] as const,
    ),
    [{ without: ["s", "t"] }, "z | a, b | 2 0; 4 1"],
  ],
  [
    "no class in any row",
    "x,y\n1,?\n2,?\n",
    [
      {},
      'f.csv to be a table with all its values, got 2 that are missing: ? for "y" in line 2, ? for "y" in line 3; loadRows reads rows without classes',
    ],
  ],
  [
    "a class NA",
    "x,y\n1,NA\n2,EU\n",
    [
      {},
      'f.csv to be a table with all its values, got 1 that is missing: NA for "y" in line 2; missing: "drop" leaves out such rows, classes takes it as a name',
    ],
    [{ classes: ["NA", "EU"] }, "x | NA, EU | 1 0; 2 1"],
  ],
  ...ALIKE.map(([one, other]): Kind => [
    `${one} beside ${other}`,
    `x,y\n1,${one}\n2,${other}\n`,
    [{}, alike(`"${one}"`, `"${other}"`)],
    [{ classes: [one, other] }, `x | ${one}, ${other} | 1 0; 2 1`],
  ]),
  ["classes with other accents", "x,y\n1,é\n2,e\n", [{}, "x | é, e | 1 0; 2 1"]],
  ["options of another kind", "x,y\n1,a\n2,b\n", ...OPTIONS],
]);
