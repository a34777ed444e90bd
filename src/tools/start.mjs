/**
 * The first file of every command, in plain JavaScript because nothing is built yet:
 * checks what the machine must have, sets up what is not in place, then runs the command.
 * Every step is safe to repeat and needs no network once it is done.
 */
import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { doctor, noteRoot, ROOT } from "./doctor.mjs";
import { ownEnvironment } from "./own-environment.mjs";

const COMMANDS =
  "reproduce test lab site doctor build format claims figures conditions bench bits sweep try".split(
    " ",
  );
const WITHOUT_ARGUMENTS = ["site", "doctor", "build", "format", "claims"];
/** The others need neither Python nor a kernel: a share of a sweep runs where there is none. */
const WITH_NOTEBOOKS = ["reproduce", "test", "lab", "site"];
/** They are given the names of files, which are meant from the folder where the user is. */
const WITH_FILES = ["sweep", "conditions"];

const [command, ...args] = process.argv.slice(2);
if (!COMMANDS.includes(command)) {
  console.error(`The command is to be one of ${COMMANDS.join(", ")}, got ${command}`);
  process.exit(2);
}
if (WITHOUT_ARGUMENTS.includes(command) && args.length > 0) {
  console.error(`${command} takes no arguments, got ${args.join(" ")}`);
  process.exit(1);
}
ownEnvironment(process.env);
if (!doctor(() => {})) {
  doctor(console.error);
  process.exit(1);
}
// It needs a new version of Node.
const { needsOf, setUp, setUpState, toSetUp } = await import("./set-up.mjs");
try {
  if (command === "doctor") process.exitCode = (await diagnose()) ? 0 : 1;
  else await run();
} catch (error) {
  const said = String(error instanceof Error ? error.message : error);
  // A name from a file may hold what a terminal would obey.
  console.error(said.replace(/(?![\t\n])[\u0000-\u001f\u007f-\u009f]/g, "\ufffd"));
  process.exitCode = 1;
}

async function diagnose() {
  const needs = needsOf(await toSetUp());
  const healthy = doctor(console.log, { ...needs, python: true, write: true });
  noteRoot(console.log);
  await setUpState(console.log);
  return healthy;
}

async function run() {
  const notebooks = WITH_NOTEBOOKS.includes(command);
  const steps = await toSetUp({ notebooks });
  const needs = { ...needsOf(steps), write: steps.length > 0 || notebooks };
  if (!doctor(() => {}, needs)) {
    doctor(console.error, needs);
    process.exitCode = 1;
    return;
  }
  if (steps.length > 0) await setUp({ notebooks });
  if (command === "build") return;
  const file = new URL(`../../dist/tools/commands/${command}.js`, import.meta.url);
  const { main } = await import(file.href);
  if (WITH_FILES.includes(command)) process.chdir(userFolder(process.env) ?? process.cwd());
  const signals = await import(new URL("../../dist/tools/on-signal.js", import.meta.url).href);
  try {
    await main(args);
  } catch (error) {
    if (!signals.isEnding()) throw error;
  }
}

/** The folder where the user called npm, yarn or pnpm, if they run this script and not one that has called it. */
function userFolder({ INIT_CWD, npm_package_json, npm_lifecycle_event }) {
  const ours =
    npm_lifecycle_event === command &&
    (npm_package_json === undefined || // yarn does not name it.
      (existsSync(npm_package_json) &&
        realpathSync(npm_package_json) === join(realpathSync(ROOT), "package.json")));
  return ours ? INIT_CWD : undefined;
}
