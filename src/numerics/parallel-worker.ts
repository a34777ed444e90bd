/** The other end of `parallelMap`: answers each item with what the task makes of it. */
import { workerData } from "piscina";

/** What came of an item: the task's error is a value, so that only the end of a worker is a rejection. */
export type Answer =
  | { readonly kind: "result"; readonly result: unknown }
  | { readonly kind: "error"; readonly why: string };

const { module, name, shared } = workerData as { module: string; name: string; shared: unknown };
const { [name]: task } = (await import(module)) as Record<
  string,
  (item: unknown, shared: unknown) => unknown
>;

export default async function answer(item: unknown): Promise<Answer> {
  try {
    return { kind: "result", result: await task(item, shared) };
  } catch (error) {
    return { kind: "error", why: error instanceof Error ? error.message : String(error) };
  }
}
