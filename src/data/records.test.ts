/** What separates columns, and lines that are no rows: every option that a sentence names leads on. */
import { readKinds } from "./fixtures/read-kinds.js";

const separated = (found: string, way: string): string =>
  `f.csv to be a table with "," between its columns, got ${found} between them; separator: ${way} reads it`;
const names = (lines: string, got: string, way: string): string =>
  `${lines} of f.csv to be the names of the columns, got ${got}; ${way}`;
const QUOTES = 'a quotation mark inside a field is written "" and the field in quotation marks';

readKinds([
  [
    "colons, found by the label",
    "x:z:y\n1:2:a\n3:4:b\n",
    [{}, separated('":"', '":"')],
    [{ separator: ":" }, "x, z | a, b | 1 2 0; 3 4 1"],
  ],
  [
    "semicolons and a label that is misspelt",
    "x;z;y\n1;2;a\n3;4;b\n",
    [{ label: "Y" }, separated('";"', '";"')],
    [{ label: "Y", separator: ";" }, "label to be a column of f.csv (x, z, y), got Y"],
  ],
  [
    "semicolons and decimal commas without a header",
    "1,5;2,5;a\n3,5;4,5;b\n",
    [{ header: false, label: 3 }, separated('";"', '";", decimal: ","')],
    [
      { header: false, label: 3, separator: ";", decimal: "," },
      "column 1, column 2 | a, b | 1.5 2.5 0; 3.5 4.5 1",
    ],
  ],
  [
    "bars inside the fields of a table with commas",
    "a|b,x\nc|d,z\n",
    [{ header: false, label: 2, oneHot: ["column 1"] }, separated('"|"', '"|"')],
    [
      { header: false, label: 2, oneHot: ["column 1"], separator: "," },
      "column 1 = a|b, column 1 = c|d | x, z | 1 0 0; 0 1 1",
    ],
  ],
  [
    "semicolons below a title",
    "My table\nx;z;y\n1,5;2;a\n3;4;b\n",
    [{}, separated('";"', '";", decimal: ","')],
    [
      { separator: ";", decimal: "," },
      names("line 1", '"My table"', "if it is a title, skipLines: [1] leaves it out"),
    ],
    [{ separator: ";", decimal: ",", skipLines: [1] }, "x, z | a, b | 1.5 2 0; 3 4 1"],
  ],
  [
    "a text that is no table",
    "404: Not Found",
    [{}, "label to be a column of f.csv (404: Not Found), got y"],
  ],
  [
    "a title of two lines, and units",
    "My data\nmeasured by me\n\nx,z,y\ncm,mm,\n1,2,a\n3,4,b\n",
    [
      {},
      names("lines 1, 2", '"My data" and "measured by me"', "if they are a title, skipLines: [1,2] leaves them out"), // prettier-ignore
    ],
    [
      { skipLines: [1] },
      names("line 2", '"measured by me"', "if it is a title, skipLines: [1,2] leaves it out"),
    ],
    [
      { skipLines: [1, 2] },
      'column "x" in line 5 of f.csv to be a finite number, got "cm"; if it is no row, skipLines: [1,2,5] leaves it out',
    ],
    [{ skipLines: [1, 2, 5] }, "x, z | a, b | 1 2 0; 3 4 1"],
  ],
  [
    "a title with commas",
    "Data, by me, 2020\nx,z,y\n1,2,a\n3,4,b\n",
    [{}, names("line 1", '"Data, by me, 2020"', "if it is a title, skipLines: [1] leaves it out")],
  ],
  [
    "a comment with commas, one in quotation marks, and one that has one",
    '# a, b, c\n"# d"\nx,z,y\n1,2,a\n# the 5" one\n3,4,b\n',
    [
      {},
      'line 5 of f.csv to be a row with quotation marks around whole fields, got "# the 5" one"; comment: "#" leaves such lines out',
    ],
    [{ comment: "#" }, names("line 2", '"# d"', "if it is a title, skipLines: [2] leaves it out")],
    [{ comment: "#", skipLines: [2] }, "x, z | a, b | 1 2 0; 3 4 1"],
  ],
  [
    "a title that is the name of the label",
    "y,,\nx,z,y\n1,2,a\n3,4,b\n",
    [{}, names("line 1", '"y, , "', "if it is a title, skipLines: [1] leaves it out")],
    [{ skipLines: [1] }, "x, z | a, b | 1 2 0; 3 4 1"],
  ],
  [
    "a name that begins like a comment",
    "% fat,z,y\n1,2,a\n3,4,b\n",
    [{}, "% fat, z | a, b | 1 2 0; 3 4 1"],
  ],
  [
    "a quotation mark for inches",
    'x,y\n1,5"\n2,b\n',
    [
      {},
      `line 2 of f.csv to be a row with quotation marks around whole fields, got "1,5""; ${QUOTES}`,
    ],
  ],
  ["the same as it is to be written", 'x,y\n1,"5"""\n2,b\n', [{}, 'x | 5", b | 1 0; 2 1']],
  [
    "a quotation mark that is not closed, after an empty line",
    'x,y\n1,a\n\n2,"b\n3,a\n',
    [{}, `line 4 of f.csv to be a row whose quotation marks are closed, got "2,"b"; ${QUOTES}`],
  ],
  [
    "a header that comes twice again, once in capitals",
    "x,z,y\n1,2,a\nx,z,y\n3,4,b\nX,Z,Y\n",
    [
      {},
      "lines 3, 5 of f.csv to be rows, got the names of the columns again; skipLines: [3,5] leaves them out",
    ],
    [{ skipLines: [3, 5] }, "x, z | a, b | 1 2 0; 3 4 1"],
  ],
  [
    "rows of other lengths",
    "x,z,y\n1,2\n3,4,b,9\n1,2,a\n3,4,b\n2\n5,6,b\n",
    [
      {},
      'line 2 of f.csv to be a row of 3 columns, got 2, none for column "y", and 2 more such lines; if they are no rows, skipLines: [2,3,6] leaves them out',
    ],
    [{ skipLines: [2, 3, 6] }, "x, z | a, b | 1 2 0; 3 4 1; 5 6 1"],
  ],
  [
    "two commas at the end of some rows",
    "x,z,y\n1,2,a,,\n3,4,b\n",
    [
      {},
      "columns 4, 5 of f.csv to be columns with names of their own, got none, after the last separator of a line; without: [4,5] leaves them out",
    ],
    [{ without: [4, 5] }, "x, z | a, b | 1 2 0; 3 4 1"],
  ],
  [
    "a comment above rows without a header",
    "# by hand\n1,2,a\n3,4,b\n",
    [
      { header: false, label: 3 },
      'line 1 of f.csv to be a row of 3 columns, got 1, none for column "column 2"; comment: "#" leaves such lines out',
    ],
    [{ header: false, label: 3, comment: "#" }, "column 1, column 2 | a, b | 1 2 0; 3 4 1"],
  ],
  [
    "a line separator of Unicode",
    "x,y\u20281,a\u20282,b\n",
    [
      {},
      'the name of column 2 of f.csv to be a name that can be seen, got "y\u20281" with U+2028 LINE SEPARATOR; put it right in the file',
    ],
  ],
]);
