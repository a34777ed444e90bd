import { builtStamp, firstDifference, sourceStamp } from "./build-stamp.js";

const loaded = builtStamp();

/**
 * Says in the set-up cell whether this kernel runs what src/ holds: sources, build and what the kernel
 * loaded are compared by content. It is a call and not done at import because a kernel that has loaded
 * the library never loads it again.
 *
 * @throws Error that names the first file that differs and what to do; silent when all agree.
 */
export function ready(): void {
  const built = builtStamp();
  const edited = firstDifference(sourceStamp(), built);
  if (edited !== undefined) {
    throw new Error(
      `src/${edited} differs from the built library: run "npm run build", then restart the kernel`,
    );
  }
  const rebuilt = firstDifference(built, loaded);
  if (rebuilt !== undefined) {
    throw new Error(
      `src/${rebuilt} was rebuilt after this kernel had loaded the library: restart the kernel`,
    );
  }
}
