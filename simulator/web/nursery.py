"""Starts the programs of tabs: forked from a process that has read everything, or one by one where that cannot be."""

import asyncio
import json
import os
import signal
import socket
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Protocol

FORKING = "simulator.web.forking"
FORK_SECONDS = 30.0  # how long it may take to read everything on a busy computer
CAN_FORK = sys.platform == "linux"


class Program(Protocol):
    """A program that runs. `returncode` is None for as long as it does."""

    stdin: asyncio.StreamWriter | None
    stdout: asyncio.StreamReader | None
    stderr: asyncio.StreamReader | None

    @property
    def returncode(self) -> int | None:
        """How it ended."""
        ...

    def kill(self) -> None:
        """End it at once."""
        ...

    async def wait(self) -> int:
        """Wait until it has ended."""
        ...


class Nursery:
    """Starts `command`, of which the first three words are `python -m MODULE`."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], *, forks: bool = CAN_FORK) -> None:
        self._command = command
        self._environment = environment
        self._forks = forks and command[1:2] == ("-m",)
        self._one_at_a_time = asyncio.Lock()
        self._forking: Process | None = None
        self._requests: socket.socket | None = None

    async def prepare(self) -> None:
        """Begin to read what the programs need; does not wait for it."""
        if self._forks:
            async with self._one_at_a_time:
                await self._connect()

    async def start(self, environment: Mapping[str, str]) -> Program:
        """Start a program with the nursery's environment and this one."""
        if self._forks:
            with suppress(OSError, ValueError, TimeoutError):  # it cannot be reached: then without it
                async with self._one_at_a_time:
                    return await self._fork(environment)
            await self.close()
        everything = {**self._environment, **environment}
        return await asyncio.create_subprocess_exec(
            *self._command, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=everything
        )

    async def close(self) -> None:
        """End the forking process; programs that run go on."""
        requests, forking = self._requests, self._forking
        self._requests = self._forking = None
        if requests:
            requests.close()
        if forking:
            with suppress(ProcessLookupError):
                forking.kill()
            await forking.wait()

    async def _connect(self) -> socket.socket:
        if self._requests is None or self._forking is None or self._forking.returncode is not None:
            await self.close()
            ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            ours.setblocking(False)
            self._requests = ours
            with theirs:
                self._forking = await asyncio.create_subprocess_exec(
                    *(self._command[0], "-m", FORKING, str(theirs.fileno()), *self._module_and_arguments()),
                    pass_fds=(theirs.fileno(),),
                    stdin=DEVNULL,
                    stdout=DEVNULL,
                    stderr=DEVNULL,
                    env=self._environment,
                )
        return self._requests

    def _module_and_arguments(self) -> Sequence[str]:
        module = self._command[2]
        return (f"{module}.cli" if module == "simulator" else module, *self._command[3:])

    async def _fork(self, environment: Mapping[str, str]) -> Program:
        requests = await self._connect()
        pipes = [os.pipe() for _ in range(4)]
        (stdin, our_stdin), *outputs = pipes
        ours, theirs = [our_stdin, *(read for read, _ in outputs)], [stdin, *(write for _, write in outputs)]
        try:
            socket.send_fds(requests, [json.dumps(dict(environment)).encode()], theirs)
            loop = asyncio.get_running_loop()
            told = await asyncio.wait_for(loop.sock_recv(requests, 32), FORK_SECONDS)
            return await ForkedProgram.attach(int(told), ours)
        except BaseException:
            for file in ours:
                with suppress(OSError):
                    os.close(file)
            raise
        finally:
            for file in theirs:
                os.close(file)


class ForkedProgram:
    """A program that another process forked. It has ended when the file it holds open for life is closed."""

    def __init__(self, pid: int, stdin: asyncio.StreamWriter, readers: Sequence[asyncio.StreamReader]) -> None:
        self.pid = pid
        self.stdin: asyncio.StreamWriter | None = stdin
        self.stdout: asyncio.StreamReader | None = readers[0]
        self.stderr: asyncio.StreamReader | None = readers[1]
        self._life = readers[2]

    @classmethod
    async def attach(cls, pid: int, files: Sequence[int]) -> "ForkedProgram":
        """Take over our ends of its pipes: standard input, output, error, and its life."""
        loop = asyncio.get_running_loop()
        pipe = os.fdopen(files[0], "wb", buffering=0)
        transport, protocol = await loop.connect_write_pipe(asyncio.streams.FlowControlMixin, pipe)
        readers = [await _reader(file) for file in files[1:]]
        return cls(pid, asyncio.StreamWriter(transport, protocol, None, loop), readers)

    @property
    def returncode(self) -> int | None:
        """None while it runs; how it ended is not known."""
        return 0 if self._life.at_eof() else None

    def kill(self) -> None:
        """End it at once."""
        if self.returncode is None:
            os.kill(self.pid, signal.SIGKILL)

    async def wait(self) -> int:
        """Wait until it has ended."""
        await self._life.read()
        return 0


async def _reader(file: int) -> asyncio.StreamReader:
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(file, "rb", buffering=0))
    return reader
