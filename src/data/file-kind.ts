import { requireThat } from "../numerics/checks.js";

/** How files begin that people take for tables of text, and what to do with them. */
const OTHERS: readonly (readonly [start: string | RegExp, thing: string, way: string])[] = [
  [/^(\xff\xfe\0\0|\0\0\xfe\xff|\0\0\0[^\0]|[^\0]\0\0\0)/, "text in UTF-32", "save it in UTF-8"],
  [/^PK(\x03\x04|\x05\x06|\x07\x08)/, "a zip file, such as an Excel workbook (.xlsx)", "save its table as CSV"], // prettier-ignore
  [/^(\xd0\xcf\x11\xe0|\x09\x08\x10\0)/, "an old Excel workbook (.xls)", "save its table as CSV"],
  ["\x1f\x8b", "a gzip file (.gz)", "unpack it first: gunzip"],
  [/^BZh\d1AY/, "a bzip2 file (.bz2)", "unpack it first: bunzip2"],
  ["\xfd7zXZ", "an xz file (.xz)", "unpack it first: unxz"],
  ["\x28\xb5\x2f\xfd", "a zstd file (.zst)", "unpack it first: unzstd"],
  ["7z\xbc\xaf\x27\x1c", "a 7-Zip file (.7z)", "unpack it first"],
  ["Rar!\x1a", "a RAR file (.rar)", "unpack it first"],
  [/^[^]{257}ustar/, "a tar file (.tar)", "unpack it first: tar -xf"],
  ["%PDF-", "a PDF document", "save its table as CSV"],
  [/^PAR1[\0-\x1f]/, "a Parquet file", "save its table as CSV"],
  [/^(ARROW1|FEA1)\0/, "a Feather file", "save its table as CSV"],
  [/^RD[AX]\d\n/, "a file of R data", "save its table as CSV"],
  ["MATLAB 5.0", "a MATLAB file (.mat)", "save its table as CSV"],
  ["$FL2", "an SPSS file (.sav)", "save its table as CSV"],
  ["<stata_dta>", "a Stata file (.dta)", "save its table as CSV"],
  [/^(\x89PNG|\xff\xd8\xff)/, "a picture", "a table is read from text, as CSV"],
  ["\x93NUMPY", "a NumPy array (.npy)", "save its table as CSV"],
  ["\x89HDF", "an HDF5 file", "save its table as CSV"],
  ["SQLite format", "an SQLite database", "save its table as CSV"],
  ["{\\rtf", "an RTF document", "save its table as plain text"],
  ["version https://git-lfs", "a Git LFS pointer, not the file itself", "git lfs pull brings it"],
  [/^(wdir: .*\n)?outs:\n/, "a DVC pointer, not the file itself", "dvc pull brings it"],
  [/^[./]*(\.git)?\/annex\/objects\//, "a git-annex pointer, not the file itself", "git annex get brings it"], // prettier-ignore
  [
    /^\s*<(!doctype|html|head|body|!--|meta|table|div)/i,
    "an HTML page",
    "download the file itself",
  ],
  [/^\s*<[?a-z]/i, "an XML document", "save its table as CSV"],
  [/^\s*(%[^\r\n]*[\r\n]\s*)*@relation\b/i, "an ARFF file", "save its table as CSV"],
  [/^\s*[[{]\s*["[{\d]/, "JSON", "save its table as CSV"],
];

/** Throws in the name of `who` on a file that begins like one of another kind. */
export function requireTable(who: string, path: string, start: string): void {
  const other = OTHERS.find(([sign]) =>
    typeof sign === "string" ? start.startsWith(sign) : sign.test(start),
  );
  requireThat(other === undefined, who, path, "a table as text", other?.[1], other?.[2]);
}
