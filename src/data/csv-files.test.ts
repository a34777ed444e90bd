import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { loadCsv } from "./load-csv.js";

/** A kind of file, its smallest example, and what comes of it: what is read, or why not. */
interface Kind {
  readonly kind: string;
  readonly file: string;
  /** The encoding in which the file is written; left out, UTF-8. */
  readonly written?: "latin1" | "utf16le";
  readonly asked: readonly (Read | Refused)[];
}

/** Names joined by commas; of each row the features and the number of the class. */
interface Read {
  readonly options: object;
  readonly features: string;
  readonly classes: string;
  readonly rows: string;
}

/** The sentence after "loadCsv requires", f.csv for the path. */
interface Refused {
  readonly options: object;
  readonly refused: string;
}

const KINDS: readonly Kind[] = [
  {
    kind: "Latin-1",
    file: "x,sex\n1,m\u00e2le\n2,m\u00e8le\n3,m\u00e2le\n",
    written: "latin1",
    asked: [
      {
        options: { label: "sex" },
        refused:
          'f.csv to be text in utf-8, got the byte 0xE2 in line 2; encoding: "latin1" reads it as "\u00e2", as Windows and older programs write',
      },
      {
        options: { label: "sex", encoding: "latin1" },
        features: "x",
        classes: "m\u00e2le, m\u00e8le",
        rows: "1 0; 2 1; 3 0",
      },
    ],
  },
  {
    kind: "Latin-1 at the end of a file",
    file: "x,y\n1,a\n2,\u00e9",
    written: "latin1",
    asked: [
      {
        options: { label: "y" },
        refused:
          'f.csv to be text in utf-8, got the byte 0xE9 in line 3; encoding: "latin1" reads it as "\u00e9", as Windows and older programs write',
      },
      {
        options: { label: "y", encoding: "windows-1252" },
        features: "x",
        classes: "a, \u00e9",
        rows: "1 0; 2 1",
      },
    ],
  },
  {
    kind: "UTF-8 read as Latin-1",
    file: "x,y\n1,\u00e2\n2,b\n",
    asked: [
      {
        options: { label: "y", encoding: "latin1" },
        refused: 'encoding to be utf-8, in which all of f.csv reads, got "latin1"',
      },
      { options: { label: "y" }, features: "x", classes: "\u00e2, b", rows: "1 0; 2 1" },
    ],
  },
  {
    kind: "an encoding that there is not",
    file: "x,y\n1,a\n2,b\n",
    asked: [
      {
        options: { label: "y", encoding: "ansi" },
        refused:
          "encoding to be the name of an encoding, such as utf-8, latin1 or utf-16le, got ansi",
      },
    ],
  },
  {
    kind: "UTF-8 with a byte order mark",
    file: "\ufeffx,y\n1,a\n2,b\n",
    asked: [
      {
        options: { label: "x" },
        refused:
          'f.csv to be a table of numbers, got text in "y" ("a", "b"); oneHot: ["y"] makes a feature of each value, without: ["y"] leaves it out',
      },
      { options: { label: "y" }, features: "x", classes: "a, b", rows: "1 0; 2 1" },
      {
        options: { label: "y", encoding: "latin1" },
        refused: "encoding to be utf-8, as the byte order mark of f.csv says, got latin1",
      },
    ],
  },
  {
    kind: "UTF-16 with a byte order mark",
    file: "\ufeffx,y\n1,\u00e9\n2,b\n",
    written: "utf16le",
    asked: [{ options: { label: "y" }, features: "x", classes: "\u00e9, b", rows: "1 0; 2 1" }],
  },
  {
    kind: "UTF-16 without a byte order mark",
    file: "x,y\n1,a\n2,b\n",
    written: "utf16le",
    asked: [
      {
        options: { label: "y" },
        refused: 'f.csv to be text, got a zero byte at byte 2; encoding: "utf-16le" may read it',
      },
      {
        options: { label: "y", encoding: "utf-16le" },
        features: "x",
        classes: "a, b",
        rows: "1 0; 2 1",
      },
    ],
  },
  {
    kind: "a letter that was lost",
    file: "x,y\n1,m\ufffdle\n2,b\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'column "y" in line 2 of f.csv to be a name that can be seen, got "m\ufffdle" with U+FFFD REPLACEMENT CHARACTER, in place of a letter that was lost; put it right in the file',
      },
    ],
  },
  {
    kind: "accents composed and decomposed",
    file: "x,y\n1,\u00e9\n2,e\u0301\n3,b\n",
    asked: [
      { options: { label: "y" }, features: "x", classes: "\u00e9, b", rows: "1 0; 2 0; 3 1" },
    ],
  },
  {
    kind: "a label whose accent is decomposed",
    file: "x,\u00e9\n1,a\n2,b\n",
    asked: [{ options: { label: "e\u0301" }, features: "x", classes: "a, b", rows: "1 0; 2 1" }],
  },
  {
    kind: "blanks around a class",
    file: 'x,y\n1,"setosa "\n2,setosa\n3,\u00a0setosa\n4,"iris  b"\n5,iris b\n',
    asked: [
      {
        options: { label: "y" },
        features: "x",
        classes: "setosa, iris b",
        rows: "1 0; 2 0; 3 0; 4 1; 5 1",
      },
    ],
  },
  {
    kind: "classes that differ in case",
    file: "x,y\n1,Setosa\n2,setosa\n3,b\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'column "y" of f.csv to be names that do not look alike, got "Setosa" in line 2 and "setosa" in line 3; classes takes them as they are',
      },
      {
        options: { label: "y", classes: ["Setosa", "setosa", "b"] },
        features: "x",
        classes: "Setosa, setosa, b",
        rows: "1 0; 2 1; 3 2",
      },
    ],
  },
  {
    kind: "classes that differ in a hyphen",
    file: "x,y\n1,Iris-setosa\n2,Iris setosa\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'column "y" of f.csv to be names that do not look alike, got "Iris-setosa" in line 2 and "Iris setosa" in line 3; classes takes them as they are',
      },
    ],
  },
  {
    kind: "classes that differ in the way of a number",
    file: "x,y\n1,1\n2,1.0\n3,0\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'column "y" of f.csv to be names that do not look alike, got "1" in line 2 and "1.0" in line 3; classes takes them as they are',
      },
    ],
  },
  {
    kind: "classes that differ in an alphabet",
    file: "x,y\n1,a\n2,\u0430\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'column "y" of f.csv to be names that do not look alike, got "a" in line 2 and "\u0430" (U+0430) in line 3; classes takes them as they are',
      },
    ],
  },
  {
    kind: "classes that differ in a sign",
    file: "x,y\n1,A\n2,A-\n3,+\n4,-\n",
    asked: [
      {
        options: { label: "y" },
        features: "x",
        classes: "A, A-, +, -",
        rows: "1 0; 2 1; 3 2; 4 3",
      },
    ],
  },
  {
    kind: "a class with an invisible character",
    file: "x,y\n1,a\u200b\n2,a\n3,b\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'column "y" in line 2 of f.csv to be a name that can be seen, got "a\u200b" with U+200B ZERO WIDTH SPACE; put it right in the file',
      },
    ],
  },
  {
    kind: "a column name with an invisible character",
    file: "x\u00ad,y\n1,a\n2,b\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'the name of column 1 of f.csv to be a name that can be seen, got "x\u00ad" with U+00AD SOFT HYPHEN; put it right in the file',
      },
    ],
  },
  {
    kind: "no header",
    file: "1,2,a\n3,4,b\n",
    asked: [
      {
        options: { label: "a" },
        refused:
          'line 1 of f.csv to be the names of the columns, got "1, 2, a"; header: false reads it as a row, of "column 1" to "column 3", header: true takes it as names',
      },
      {
        options: { label: 3, header: false },
        features: "column 1, column 2",
        classes: "a, b",
        rows: "1 2 0; 3 4 1",
      },
    ],
  },
  {
    kind: "a header of numbers",
    file: "0,1,y\n5,6,a\n7,9,b\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'line 1 of f.csv to be the names of the columns, got "0, 1, y"; header: false reads it as a row, of "column 1" to "column 3", header: true takes it as names',
      },
      {
        options: { label: "y", header: true },
        features: "0, 1",
        classes: "a, b",
        rows: "5 6 0; 7 9 1",
      },
    ],
  },
  {
    kind: "Id",
    file: "Id,w,y\n1,0.2,s\n2,0.3,s\n3,1.4,v\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'f.csv to be a table of features, got column "Id", which only tells the rows apart; without: ["Id"] leaves it out, columns takes it as a feature',
      },
      {
        options: { label: "y", without: ["Id"] },
        features: "w",
        classes: "s, v",
        rows: "0.2 0; 0.3 0; 1.4 1",
      },
      {
        options: { label: "y", columns: ["Id", "w"] },
        features: "Id, w",
        classes: "s, v",
        rows: "1 0.2 0; 2 0.3 0; 3 1.4 1",
      },
    ],
  },
  {
    kind: "Id of mixed rows",
    file: "w,Id,y\n5,31,s\n5,8,s\n6,17,v\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'f.csv to be a table of features, got column "Id", which only tells the rows apart; without: ["Id"] leaves it out, columns takes it as a feature',
      },
    ],
  },
  {
    kind: "a column of identifiers",
    file: "patient_id,w,y\n842302,5,m\n842517,6,b\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'f.csv to be a table of features, got column "patient_id", which only tells the rows apart; without: ["patient_id"] leaves it out, columns takes it as a feature',
      },
    ],
  },
  {
    kind: "Unnamed: 0",
    file: "Unnamed: 0,w,y\n0,5,s\n1,5,v\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'f.csv to be a table of features, got column "Unnamed: 0", which only tells the rows apart; without: ["Unnamed: 0"] leaves it out, columns takes it as a feature',
      },
    ],
  },
  {
    kind: "row names",
    file: ",w,y\n1,5,s\n2,6,v\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'f.csv to be a table of features, got column "row names", which only tells the rows apart; without: ["row names"] leaves it out, columns takes it as a feature',
      },
      {
        options: { label: "y", without: ["row names"] },
        features: "w",
        classes: "s, v",
        rows: "5 0; 6 1",
      },
    ],
  },
  {
    kind: "row names that are words",
    file: "w,y\nMazda,5,s\nHonda,6,v\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'f.csv to be a table of features, got column "row names", which only tells the rows apart; without: ["row names"] leaves it out, columns takes it as a feature',
      },
      {
        options: { label: "y", without: ["row names"] },
        features: "w",
        classes: "s, v",
        rows: "5 0; 6 1",
      },
    ],
  },
  {
    kind: "a column that counts ten rows",
    file: "t,w,y\n5,0,0\n6,1,1\n7,2,0\n8,0,1\n9,1,0\n10,2,1\n11,0,0\n12,1,1\n13,2,0\n14,0,1\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'f.csv to be a table of features, got column "t", which only tells the rows apart; without: ["t"] leaves it out, columns takes it as a feature',
      },
    ],
  },
  {
    kind: "x = 1, 2, 3 beside another feature",
    file: "x,z,y\n1,2,a\n2,1,b\n3,2,a\n",
    asked: [
      { options: { label: "y" }, features: "x, z", classes: "a, b", rows: "1 2 0; 2 1 1; 3 2 0" },
    ],
  },
  {
    kind: "semicolons",
    file: "x;z;y\n1;2;a\n3;4;b\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'f.csv to be a table with "," between its columns, got ";" between them; separator: ";" reads it',
      },
      {
        options: { label: "y", separator: ";" },
        features: "x, z",
        classes: "a, b",
        rows: "1 2 0; 3 4 1",
      },
    ],
  },
  {
    kind: "semicolons and commas in quoted names",
    file: '"x, cm";"y"\n1;a\n2;b\n',
    asked: [
      {
        options: { label: "y" },
        refused:
          'f.csv to be a table with "," between its columns, got ";" between them; separator: ";" reads it',
      },
      {
        options: { label: "y", separator: ";" },
        features: "x, cm",
        classes: "a, b",
        rows: "1 0; 2 1",
      },
    ],
  },
  {
    kind: "semicolons and decimal commas",
    file: "x;y\n0,5;a\n1,5;b\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'f.csv to be a table with "," between its columns, got ";" between them; separator: ";", decimal: "," reads it',
      },
      {
        options: { label: "y", separator: ";" },
        refused:
          'column "x" in line 2 of f.csv to be a finite number, got "0,5"; decimal: "," reads a decimal comma',
      },
      {
        options: { label: "y", separator: ";", decimal: "," },
        features: "x",
        classes: "a, b",
        rows: "0.5 0; 1.5 1",
      },
    ],
  },
  {
    kind: "tabs, with nothing between two",
    file: "x\tz\ty\n1\t\ta\n3\t4\tb\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'f.csv to be a table with "," between its columns, got "\\t" between them; separator: "\\t" reads it',
      },
      {
        options: { label: "y", separator: "\t" },
        refused:
          'f.csv to be a table with all its values, got 1 that is missing: nothing for "z" in line 2; missing: "drop" leaves out such rows',
      },
      {
        options: { label: "y", separator: "\t", missing: "drop", classes: ["a", "b"] },
        features: "x, z",
        classes: "a, b",
        rows: "3 4 1",
      },
    ],
  },
  {
    kind: "blanks between columns",
    file: "x   z y\n 1  2 a\n 3  4 b\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'f.csv to be a table with "," between its columns, got " " between them; separator: " " reads it',
      },
      {
        options: { label: "y", separator: " " },
        features: "x, z",
        classes: "a, b",
        rows: "1 2 0; 3 4 1",
      },
    ],
  },
  {
    kind: "commas read as semicolons",
    file: "x,y\n1,a\n2,b\n",
    asked: [
      {
        options: { label: "y", separator: ";" },
        refused:
          'f.csv to be a table with ";" between its columns, got "," between them; separator: "," reads it',
      },
    ],
  },
  {
    kind: "a decimal point read as a comma",
    file: "x;y\n0.5;a\n1,5;b\n",
    asked: [
      {
        options: { label: "y", separator: ";", decimal: "," },
        refused:
          'column "x" in line 2 of f.csv to be a finite number with a decimal comma, got "0.5"; decimal: "." reads a decimal point',
      },
    ],
  },
  {
    kind: "a minus sign that is none",
    file: "x,y\n\u22121.5,a\n2,b\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'column "x" in line 2 of f.csv to be a finite number, got "\u22121.5" (U+2212 MINUS SIGN)',
      },
    ],
  },
  {
    kind: "a zero width space in a number",
    file: "x,y\n1\u200b,a\n2,b\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'column "x" in line 2 of f.csv to be a finite number, got "1\u200b" (U+200B ZERO WIDTH SPACE)',
      },
    ],
  },
  {
    kind: "thousands",
    file: 'x,y\n"1,500",a\n2,b\n',
    asked: [
      {
        options: { label: "y" },
        refused:
          'column "x" in line 2 of f.csv to be a finite number, got "1,500"; where it sets thousands apart, "," is to be taken out of the file; decimal: "," reads it as 1.5',
      },
    ],
  },
  {
    kind: "a unit in a field",
    file: "x,y\n1,a\n5.1 cm,b\n",
    asked: [
      {
        options: { label: "y" },
        refused: 'column "x" in line 3 of f.csv to be a finite number, got "5.1 cm"',
      },
    ],
  },
  {
    kind: "a comment first",
    file: "# by hand\nx,z,y\n1,2,a\n3,4,b\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'line 1 of f.csv to be the names of the columns, got "# by hand"; comment: "#" leaves such lines out',
      },
      {
        options: { label: "y", comment: "#" },
        features: "x, z",
        classes: "a, b",
        rows: "1 2 0; 3 4 1",
      },
    ],
  },
  {
    kind: "a comment between",
    file: "x,y\n1,a\n# checked\n2,b\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'line 3 of f.csv to be a row of 2 columns, got 1, none for column "y"; comment: "#" leaves such lines out',
      },
      { options: { label: "y", comment: "#" }, features: "x", classes: "a, b", rows: "1 0; 2 1" },
    ],
  },
  {
    kind: "a title",
    file: "Table 1: flowers\nx,z,y\n1,2,a\n3,4,b\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'line 1 of f.csv to be the names of the columns, got "Table 1: flowers"; if it is a title, skipLines: [1] leaves it out',
      },
      {
        options: { label: "y", skipLines: [1] },
        features: "x, z",
        classes: "a, b",
        rows: "1 2 0; 3 4 1",
      },
    ],
  },
  {
    kind: "a title as a workbook writes it",
    file: "Flowers,,\nx,z,y\n1,2,a\n3,4,b\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'line 1 of f.csv to be the names of the columns, got "Flowers, , "; if it is a title, skipLines: [1] leaves it out',
      },
      {
        options: { label: "y", skipLines: [1] },
        features: "x, z",
        classes: "a, b",
        rows: "1 2 0; 3 4 1",
      },
    ],
  },
  {
    kind: "sep=;",
    file: "sep=;\nx;y\n1;a\n2;b\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'line 1 of f.csv to be the names of the columns, got "sep=;"; if it is a title, skipLines: [1] leaves it out',
      },
      {
        options: { label: "y", skipLines: [1] },
        refused:
          'f.csv to be a table with "," between its columns, got ";" between them; separator: ";" reads it',
      },
      {
        options: { label: "y", skipLines: [1], separator: ";" },
        features: "x",
        classes: "a, b",
        rows: "1 0; 2 1",
      },
    ],
  },
  {
    kind: "a line of units",
    file: "x,y\ncm,\n1,a\n2,b\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'column "x" in line 2 of f.csv to be a finite number, got "cm"; if it is no row, skipLines: [2] leaves it out',
      },
      { options: { label: "y", skipLines: [2] }, features: "x", classes: "a, b", rows: "1 0; 2 1" },
    ],
  },
  {
    kind: "a header that comes again",
    file: "x,y\n1,a\nx,y\n2,b\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          "line 3 of f.csv to be a row, got the names of the columns again; skipLines: [3] leaves it out",
      },
      { options: { label: "y", skipLines: [3] }, features: "x", classes: "a, b", rows: "1 0; 2 1" },
    ],
  },
  {
    kind: "a comma at the end of the header",
    file: "x,z,y,\n1,2,a\n3,4,b\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          "column 4 of f.csv to be a column with a name of its own, got none, after the last separator of a line; without: [4] leaves it out",
      },
      {
        options: { label: "y", without: [4] },
        features: "x, z",
        classes: "a, b",
        rows: "1 2 0; 3 4 1",
      },
    ],
  },
  {
    kind: "a comma at the end of the rows",
    file: "x,y\n1,a,\n2,b,\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          "column 3 of f.csv to be a column with a name of its own, got none, after the last separator of a line; without: [3] leaves it out",
      },
      { options: { label: "y", without: [3] }, features: "x", classes: "a, b", rows: "1 0; 2 1" },
    ],
  },
  {
    kind: "a comma at the end of every line",
    file: "x,y,\n1,a,\n2,b,\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          "column 3 of f.csv to be a column with a name of its own, got none, after the last separator of a line; without: [3] leaves it out",
      },
      { options: { label: "y", without: [3] }, features: "x", classes: "a, b", rows: "1 0; 2 1" },
    ],
  },
  {
    kind: "blank lines",
    file: "\nx,y\n\n1,a\n  \n2,b\n\n\n",
    asked: [{ options: { label: "y" }, features: "x", classes: "a, b", rows: "1 0; 2 1" }],
  },
  {
    kind: "a line of commas",
    file: "x,y\n1,a\n,\n2,b\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'f.csv to be a table with all its values, got 2 that are missing: nothing for "y" in line 3, nothing for "x" in line 3; missing: "drop" leaves out such rows',
      },
      {
        options: { label: "y", missing: "drop" },
        features: "x",
        classes: "a, b",
        rows: "1 0; 2 1",
      },
    ],
  },
  {
    kind: "rows that are there twice",
    file: "x,y\n1,a\n1,a\n2,b\n",
    asked: [{ options: { label: "y" }, features: "x", classes: "a, b", rows: "1 0; 1 0; 2 1" }],
  },
  {
    kind: "line ends of three kinds",
    file: "x,y\r\n1,a\r2,b\n3,a",
    asked: [{ options: { label: "y" }, features: "x", classes: "a, b", rows: "1 0; 2 1; 3 0" }],
  },
  {
    kind: "missing values",
    file: "x,z,y\n?,2,a\n3,NA,b\n,5,a\n6,7,b\n8,9,\n10,11,a\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'f.csv to be a table with all its values, got 4 that are missing: ? for "x" in line 2, NA for "z" in line 3, nothing for "x" in line 4, nothing for "y" in line 6; missing: "drop" leaves out such rows',
      },
      {
        options: { label: "y", missing: "drop" },
        features: "x, z",
        classes: "b, a",
        rows: "6 7 0; 10 11 1",
      },
    ],
  },
  {
    kind: "fourteen missing values",
    file: "x,z,y\nNaN,null,a\nNaN,null,a\nNaN,null,a\nNaN,null,a\nNaN,null,a\nNaN,null,a\nNaN,null,a\n1,2,b\n3,4,a\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'f.csv to be a table with all its values, got 14 that are missing (7 in "x", 7 in "z"): NaN for "x" in line 2, null for "z" in line 2, NaN for "x" in line 3, null for "z" in line 3, NaN for "x" in line 4, null for "z" in line 4, NaN for "x" in line 5, null for "z" in line 5, NaN for "x" in line 6, null for "z" in line 6, NaN for "x" in line 7, null for "z" in line 7 and 2 more; missing: "drop" leaves out such rows',
      },
    ],
  },
  {
    kind: "columns of text",
    file: "sex,island,w,y\nmale,b,1,a\nfemale,c,2,b\nmale,d,3,a\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'f.csv to be a table of numbers, got text in "sex" ("male", "female") and text in "island" ("b", "c", "d"); oneHot: ["sex","island"] makes a feature of each value, without: ["sex","island"] leaves it out',
      },
      {
        options: { label: "y", oneHot: ["sex"], without: ["island"] },
        features: "sex = male, sex = female, w",
        classes: "a, b",
        rows: "1 0 1 0; 0 1 2 1; 1 0 3 0",
      },
      {
        options: {
          label: "y",
          oneHot: { sex: ["female", "male", "unknown"] },
          columns: ["sex", "w"],
        },
        features: "sex = female, sex = male, sex = unknown, w",
        classes: "a, b",
        rows: "0 1 0 1 0; 1 0 0 2 1; 0 1 0 3 0",
      },
    ],
  },
  {
    kind: "a value of a text column that was not said",
    file: "sex,y\nmale,a\nfemale,b\n",
    asked: [
      {
        options: { label: "y", oneHot: { sex: ["male"] } },
        refused: 'column "sex" in line 3 of f.csv to be one of male, got "female"',
      },
    ],
  },
  {
    kind: "text values that look alike",
    file: "sex,y\nmale,a\nMale,b\n",
    asked: [
      {
        options: { label: "y", oneHot: ["sex"] },
        refused:
          'column "sex" of f.csv to be names that do not look alike, got "male" in line 2 and "Male" in line 3; oneHot with its values takes them as they are',
      },
    ],
  },
  {
    kind: "one class",
    file: "x,y\n1,a\n2,a\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          'column "y" of f.csv to be a column of 2 to 256 classes, got 1; classes says which there are besides',
      },
      {
        options: { label: "y", classes: ["b", "a"] },
        features: "x",
        classes: "b, a",
        rows: "1 1; 2 1",
      },
    ],
  },
  {
    kind: "a class that was not said",
    file: "x,y\n1,a\n2,c\n",
    asked: [
      {
        options: { label: "y", classes: ["a", "b"] },
        refused: 'column "y" in line 3 of f.csv to be one of the classes a, b, got "c"',
      },
    ],
  },
  {
    kind: "a workbook",
    file: "PK\u0003\u0004\u0014\u0000\u0006\u0000",
    written: "latin1",
    asked: [
      {
        options: { label: "y" },
        refused:
          "f.csv to be a table as text, got a zip file, such as an Excel workbook (.xlsx); save its table as CSV",
      },
    ],
  },
  {
    kind: "an old workbook",
    file: "\u00d0\u00cf\u0011\u00e0",
    written: "latin1",
    asked: [
      {
        options: { label: "y" },
        refused:
          "f.csv to be a table as text, got an old Excel workbook (.xls); save its table as CSV",
      },
    ],
  },
  {
    kind: "a gzip file",
    file: "\u001f\u008b\b\u0000",
    written: "latin1",
    asked: [
      {
        options: { label: "y" },
        refused: "f.csv to be a table as text, got a gzip file (.gz); unpack it first: gunzip",
      },
    ],
  },
  {
    kind: "a web page",
    file: "\n<!DOCTYPE html>\n<html></html>",
    asked: [
      {
        options: { label: "y" },
        refused: "f.csv to be a table as text, got an HTML page; download the file itself",
      },
    ],
  },
  {
    kind: "a Git LFS pointer",
    file: "version https://git-lfs.github.com/spec/v1\noid sha256:4d\nsize 1\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          "f.csv to be a table as text, got a Git LFS pointer, not the file itself; git lfs pull brings it",
      },
    ],
  },
  {
    kind: "a git-annex pointer",
    file: "/annex/objects/MD5E-s1--4d.csv\n",
    asked: [
      {
        options: { label: "y" },
        refused:
          "f.csv to be a table as text, got a git-annex pointer, not the file itself; git annex get brings it",
      },
    ],
  },
  {
    kind: "JSON",
    file: '[{"x": 1, "y": "a"}]',
    asked: [
      {
        options: { label: "y" },
        refused: "f.csv to be a table as text, got JSON; save its table as CSV",
      },
    ],
  },
  {
    kind: "a field of options with a slip",
    file: "x,y\n1,a\n2,b\n",
    asked: [
      {
        options: { label: "y", seperator: ";" },
        refused:
          "options to be of the fields label, classes, columns, without, separator, decimal, encoding, header, missing, comment, skipLines, oneHot, got seperator",
      },
    ],
  },
  {
    kind: "a decimal mark that is none",
    file: "x,y\n1,a\n2,b\n",
    asked: [{ options: { label: "y", decimal: "'" }, refused: 'decimal to be "." or ",", got \'' }],
  },
  {
    kind: "missing: skip",
    file: "x,y\n1,a\n2,b\n",
    asked: [
      {
        options: { label: "y", missing: "skip" },
        refused: 'missing to be "refuse" or "drop", got skip',
      },
    ],
  },
  {
    kind: "a feature that is not there",
    file: "x,y\n1,a\n2,b\n",
    asked: [
      {
        options: { label: "y", columns: ["z"] },
        refused: "columns to be a column of f.csv (x, y), got z",
      },
      {
        options: { label: "y", without: [3] },
        refused: "without to be a column of f.csv (x, y), got 3",
      },
    ],
  },
  {
    kind: "the label among the features",
    file: "x,y\n1,a\n2,b\n",
    asked: [
      {
        options: { label: "y", columns: ["x", "y"] },
        refused: "label to be none of columns and without, got y",
      },
    ],
  },
  {
    kind: "a feature asked for twice",
    file: "x,y\n1,a\n2,b\n",
    asked: [
      {
        options: { label: "y", columns: ["x", 1] },
        refused: "columns to be different columns, got [x, 1]",
      },
    ],
  },
  {
    kind: "skipLines that is a number",
    file: "x,y\n1,a\n2,b\n",
    asked: [
      {
        options: { label: "y", skipLines: 1 },
        refused: "skipLines to be a list of line numbers, counted from 1, got 1",
      },
    ],
  },
  {
    kind: "features in another order",
    file: "x,z,y\n1,2,a\n3,4,b\n",
    asked: [
      {
        options: { label: "y", columns: ["z", "x"] },
        features: "z, x",
        classes: "a, b",
        rows: "2 1 0; 4 3 1",
      },
    ],
  },
];

const folder = mkdtempSync(join(tmpdir(), "csv-files-"));
after(() => rmSync(folder, { recursive: true }));

/** What loadCsv makes of a file, in the form of the table. */
async function outcome(path: string, options: object): Promise<object> {
  try {
    const dataset = await loadCsv(path, options as { label: string });
    const d = dataset.featureNames.length;
    const row = (label: number, i: number): string =>
      [...dataset.features.subarray(d * i, d * (i + 1)), label].join(" ");
    return {
      options,
      features: dataset.featureNames.join(", "),
      classes: dataset.classNames.join(", "),
      rows: Array.from(dataset.labels, row).join("; "),
    };
  } catch (error) {
    const { name, message } = error as Error;
    assert.equal(name, "ArgumentError", message);
    const sentence = message.replaceAll(path, "f.csv");
    return { options, refused: sentence.replace("loadCsv requires ", "") };
  }
}

for (const [i, { kind, file, written = "utf8", asked }] of KINDS.entries())
  test(kind, async () => {
    const path = join(folder, `${i}.csv`);
    writeFileSync(path, file, written);
    for (const expected of asked) assert.deepEqual(await outcome(path, expected.options), expected);
  });
