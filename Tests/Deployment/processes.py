"""Programs that are run, and that never outlive whoever runs them."""

import os
import signal
import subprocess
import threading


class Failure(Exception):
    """Why a deployment failed, in words for whoever reads the log."""


class Processes:
    """Starts programs, each in a process group of its own, and stops them all at once."""

    def __init__(self):
        self.lock = threading.Lock()
        self.running = set()
        self.is_stopped = False

    def start(self, arguments, **options):
        with self.lock:
            if self.is_stopped:
                raise Failure("stopped")
            # A group of its own: Ctrl-C reaches this program, which stops the others in order.
            process = subprocess.Popen(
                [str(argument) for argument in arguments], stdin=subprocess.DEVNULL,
                start_new_session=True, **options)
            self.running.add(process)
            return process

    def output(self, arguments, accept=(0,), **options):
        """What a program prints. With another exit code than those, a failure."""
        process = self.start(
            arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)
        try:
            output, errors = process.communicate()
        finally:
            self.running.discard(process)
        if self.is_stopped:
            raise Failure("stopped")
        if process.returncode not in accept:
            command = " ".join(str(argument) for argument in arguments)
            said = errors.strip() or output.strip()
            raise Failure(f"{command} ended with {process.returncode}\n{said}")
        return output

    def stop(self):
        """Stops whatever runs: asks, and after ten seconds insists. Nothing can be started then."""
        with self.lock:
            self.is_stopped = True
            running = list(self.running)
        for process in running:
            send(process, signal.SIGTERM)
        for process in running:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                pass
            # Also what it has started itself and left behind.
            send(process, signal.SIGKILL)


def send(process, number):
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        pass
