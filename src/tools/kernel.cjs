/** The kernel: tslab, which ends when the process that started it has ended, however that came about. */
const { Worker } = require("node:worker_threads");
const { main } = require("tslab/dist/main.js");

/** In a thread of its own, because a long cell lets nothing else run in this one. */
const WATCH = `
const parent = ${process.ppid};
function parentRuns() {
  try {
    return process.ppid === parent && process.kill(parent, 0);
  } catch {
    return false;
  }
}
setInterval(() => {
  if (!parentRuns()) process.kill(process.pid, "SIGKILL");
}, 1000);`;

// The server keeps its own files to itself; what cells write has the rights that the user's files have.
const { IHT_NOTEBOOKS_UMASK } = process.env;
if (IHT_NOTEBOOKS_UMASK !== undefined) process.umask(Number(IHT_NOTEBOOKS_UMASK));

new Worker(WATCH, { eval: true, execArgv: [] }).unref();
main();
