"""JupyterLab, which ends when the process that started it has ended, however that came about.

That process holds the other end of the pipe to stdin, which is closed when it ends.
"""

import os
import signal
import threading

from jupyterlab.labapp import main


def end_with_parent():
    os.read(0, 1)
    os.kill(os.getpid(), signal.SIGTERM)


threading.Thread(target=end_with_parent, daemon=True).start()
main()
