/** Run by `bench`, on this version of Node or on another. */
import { benchCore } from "./bench-core.js";
import { benchRivals } from "./bench-rivals.js";
import { benchSupports } from "./bench-supports.js";
import { benchSweep } from "./bench-sweep.js";
import { checkBits } from "./reproducible.js";

await checkBits();
await benchRivals();
await benchCore();
await benchSweep();
await benchSupports();
