/**
 * The first file of every command, in plain JavaScript because nothing is built yet:
 * checks what the machine must have, sets up what is not in place, then runs the command.
 * Every step is safe to repeat and needs no network once it is done.
 */
import { doctor } from "./doctor.mjs";
import { setUp } from "./set-up.mjs";

const [command, ...args] = process.argv.slice(2);
const COMMANDS = "reproduce test lab doctor build format claims figures bench bits sweep".split(
  " ",
);

if (!COMMANDS.includes(command)) {
  console.error(`The command is to be one of ${COMMANDS.join(", ")}, got ${command}`);
  process.exit(2);
}
if (command === "doctor") {
  process.exit(doctor(console.log) ? 0 : 1);
}
// A share of a sweep may run where there is no Python, in a folder that cannot be written.
const needs = { notebooks: command !== "sweep" };
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
