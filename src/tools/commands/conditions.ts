import { basename, extname } from "node:path";
import { parseArgs } from "node:util";
import {
  conditionsReport,
  type ConditionsReport,
  conditionsTable,
  notSaid,
} from "../../chapters/12-your-own-data/index.js";
import { loadCsv } from "../../data/load-csv.js";
import { standardize } from "../../data/standardize.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { ArgumentError, requireThat } from "../../numerics/checks.js";
import { writeFileAtomic } from "../../storage/atomic-write.js";
import { onSignal } from "../on-signal.js";

const OPTIONS = {
  label: { type: "string" },
  sparsity: { type: "string" },
  steps: { type: "string" },
  step: { type: "string" },
  ridge: { type: "string" },
  without: { type: "string", multiple: true },
  columns: { type: "string", multiple: true },
  "one-hot": { type: "string", multiple: true },
  missing: { type: "string" },
  constant: { type: "string" },
  separator: { type: "string" },
  decimal: { type: "string" },
  encoding: { type: "string" },
  header: { type: "string" },
  comment: { type: "string" },
  "skip-lines": { type: "string", multiple: true },
  classes: { type: "string", multiple: true },
  out: { type: "string" },
} as const;

/** The sparsity where none is asked for, or all parameters if they are fewer. */
const SPARSITY = 5;

/**
 * npm run conditions -- my.csv --label species: which conditions of convergence hold for these rows.
 *
 *     --label <column>      the column of the classes, by its name or by its position, counted from 1
 *     --sparsity s          so many parameters; 5 unless it is given
 *     --without <column>    no feature; may be given more than once, as --columns and --one-hot
 *     --columns <column>    only these are features
 *     --one-hot <column>    a text feature, one input for each of its values
 *     --missing drop        leaves out rows in which a value is missing
 *     --constant drop       leaves out features that do not vary
 *     --separator, --decimal, --encoding, --header, --comment, --skip-lines, --classes    how the file is
 *                           written (see `loadCsv`); lists by giving an option more than once, a tab as "\t"
 *     --step γ, --steps n   the step of IHT and how many of them; the longest proven step, 5,000
 *     --ridge λ             adds (λ/2)‖θ‖² to the loss
 *     --out <file>          where the report is written as JSON; <name>-conditions.json unless it is given
 *
 * The rows are standardised and all of them used for training. Progress and times go to the error stream, the table to
 * the output, the whole report to the file. It needs no Python.
 */
export async function main(args: string[]): Promise<void> {
  try {
    await conditions(args);
  } catch (error) {
    if (error instanceof ArgumentError) error.message = asTyped(error.message);
    throw error;
  }
}

async function conditions(args: string[]): Promise<void> {
  const { values, positionals } = parsed(args);
  const [path, ...more] = positionals;
  const one = path !== undefined && more.length === 0;
  const given = positionals.join(" ") || "none";
  requireThat(one, "conditions", "its arguments", "one CSV file", given, "as in: npm run conditions -- my.csv --label species"); // prettier-ignore
  const { label } = values;
  requireThat(label !== undefined, "conditions", "--label", "the column of the classes", "none");
  const choice = {
    ...(values.separator !== undefined && { separator: values.separator.replace("\\t", "\t") }),
    ...(values.encoding !== undefined && { encoding: values.encoding }),
    ...(values.header !== undefined && { header: yesOrNo("--header", values.header) }),
    ...(values.comment !== undefined && { comment: values.comment }),
    ...(values["skip-lines"] !== undefined && { skipLines: values["skip-lines"].map(Number) }),
    ...(values.classes !== undefined && { classes: values.classes }),
    ...(values.decimal !== undefined && { decimal: values.decimal as "." }),
    ...(values.missing !== undefined && { missing: values.missing as "drop" }),
    ...(values.without !== undefined && { without: values.without.map(columnOf) }),
    ...(values.columns !== undefined && { columns: values.columns.map(columnOf) }),
    ...(values["one-hot"] !== undefined && { oneHot: values["one-hot"] }),
  };
  const rows = await loadCsv(path, { label: columnOf(label), ...choice });
  const constant = values.constant as "drop" | undefined;
  const scale = standardize(rows, constant === undefined ? {} : { constant });
  const ridge = numberOf("--ridge", values.ridge ?? "0");
  const network = softmaxNetwork(scale.apply(rows), { ridge });
  const P = network.dimension;
  const sparsity = numberOf("--sparsity", values.sparsity ?? String(Math.min(SPARSITY, P)));

  const controller = new AbortController();
  const forget = onSignal(async () => controller.abort(new Error("Stopped")));
  const clock = stageClock();
  try {
    const report = await conditionsReport(network, {
      sparsity,
      ...(values.step !== undefined && { stepSize: numberOf("--step", values.step) }),
      ...(values.steps !== undefined && { steps: numberOf("--steps", values.steps) }),
      stage: clock.begins,
      report: clock.told,
      signal: controller.signal,
    });
    const seconds = clock.end();
    print(report);
    const out = values.out ?? `${basename(path, extname(path))}-conditions.json`;
    await writeFileAtomic(out, asJson({ file: basename(path), label, report, seconds }));
    console.log(`\nWritten to ${out}`);
  } finally {
    forget();
  }
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const names = Object.keys(OPTIONS).map((name) => `--${name}`);
    const [first] = (error as Error).message.split(/\. |\n/);
    throw new ArgumentError(`conditions takes ${names.join(", ")}: ${first!.replace(/\.$/, "")}`);
  }
}

