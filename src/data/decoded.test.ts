/** In which encoding a file is, and what is no table of text. */
import { type Kind, readKinds } from "./fixtures/read-kinds.js";

const latin1 = (text: string): Buffer => Buffer.from(text, "latin1");
const wide = (text: string): Buffer => Buffer.from(text, "utf16le");
const bigEndian = (text: string): Buffer => wide(text).swap16();
const other = (got: string): string => `f.csv to be a table as text, got ${got}`;

/** Of a mark, the euro and quotation marks: what Windows has in place of controls. */
const windows: Kind = [
  "what Windows has where ISO 8859-1 has controls",
  latin1("x,y\n1,\x80\n2,\x93q\x94\n"),
  [
    {},
    'f.csv to be text in utf-8, got the byte 0x80 in line 2; encoding: "latin1" reads it as "€", as Windows and older programs write, encoding: "macintosh" reads it as "Ä", as older programs on a Mac write',
  ],
  [{ encoding: "latin1" }, "x | €, “q” | 1 0; 2 1"],
  [{ encoding: "windows-1252" }, "x | €, “q” | 1 0; 2 1"],
];

readKinds([
  windows,
  [
    "accents of an old Mac",
    latin1("x,y\n1,m\x89le\n2,fran\x8dais\n"),
    [
      {},
      'f.csv to be text in utf-8, got the byte 0x89 in line 2; encoding: "latin1" reads it as "‰", as Windows and older programs write, encoding: "macintosh" reads it as "â", as older programs on a Mac write',
    ],
    [
      { encoding: "latin1" },
      'f.csv to be text in latin1, got the byte 0x8D in line 3; encoding: "macintosh" reads it as "ç", as older programs on a Mac write',
    ],
    [{ encoding: "macintosh" }, "x | mâle, français | 1 0; 2 1"],
  ],
  [
    "letters of which all bytes are beyond ASCII",
    latin1("x,y\n1,\xea\xee\xf2\n2,b\n"),
    [
      {},
      'f.csv to be text in utf-8, got the byte 0xEA in line 2; encoding: "latin1" reads it as "ê", as Windows and older programs write',
    ],
    [{ encoding: "windows-1251" }, "x | кот, b | 1 0; 2 1"],
  ],
  [
    "two encodings in one file",
    Buffer.concat([Buffer.from("x,y\n1,mâle\n"), latin1("2,m\xe8le\n")]),
    [
      {},
      'f.csv to be text in utf-8, got two encodings: "â" in line 2 is in utf-8, other letters are not; save all of it in one',
    ],
    [
      { encoding: "latin1" },
      'f.csv to be text in latin1, got two encodings: "â" in line 2 is in utf-8, other letters are not; save all of it in one',
    ],
  ],
  [
    "Chinese that is not taken for two encodings",
    Buffer.from([..."x,y\n1,"].map((c) => c.charCodeAt(0)).concat(0xc3, 0xa2, 0xb9, 0xfb, 10, 50, 44, 98, 10)), // prettier-ignore
    [
      {},
      'f.csv to be text in utf-8, got the byte 0xB9 in line 2; encoding: "latin1" reads it as "¹", as Windows and older programs write, encoding: "macintosh" reads it as "π", as older programs on a Mac write',
    ],
    [{ encoding: "gbk" }, "x | 芒果, b | 1 0; 2 1"],
  ],
  [
    "a letter that is cut off at the end of the file",
    latin1("x,y\n1,a\n2,b\xc3"),
    [
      {},
      'f.csv to be text in utf-8, got the byte 0xC3 in line 3; encoding: "latin1" reads it as "Ã", as Windows and older programs write',
    ],
  ],
  [
    "UTF-16, its other half first, with a mark",
    bigEndian("\ufeffx,y\n1,é\n2,b\n"),
    [{}, "x | é, b | 1 0; 2 1"],
    [{ encoding: "utf-16" }, "x | é, b | 1 0; 2 1"],
  ],
  [
    "UTF-16, its other half first, without a mark",
    bigEndian("x,y\n1,é\n2,b\n"),
    [{}, 'f.csv to be text, got a zero byte at byte 1; encoding: "utf-16be" may read it'],
    [
      { encoding: "utf-16" },
      'f.csv to be text in utf-16le, got bytes in the other order; encoding: "utf-16be" reads it',
    ],
    [{ encoding: "utf-16be" }, "x | é, b | 1 0; 2 1"],
  ],
  [
    "UTF-16 that begins with Chinese",
    wide("中文,y\n1,a\n2,b\n"),
    [{}, 'f.csv to be text, got a zero byte at byte 6; encoding: "utf-16le" may read it'],
    [{ encoding: "utf-16le" }, "中文 | a, b | 1 0; 2 1"],
  ],
  [
    "UTF-8 read as UTF-16",
    "x,y\n1,a\n2,b\n",
    [{ encoding: "utf-16le" }, "f.csv to be text in utf-16le, got no zero byte"],
  ],
  [
    "UTF-32",
    Buffer.from([..."\ufeffx,y\n"].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8, 0, 0])), // prettier-ignore
    [{}, other("text in UTF-32; save it in UTF-8")],
  ],
  [
    "a page after a byte order mark",
    "\ufeff<!DOCTYPE html><html></html>",
    [{}, other("an HTML page; download the file itself")],
  ],
  [
    "a page in UTF-16",
    wide("\ufeff<html></html>"),
    [{}, other("an HTML page; download the file itself")],
  ],
  ["XML", '<office:document a="1"/>', [{}, other("an XML document; save its table as CSV")]],
  ["JSON of numbers", "[1, 2]", [{}, other("JSON; save its table as CSV")]],
  [
    "an ARFF file with long comments",
    `${"% Iris Plants Database\n%\n".repeat(60)}@RELATION iris\n@DATA\n1,a\n`,
    [{}, other("an ARFF file; save its table as CSV")],
  ],
  [
    "a DVC pointer",
    "outs:\n- md5: a304\n  path: data.csv\n",
    [{}, other("a DVC pointer, not the file itself; dvc pull brings it")],
  ],
  ["a 7-Zip file", latin1("7z\xbc\xaf\x27\x1c\0"), [{}, other("a 7-Zip file (.7z); unpack it first")]], // prettier-ignore
  ["a Feather file", "ARROW1\0\0", [{}, other("a Feather file; save its table as CSV")]],
  [
    "an empty zip file",
    latin1("PK\x05\x06\0\0"),
    [{}, other("a zip file, such as an Excel workbook (.xlsx); save its table as CSV")],
  ],
  [
    "columns called as files of other kinds begin",
    "PAR1,BZh,y\n1,2,a\n3,4,b\n",
    [{}, "PAR1, BZh | a, b | 1 2 0; 3 4 1"],
  ],
  [
    "a file of bytes",
    latin1("\x1b\x1f\xf8\x8b\x01"),
    [{}, "f.csv to be text in utf-8, got the byte 0xF8 in line 1"],
  ],
]);
