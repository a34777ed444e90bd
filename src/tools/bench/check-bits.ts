/** Run by `bits` with another Node. */
import { checkBits } from "./reproducible.js";

await checkBits();