/** The options that a sentence names as a program writes them, as they are typed: `--missing drop`. */
function asTyped(sentence: string): string {
  const options: Record<string, string> = { oneHot: "one-hot", skipLines: "skip-lines" };
  const names =
    "missing|constant|separator|decimal|encoding|header|comment|skipLines|without|columns|oneHot";
  const value = String.raw`"(?:[^"\\]|\\.)*"|\[[^\]]*\]|true|false`;
  const written = new RegExp(String.raw`\b(${names}): (${value})(?:,(?= (?:${names}):))?`, "g");
  const typed = sentence.replace(written, (_, name: string, json: string) => {
    const list = [JSON.parse(json) as string | string[]].flat();
    return list.map((value) => `--${options[name] ?? name} ${shell(value)}`).join(" ");
  });
  return typed.replace(/\b(classes|columns)(?= (takes|says))/g, "--$1");
}

function shell(value: string | number | boolean): string {
  const text = String(value).replace("\t", "\\t");
  if (/^[\w.-]+$/.test(text)) return text;
  return /["$`!]/.test(text) ? `'${text}'` : `"${text}"`;
}

function yesOrNo(option: string, text: string): boolean {
  requireThat(text === "true" || text === "false", "conditions", option, "true or false", text);
  return text === "true";
}

/** A position where it is a whole number, else a name. */
function columnOf(text: string): string | number {
  return /^[1-9]\d*$/.test(text) ? Number(text) : text;
}

function numberOf(option: string, text: string): number {
  const number = Number(text);
  const good = text.trim() !== "" && Number.isFinite(number);
  requireThat(good, "conditions", option, "a number", text || "nothing");
  return number;
}

/** Prints which part begins, how far all is in percent, and what each part took, and sums up. */
function stageClock(): {
  begins: (name: string) => void;
  told: (percent: number) => void;
  end: () => Record<string, number>;
} {
  const seconds: Record<string, number> = {};
  let [name, begun] = ["", performance.now()];
  const ended = (): void => {
    const now = performance.now();
    if (name !== "") {
      seconds[name] = Number(((now - begun) / 1000).toFixed(3));
      console.error(`${name}: ${seconds[name].toFixed(1)} s`);
    }
    begun = now;
  };
  const write = (text: string): void => {
    if (process.stderr.isTTY) process.stderr.write(`${text}\r`);
  };
  return {
    begins(next) {
      ended();
      name = next;
      write(`${next} …`);
    },
    told: (percent) => write(`${name} … ${percent} %`),
    end() {
      ended();
      return seconds;
    },
  };
}

function print(report: ConditionsReport): void {
  const { rows, features, classes, parameters, sparsity } = report.size;
  console.log(
    `${rows} rows, ${features} inputs, ${classes} classes; ${sparsity} of ${parameters} parameters\n`,
  );
  for (const { question, answer, known } of conditionsTable(report))
    console.log(`${question}\n    ${answer}  [${known}]`);
  console.log("\nNot said:");
  for (const sentence of notSaid(report)) console.log(`    ${sentence}`);
}

/** Vectors as lists, numbers that JSON does not hold as text: "Infinity". */
function asJson(value: { report: ConditionsReport } & Record<string, unknown>): string {
  const table = conditionsTable(value.report);
  const plain = (_: string, entry: unknown): unknown => {
    if (ArrayBuffer.isView(entry)) return Array.from(entry as unknown as ArrayLike<number>);
    return typeof entry === "number" && !Number.isFinite(entry) ? String(entry) : entry;
  };
  return `${JSON.stringify({ ...value, table, notSaid: notSaid(value.report) }, plain, 2)}\n`;
}
