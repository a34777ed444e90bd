/**
 * The first file of every command, in plain JavaScript because nothing is built yet:
 * checks what the machine must have, sets up what is not in place, then runs the command.
 * Every step is safe to repeat and needs no network once it is done.
 */
import { doctor } from "./doctor.mjs";
import { ownEnvironment } from "./own-environment.mjs";
import { setUp, setUpState } from "./set-up.mjs";

const [command, ...args] = process.argv.slice(2);
const COMMANDS =
  "reproduce test lab site doctor build format claims figures conditions bench bits sweep try".split(
    " ",
  );

if (!COMMANDS.includes(command)) {
  console.error(`The command is to be one of ${COMMANDS.join(", ")}, got ${command}`);
  process.exit(2);
}
ownEnvironment(process.env);
if (command === "doctor") {
  const healthy = doctor(console.log);
  await setUpState(console.log);
  process.exit(healthy ? 0 : 1);
}
// The others need neither Python nor a kernel: a share of a sweep runs where there is none.
const needs = { notebooks: ["reproduce", "test", "lab", "site"].includes(command) };
if (!doctor(() => {}, needs)) {
  doctor(console.error, needs);
  process.exit(1);
}
try {
  await setUp(needs);
  if (command !== "build") {
    const { main } = await import(
      new URL(`../../dist/tools/commands/${command}.js`, import.meta.url).href
    );
    await main(args);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
