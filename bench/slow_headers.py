# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 The Waymark authors
"""P16: 900 connections send one header byte every two seconds; how long does a good request take meanwhile, and when
is each of the slow ones cut?   python3 bench/slow_headers.py PORT PATH"""

import asyncio
import sys
import time

PORT, PATH = int(sys.argv[1]), sys.argv[2]
SLOW, GIVE_UP = 900, 30


async def trickle(cut):
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
    start = time.monotonic()
    writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
    try:
        while time.monotonic() - start < GIVE_UP:
            try:
                if await asyncio.wait_for(reader.read(1), 2) == b"":
                    break
            except asyncio.TimeoutError:
                writer.write(b"x")
                await writer.drain()
    except ConnectionError:
        pass
    cut.append(time.monotonic() - start)
    writer.close()


async def good():
    start = time.monotonic()
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
    writer.write(b"GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n" % PATH.encode())
    data = await asyncio.wait_for(reader.read(-1), 10)
    writer.close()
    assert data.startswith(b"HTTP/1.1 200")
    return time.monotonic() - start


async def main():
    cut = []
    slow = [asyncio.create_task(trickle(cut)) for _ in range(SLOW)]
    await asyncio.sleep(2)
    times = []
    for _ in range(40):
        times.append(await good())
        await asyncio.sleep(0.1)
    await asyncio.gather(*slow)
    times.sort()
    print(f"P16 good request under {SLOW} slow headers: median {times[len(times) // 2] * 1000:.1f} ms, "
          f"worst {times[-1] * 1000:.1f} ms (goal <= 20 ms); slow ones cut after {min(cut):.1f} to {max(cut):.1f} s (goal <= 15 s)")


asyncio.run(main())
