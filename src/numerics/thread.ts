/** The other end of `inThread`: makes one call, tells what it is told to tell, and answers. */
import { parentPort, workerData } from "node:worker_threads";
import { ArgumentError } from "./checks.js";

/** What comes out of the thread. */
export type FromThread =
  | { readonly kind: "told"; readonly name: string; readonly values: readonly unknown[] }
  | { readonly kind: "result"; readonly result: unknown }
  | { readonly kind: "error"; readonly why: string; readonly argument: boolean };

interface Call {
  readonly module: string;
  readonly name: string;
  readonly input: unknown;
  readonly told: readonly string[];
}

type Task = (input: unknown, told: Record<string, (...values: unknown[]) => void>) => unknown;

const send = (message: FromThread): void => parentPort!.postMessage(message);

async function answered({ module, name, input, told }: Call): Promise<FromThread> {
  const telling = told.map(
    (name) => [name, (...values: unknown[]) => send({ kind: "told", name, values })] as const,
  );
  try {
    const { [name]: task } = (await import(module)) as Record<string, Task>;
    return { kind: "result", result: await task(input, Object.fromEntries(telling)) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { kind: "error", why, argument: error instanceof ArgumentError };
  }
}

send(await answered(workerData as Call));
