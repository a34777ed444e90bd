import { fileURLToPath } from "node:url";

/** The folder of the project that this built file belongs to (a copy's tools work on the copy). */
export const projectRoot: string = fileURLToPath(new URL("../../", import.meta.url));
