"""Ten thousand tries from eight processes for the same few hours of the same providers.

    python bench/race.py [TRIES]

Each process books, moves and cancels through the service on one real file. Afterwards the store is
searched for two active bookings of one provider, chair or person that overlap.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

PROCESSES = 8
OVERLAPS = """
SELECT count(*) FROM booking a JOIN booking b ON a.actor = b.actor
  AND (a.appointment_id, a.actor) < (b.appointment_id, b.actor)
  AND a.active AND b.active AND a.start < b."end" AND b.start < a."end"
"""


def main(tries: int) -> int:
    """Run the race and print what came of it."""
    from tests.schedule.racing import make_store

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "frontdesk.db"
        storage = make_store(path)
        began = time.perf_counter()
        running = [
            subprocess.Popen(
                [sys.executable, "-m", "tests.schedule.racing", str(path), str(number),
                 str(tries // PROCESSES)],
                stdout=subprocess.PIPE, text=True, cwd=ROOT,
            )
            for number in range(PROCESSES)
        ]  # fmt: skip
        told = [json.loads(one.communicate()[0]) for one in running]
        passed = time.perf_counter() - began
        with storage.reading() as connection:
            doubles = connection.exec_driver_sql(OVERLAPS).scalar_one()
        storage.close()
    total = {key: sum(one[key] for one in told) for key in told[0]}
    print(f"| race of {PROCESSES} processes | tries | got | refused | busy | double bookings |"
          " seconds |")  # fmt: skip
    print("| --- | --- | --- | --- | --- | --- | --- |")
    print(f"| book, move, cancel through the service | {sum(total.values()):,} | {total['got']:,} |"
          f" {total['refused']:,} | {total['busy']} | {doubles} | {passed:.0f} |")  # fmt: skip
    return doubles


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
