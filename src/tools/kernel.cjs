/** The kernel: tslab, which ends when the process that started it has ended, however that came about. */
const { main } = require("tslab/dist/main.js");

const LOOK_EVERY_MS = 1000;
const parent = process.ppid;

function parentRuns() {
  try {
    return process.ppid === parent && process.kill(parent, 0);
  } catch {
    return false;
  }
}

// The server keeps its own files to itself; what cells write has the rights that the user's files have.
const { IHT_NOTEBOOKS_UMASK } = process.env;
if (IHT_NOTEBOOKS_UMASK !== undefined) process.umask(Number(IHT_NOTEBOOKS_UMASK));

setInterval(() => {
  if (!parentRuns()) process.exit(1);
}, LOOK_EVERY_MS).unref();
main();
