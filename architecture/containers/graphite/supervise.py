"""Runs carbon-cache, graphite-web and nginx as the one program of the container.

- The three live and die together: when one leaves, the others are stopped and the container ends
  with a failure, so that ECS sees it and starts a new task. Nothing is restarted in here.
- A stop goes from the outside in. nginx and graphite-web finish their requests, then carbon-cache
  writes its cache to the volume, for which it has most of the stop timeout.
"""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass

# sysexits.h: trying again with the same environment cannot help.
EX_CONFIG = 78


@dataclass(frozen=True)
class Program:
    """A program to run, and how it is asked to leave."""

    name: str
    command: tuple
    stop_signal: signal.Signals
    # Seconds to leave before it is killed. Together below the 120 s that Fargate allows.
    stop_timeout: float


def programs(environment):
    """The container's programs, in the order in which they start."""
    root = environment.get("GRAPHITE_ROOT", "/opt/graphite")
    conf = environment.get("GRAPHITE_CONF_DIR", os.path.join(root, "conf"))
    run = environment.get("GRAPHITE_RUN_DIR", "/tmp")
    here = os.path.dirname(os.path.abspath(__file__))
    tools = os.path.dirname(sys.executable)
    return [
        Program(
            "carbon-cache",
            (sys.executable, f"{here}/carbon_cache.py", f"--config={conf}/carbon.conf",
             f"--pidfile={run}/carbon-cache.pid", "--nodaemon", "start"),
            signal.SIGTERM, 90),
        Program(
            "graphite-web", (f"{tools}/gunicorn", f"--config={conf}/gunicorn.conf.py"),
            signal.SIGTERM, 15),
        Program(
            "nginx",
            ("nginx", "-e", "stderr", "-p", run, "-c", f"{conf}/nginx.conf"),
            signal.SIGQUIT, 10),
    ]


def log(message):
    print(f"supervise: {message}", file=sys.stderr, flush=True)


def prepare(environment):
    """Creates what a new volume lacks: the directories and graphite-web's own tables."""
    root = environment.get("GRAPHITE_ROOT", "/opt/graphite")
    storage = environment.get("GRAPHITE_STORAGE_DIR", os.path.join(root, "storage"))
    for name in ("whisper", "lists"):
        os.makedirs(os.path.join(storage, name), exist_ok=True)
    django_admin = f"{os.path.dirname(sys.executable)}/django-admin"
    subprocess.run(
        (django_admin, "migrate", "--noinput", "--run-syncdb", "--skip-checks", "--verbosity=0"),
        check=True)


class Supervisor:
    """Runs programs until one of them leaves or a signal asks all of them to."""

    signals = {signal.SIGTERM, signal.SIGINT, signal.SIGCHLD}

    def __init__(self, programs):
        self.programs = programs
        self.running = []

    def run(self):
        """Returns the exit code of the container: 0 after a signal, 1 when a program left."""
        # Blocked, then awaited: no signal falls between two looks.
        signal.pthread_sigmask(signal.SIG_BLOCK, self.signals)
        try:
            for program in self.programs:
                self.running.append((program, self.start(program)))
                log(f"started {program.name}")
            return self.wait()
        finally:
            self.stop()

    def start(self, program):
        # A child inherits blocked signals, and would never hear that it should stop. A session
        # of its own keeps a terminal's interrupt from it, so that the order of stopping holds.
        return subprocess.Popen(
            program.command, start_new_session=True, preexec_fn=self.unblock)

    def unblock(self):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, self.signals)

    def wait(self):
        while True:
            for program, process in self.running:
                if process.poll() is not None:
                    log(f"{program.name} left with {process.returncode}")
                    return 1
            received = signal.sigwait(self.signals)
            if received != signal.SIGCHLD:
                log(f"received {received.name}")
                return 0

    def stop(self):
        for program, process in reversed(self.running):
            if process.poll() is None:
                process.send_signal(program.stop_signal)
                started = time.monotonic()
                try:
                    process.wait(program.stop_timeout)
                    log(f"stopped {program.name} in {time.monotonic() - started:.1f} s")
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
                    log(f"killed {program.name} after {program.stop_timeout} s")


def main():
    try:
        prepare(os.environ)
    except (OSError, subprocess.CalledProcessError) as error:
        log(f"cannot prepare: {error}")
        return EX_CONFIG
    return Supervisor(programs(os.environ)).run()


if __name__ == "__main__":
    sys.exit(main())
