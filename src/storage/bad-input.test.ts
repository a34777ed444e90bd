import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { badInput } from "../tools/bad-input.js";
import { writeFileAtomic } from "./atomic-write.js";

const folder = mkdtempSync(join(tmpdir(), "bad-input-"));
after(() => rmSync(folder, { recursive: true }));
const file = join(folder, "file");

badInput([
  {
    name: "writeFileAtomic: a folder that is a file",
    call: () => {
      writeFileSync(file, "");
      return writeFileAtomic(join(file, "text"), "text");
    },
    message: `writeFileAtomic requires path to be a file that can be written, got ${join(file, "text")} (EEXIST)`,
  },
]);
