"""Simulate a slow connection between a browser and a local server: limited bandwidth, and a delay in each direction.

The browser's own throttling does not affect its workers. All connections share the bandwidth, as on a real line; a new
connection first waits for one round trip, like a handshake. TCP slow start is not simulated.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

CHUNK = 16 * 1024


class ThrottledProxy:
    """Forwards bytes to a port. `bits` is the bandwidth per second; `round_trip` is in seconds."""

    def __init__(self, target: int, bits: float, round_trip: float) -> None:
        self.target = target
        self.bytes_a_second = bits / 8
        self.delay = round_trip / 2
        self.free_at = 0.0
        self.port = 0
        self.server: asyncio.Server | None = None

    async def start(self) -> None:
        """Listen on a free port of the loopback interface."""
        self.server = await asyncio.start_server(self.handle_connection, "127.0.0.1", 0, limit=CHUNK)
        self.port = self.server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Close every connection."""
        if self.server:
            self.server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        # Closed connections are released in the next turns of the event loop.
        for _ in range(3):
            await asyncio.sleep(0)

    async def handle_connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Forward one connection in both directions until both ends close it."""
        try:
            await asyncio.sleep(2 * self.delay)
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.target)
            directions = self.relay(reader, far_writer, throttle=False), self.relay(far_reader, writer, throttle=True)
            try:
                await asyncio.gather(*directions)
            finally:
                far_writer.close()
        finally:
            writer.close()

    async def relay(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, *, throttle: bool) -> None:
        """Forward one direction. Chunks arrive in order, each after its turn for bandwidth and the delay."""
        due: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(maxsize=256)
        delivery = asyncio.create_task(self.deliver(due, sink))
        with suppress(ConnectionError):
            while chunk := await source.read(CHUNK):
                await due.put((await self.wait_for_bandwidth(len(chunk) if throttle else 0) + self.delay, chunk))
        await due.put((0, b""))
        await delivery

    async def wait_for_bandwidth(self, size: int) -> float:
        """Wait for bandwidth, and return the time at which the last bit has left."""
        clock = asyncio.get_running_loop().time
        self.free_at = max(self.free_at, clock()) + size / self.bytes_a_second
        leaves = self.free_at if size else clock()
        await asyncio.sleep(max(0.0, leaves - clock()))
        return leaves

    async def deliver(self, due: asyncio.Queue[tuple[float, bytes]], sink: asyncio.StreamWriter) -> None:
        """Write each chunk when it is due."""
        clock = asyncio.get_running_loop().time
        with suppress(ConnectionError):
            while True:
                when, chunk = await due.get()
                if not chunk:
                    break
                await asyncio.sleep(max(0.0, when - clock()))
                sink.write(chunk)
                await sink.drain()
        sink.close()


@contextmanager
def throttled(port: int, bits: float, round_trip: float) -> Iterator[int]:
    """Start a proxy to a port, and yield the port that a browser opens."""
    loop = asyncio.new_event_loop()
    proxy = ThrottledProxy(port, bits, round_trip)
    loop.run_until_complete(proxy.start())
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield proxy.port
    finally:
        asyncio.run_coroutine_threadsafe(proxy.stop(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
