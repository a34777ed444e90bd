import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** A program that runs arm64 programs of Linux, or why there is none. */
export type Emulator =
  | { readonly kind: "found"; readonly program: string }
  | { readonly kind: "none"; readonly why: string };

/** The folder of the libraries that Node for arm64 needs, below / or below QEMU_LD_PREFIX. */
const LIBRARIES = ["libc.so.6", "libstdc++.so.6", "libgcc_s.so.1", "libatomic.so.1"];
const FOLDERS = ["lib/aarch64-linux-gnu", "usr/lib/aarch64-linux-gnu"];

/** Looks for Debian's qemu-user and for the libraries of arm64. */
export function emulator(): Emulator {
  const program = ["qemu-aarch64", "qemu-aarch64-static"].find(
    (name) => spawnSync(name, ["--version"]).status === 0,
  );
  if (program === undefined)
    return { kind: "none", why: "there is no qemu-aarch64 (Debian: apt install qemu-user)" };
  const { QEMU_LD_PREFIX: prefix = "" } = process.env;
  const missing = LIBRARIES.find(
    (library) => !FOLDERS.some((folder) => existsSync(`${prefix}/${folder}/${library}`)),
  );
  if (missing === undefined) return { kind: "found", program };
  const packages = "libc6:arm64 libstdc++6:arm64 libgcc-s1:arm64 libatomic1:arm64";
  const how = `dpkg --add-architecture arm64, apt update, apt install ${packages}`;
  return { kind: "none", why: `${missing} for arm64 is missing (Debian: ${how})` };
}
