/** JupyterLab's own application object, in the page where it lives. */
import type { Page } from "playwright-core";
import type { Notebook } from "../cells/normal-form.js";

/** The part of JupyterLab's own application object that is used here. */
export interface JupyterApp {
  restored: Promise<unknown>;
  commands: { execute(command: string, options?: object): Promise<unknown> };
  shell: { collapseLeft(): void; currentWidget: NotebookPanel };
  serviceManager: { sessions: { shutdownAll(): Promise<void> } };
}

export interface NotebookPanel {
  context: {
    ready: Promise<unknown>;
    model: { dirty: boolean; toJSON(): Notebook };
    sessionContext: {
      ready: Promise<unknown>;
      shutdown(): Promise<unknown>;
      session: { kernel: Kernel | null } | null;
    };
  };
  dispose(): void;
}

interface Kernel {
  status: string;
  connectionStatus: string;
  /** How it describes itself, once it is known. */
  info: Promise<unknown>;
}

/** Runs a function in the page, on JupyterLab's application object. */
export function inLab<T, A>(
  page: Page,
  body: (app: JupyterApp, argument: A) => T | Promise<T>,
  argument?: A,
): Promise<T> {
  const call = `(${body.toString()})(globalThis.jupyterapp, ${JSON.stringify(argument)})`;
  return page.evaluate<T>(call);
}
