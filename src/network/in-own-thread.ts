import { inThread, type Told } from "../numerics/in-thread.js";
import type { WorkerTask } from "../numerics/parallel-map.js";
import { softmaxNetwork, type SoftmaxNetwork } from "./softmax.js";

/** What a thread is given of a call: the functions among the options are called here. */
interface NetworkCall extends Pick<SoftmaxNetwork, "dataset" | "ridge"> {
  readonly module: string;
  readonly name: string;
  readonly args: readonly unknown[];
  readonly options: object;
}

type OfNetwork = (network: SoftmaxNetwork, ...args: readonly unknown[]) => unknown;

const CALLED: WorkerTask = {
  module: new URL("./in-own-thread.js", import.meta.url),
  name: "called",
};

/**
 * f(network, ...args, options) for a function f that a module exports, on a thread of its own that the signal ends at
 * once (see `inThread`). Arguments and options are plain data; options that are functions are told things, as `report`
 * is.
 *
 * The thread makes the network anew from its rows and its ridge, so that a network that lacks some of the classes in
 * some rows (see `reducedNetwork`) must not be given.
 */
export function inOwnThread<R>(
  { module: { href: module }, name }: WorkerTask,
  { dataset, ridge }: SoftmaxNetwork,
  args: readonly unknown[],
  { signal, ...given }: { readonly signal: AbortSignal; readonly [option: string]: unknown },
): Promise<R> {
  const entries = Object.entries(given);
  const told = entries.filter(([, value]) => typeof value === "function");
  const options = Object.fromEntries(entries.filter((entry) => !told.includes(entry)));
  const call: NetworkCall = { dataset, ridge, module, name, args, options };
  return inThread<R>(CALLED, call, { told: Object.fromEntries(told) as Told, signal });
}

/** The task of the thread. */
export async function called(call: NetworkCall, told: Told): Promise<unknown> {
  const { [call.name]: f } = (await import(call.module)) as Record<string, OfNetwork>;
  const network = softmaxNetwork(call.dataset, { ridge: call.ridge });
  return f(network, ...call.args, { ...call.options, ...told });
}
