"""Runs notebooks, each in a fresh kernel, two at a time, and writes the executed copies to a folder.

Usage: run_notebook.py OUTPUT_FOLDER NOTEBOOK...

One line of JSON on stdout for each notebook as it ends:
  {"notebook": path, "seconds": s}                              it ran
  {"notebook": path, "seconds": s, "cell": id, "error": text}   it failed in that cell
tslab reports an error as text on stderr and nbclient sees a failed cell with an empty message, so
the text is gathered from the cell's stderr outputs. A cell that ran and wrote to stderr has failed too
(the kernel itself complains there when the library is built anew under it). A signal ends the kernels and then
this process, and so does the end of the process that holds the other end of the pipe to stdin.
"""

import asyncio
import json
import os
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path

# 2.4 s of start-up for a check of URIs that no notebook needs.
sys.modules["rfc3987_syntax"] = None

import nbformat  # noqa: E402
from nbclient import NotebookClient  # noqa: E402
from nbclient.exceptions import CellExecutionError, DeadKernelError  # noqa: E402

AT_A_TIME = 2
CONNECTIONS = "connections"
# A kernel starts in 2 s. Asked in the instant in which it opens its sockets, tslab now and then goes
# deaf for good ("Socket is blocked by a bind or unbind operation"): then another one is started.
START_LIMITS_S = (20, 40, 80)


class Failure(Exception):
    """A notebook stopped in a cell."""

    def __init__(self, cell, error):
        super().__init__(error)
        self.cell = cell
        self.error = error


def stderr_of(cell):
    outputs = cell.get("outputs", [])
    return "".join(out["text"] for out in outputs if out.get("name") == "stderr").strip()


def refuse_stderr(notebook):
    """What a cell complains of must not be stored as if it were its result."""
    for cell in notebook.cells:
        if complaint := stderr_of(cell):
            raise Failure(cell["id"], f"The cell ran, but it wrote to stderr:\n{complaint}")


async def execute(notebook, folder):
    """Runs all cells in order; raises Failure at the first that fails, or that wrote to stderr."""
    running = ""

    def begin(cell, cell_index):
        nonlocal running
        running = cell["id"]

    for limit in START_LIMITS_S:
        client = NotebookClient(
            notebook,
            timeout=None,
            startup_timeout=limit,
            kernel_name="tslab",
            record_timing=False,
            resources={"metadata": {"path": str(folder)}},
        )
        client.on_cell_start = begin
        try:
            await client.async_execute()
            return refuse_stderr(notebook)
        except CellExecutionError as error:
            cell = next(cell for cell in notebook.cells if cell["id"] == running)
            raise Failure(running, stderr_of(cell) or str(error)) from error
        except DeadKernelError as error:
            raise Failure(running, "the kernel died") from error
        except RuntimeError as error:
            if running != "" or "respond" not in str(error):
                raise
    first = next(cell["id"] for cell in notebook.cells if cell["cell_type"] == "code")
    raise Failure(first, f"no kernel answered in {len(START_LIMITS_S)} attempts")


async def run(path, output, slots):
    async with slots:
        begin = time.monotonic()
        event = {"notebook": str(path)}
        try:
            notebook = nbformat.read(path, as_version=4)
            await execute(notebook, path.parent)
            nbformat.write(notebook, output / path.name)
        except Failure as failure:
            event |= {"cell": failure.cell, "error": failure.error}
        print(json.dumps(event | {"seconds": round(time.monotonic() - begin, 1)}), flush=True)


async def main(output, paths):
    # The files through which kernels are spoken to: whoever removes the output removes what a killed one left.
    tempfile.tempdir = str(output / CONNECTIONS)
    os.mkdir(tempfile.tempdir)
    loop = asyncio.get_running_loop()
    everything = asyncio.current_task()
    stopping = False

    def stop():
        nonlocal stopping
        # Once: Ctrl-C comes from the terminal and again from the process that started this one, and
        # a second cancellation would cut off the ending of the kernels.
        if not stopping:
            everything.cancel()
        stopping = True

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        loop.add_signal_handler(number, stop)

    def stop_with_parent():
        os.read(0, 1)
        loop.call_soon_threadsafe(stop)

    threading.Thread(target=stop_with_parent, daemon=True).start()
    # nbclient puts handlers of its own in their place, which know of one kernel only.
    loop.add_signal_handler = lambda *_: None
    loop.remove_signal_handler = lambda *_: False
    slots = asyncio.Semaphore(AT_A_TIME)
    await asyncio.gather(*(run(path, output, slots) for path in paths))


if __name__ == "__main__":
    try:
        asyncio.run(main(Path(sys.argv[1]), [Path(name).resolve() for name in sys.argv[2:]]))
    except asyncio.CancelledError:
        sys.exit(130)
