/** Which columns are features: names of their own, and what only tells the rows apart. */
import { type Kind, readKinds } from "./fixtures/read-kinds.js";

const tells = (name: string): string =>
  `f.csv to be a table of features, got column "${name}", which only tells the rows apart; without: ["${name}"] leaves it out, columns takes it as a feature`;

/** A column beside w = 3, 1, 4, 1, … and the classes a and b. */
function beside(name: string, numbers: readonly (number | string)[]): string {
  const others = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8];
  const rows = numbers.map((n, i) => `${n},${others[i % 12]!},${i % 2 ? "b" : "a"}\n`);
  return `${name},w,y\n${rows.join("")}`;
}

const counted = (from: number, step: number): number[] =>
  Array.from({ length: 12 }, (_, i) => from + step * i);

const TELL: readonly [name: string, numbers: readonly (number | string)[]][] = [
  ["t", counted(12, -1)],
  ["t", [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13]],
  ["index", [7, 3, 11]],
  ["Sr. No.", [1, 2, 3]],
  ["lfd. Nr.", [2, 1, 3]],
  ["Serial Number", [0, 1, 2]],
  ["...1", [1, 2]],
  ["level_0", [0, 1]],
  ["id_patient", [5, 3, 8]],
  ["ID number", [842302, 842517, 843]],
  ["Id", [1, 2, 3, 3]],
  ["id", ["1.0", "2.0"]],
  ["uuid", ["550e8400-e29b", "550e8401-e29b"]],
  ["id", ["P1", "P2"]],
  ["car", counted(0, 1).map((n) => `model ${n}`)],
];

const FEATURES: readonly [name: string, numbers: readonly number[]][] = [
  ["t", counted(1, 2)],
  ["dose", counted(0, 10)],
  ["rank", [7, 3, 11, 1, 9, 5, 12, 2, 8, 4, 10, 6]],
  ["x", [1, 2, 3]],
  ["paid", [1, 2, 3]],
  ["Acid", [5, 3, 8]],
  ["Body mass index", [21, 25, 30]],
  ["island_id", [1, 1, 2, 1, 2]],
];

const shown = (numbers: readonly (number | string)[]): string => numbers.slice(0, 3).join(", ");

readKinds([
  ...TELL.map(([name, numbers]): Kind => [
    `"${name}" of ${shown(numbers)}, … tells rows apart`,
    beside(name, numbers),
    [{}, tells(name)],
    [
      { without: [name], columns: ["w"], classes: ["a", "b"] },
      `w | a, b | ${numbers.map((_, i) => `${[3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8][i]!} ${i % 2}`).join("; ")}`,
    ],
  ]),
  ...FEATURES.map(([name, numbers]): Kind => [
    `"${name}" of ${shown(numbers)}, … is a feature`,
    beside(name, numbers),
    [
      {},
      `${name}, w | a, b | ${numbers.map((n, i) => `${n} ${[3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8][i]!} ${i % 2}`).join("; ")}`,
    ],
  ]),
  [
    "two that tell rows apart, one after the other",
    "id,index,w,y\n1,0,5,a\n2,1,6,b\n",
    [
      {},
      'f.csv to be a table of features, got column "id", column "index", which only tell the rows apart; without: ["id","index"] leaves them out, columns takes them as features',
    ],
    [
      { without: ["id"] },
      'f.csv to be a table of features, got column "index", which only tells the rows apart; without: ["id","index"] leaves it out, columns takes it as a feature',
    ],
    [{ without: ["id", "index"] }, "w | a, b | 5 0; 6 1"],
  ],
  [
    "the second of two columns of one name",
    "x,x,y\n1,2,a\n3,4,b\n",
    [{ without: [1] }, "x | a, b | 2 0; 4 1"],
    [{ columns: [2] }, "x | a, b | 2 0; 4 1"],
  ],
  [
    "a feature of the name of the label",
    "x,y,y\n1,a,a\n3,b,b\n",
    [
      { label: 3 },
      'column 2 of f.csv to be a column with a name of its own, got "y"; without: [2] leaves it out',
    ],
    [{ label: 3, without: [2] }, "x | a, b | 1 0; 3 1"],
  ],
  [
    "a column without a name between others",
    "w,,y\n5,1,a\n6,2,b\n",
    [
      {},
      "column 2 of f.csv to be a column with a name of its own, got none; without: [2] leaves it out",
    ],
  ],
  [
    "years for names",
    "2019,2020,y\n1,2,a\n3,4,b\n",
    [
      { header: true, without: [2019] },
      'without to be a column of f.csv (2019, 2020, y), got 2019; "2019" is a name',
    ],
    [{ header: true, without: ["2019"] }, "2020 | a, b | 2 0; 4 1"],
  ],
  [
    "a position in quotation marks",
    "x,y\n1,a\n2,b\n",
    [
      { label: "2" },
      "label to be a column of f.csv (x, y), got 2; 2 without quotation marks is a position",
    ],
  ],
  [
    "a label that cannot be found because of what cannot be seen",
    "x,q\u200b,y\u200b\n1,2,a\n2,2,b\n",
    [
      {},
      'the name of column 2 of f.csv to be a name that can be seen, got "q\u200b" with U+200B ZERO WIDTH SPACE; put it right in the file',
    ],
  ],
  [
    "a column with what cannot be seen that is left out",
    "x,q\u200b,y\n1,2,a\n2,2,b\n",
    [{ without: [2] }, "x | a, b | 1 0; 2 1"],
  ],
]);
