import { parseArgs, type ParseArgsConfig } from "node:util";

type Options = NonNullable<ParseArgsConfig["options"]>;

/**
 * What a command was given, by its options and beside them.
 *
 * @throws Error that names the command and its options, when one is not among them, lacks its value or has one too
 * many.
 */
export function commandOptions<const T extends Options>(
  who: string,
  args: readonly string[],
  options: T,
): ReturnType<typeof parseArgs<{ args: string[]; options: T; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const said = (error as Error).message.split(". ")[0]!.replace(/\.$/, "");
    const all = Object.keys(options).map((name) => `--${name}`);
    throw new Error(`${who}: ${said}; its options are ${all.join(", ")}`);
  }
}
