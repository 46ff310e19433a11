#!/usr/bin/env python3
"""A real town, unknown to the program: a district for it, its map imported, ways, rings and a drill in it.

    cargo build --release -p yishao
    python3 bench/town.py target/release/yishao EXTRACT.osm.pbf WEST,SOUTH,EAST,NORTH FOLDER [ROWS.md]

FOLDER must be new; all that is made lies there afterwards, to be looked at. Prints what each step answered, its
time on the clock and the most memory it held, and writes the lines of docs/BENCHMARKS.md into ROWS.md. A large
extract is made of a small one by bench/peers/tiled.py. Needs nothing but Python.
"""

import json
import os
import pathlib
import subprocess
import sys
import time

DRILL = """id = "town-fire"
zh = "小镇火情"
en = "A fire in the town"
district = "town"
start = "2026-07-29 03:00:00"
kind = "tabletop"

[[step]]
id = "whistle"
at = "03:01:00"
by = "township-1-duty-head"
do.whistle = {{ incident = "f1", type = "fire", township = "990101001", place = {{ words = "镇中心", point = {{ lat_e7 = {lat}, lon_e7 = {lon} }} }}, conditions = ["unaccounted"], figures = {{ trapped = 2 }}, words = "二楼起火，有人被困" }}

[[step]]
id = "taken"
at = "03:01:20"
by = "duty-officer"
do.take_whistle = {{ incident = "f1" }}

[[step]]
id = "sent"
at = "03:02:00"
by = "duty-officer"
do.dispatch = {{ incident = "f1", team = "station-1" }}

[[step]]
id = "there"
at = "03:09:00"
by = "duty-officer"
do.team_state = {{ team = "station-1", doing = "on-scene", incident = "f1" }}

[[expect]]
id = "sent-within-two-minutes"
zh = "两分钟内派出"
en = "Sent within two minutes"
result = "incidents.f1.teams.station-1.dispatched_s"
within_s = 60
since = "whistle"
"""


class Town:
    def __init__(self, program, folder, box):
        self.program, self.folder, self.box = program, folder, box
        self.rows = []

    def run(self, step, *words):
        """Answers the last line that it printed; a step that fails ends the run."""
        begun = time.monotonic()
        out = self.folder / f"{step.replace(' ', '-')}.txt"
        with out.open("wb") as file:
            child = subprocess.Popen([self.program, *map(str, words)], cwd=self.folder, stdout=file,
                                     env=os.environ | {"YISHAO_DATA": str(self.folder)})
            _, status, used = os.wait4(child.pid, 0)
        took, mib = time.monotonic() - begun, used.ru_maxrss / 1024
        code = os.waitstatus_to_exitcode(status)
        said = out.read_text().strip().splitlines()
        print(f"{step}: exit {code}, {took:.2f} s, {mib:.0f} MiB: {said[-1] if said else ''}")
        if code:
            sys.exit(f"{step} failed, see {out}")
        self.rows.append((step, took, mib))
        return said[-1] if said else ""

    def at(self, east, north):
        """A place in the box, in parts of it."""
        west, south, right, top = self.box
        return south + (top - south) * north, west + (right - west) * east

    def district(self):
        west, south, east, north = self.box
        box = f"{west},{south},{east},{north}"
        home = self.folder / "districts" / "town"
        home.parent.mkdir()
        self.run("district new", "district", "new", home, "--zh", "小镇", "--bbox", box, "--code", "990101")

        def put(name, old, new):
            path = home / name
            text = path.read_text()
            if old not in text:
                sys.exit(f"{path}: expected `{old}` in the template")
            path.write_text(text.replace(old, new))

        lat, lon = self.at(0.5, 0.5)
        put("district.toml", 'en = ""', 'en = "Town"')
        put("townships.csv", ",,,town,,,,found", f"990101001,中镇,Middle Town,town,{lat:.7f},{lon:.7f},,derived")
        put("posts.csv", "township-duty-head,,", "township-duty-head,990101001,")
        for person in range(1, 6):
            put("people.csv", f"person-{person},,,", f"person-{person},值班{person},Officer {person},000-{person}")
        put("ladders.csv", "Duty telephone,,,0", "Duty telephone,,000-9,0")
        with (home / "teams.csv").open("a") as file:
            for number in range(1, 41):
                lat, lon = self.at(0.2 + number % 8 * 0.08, 0.2 + number // 8 * 0.12)
                file.write(f"station-{number},第{number}站,Station {number},fire-rescue,centre,own,,"
                           f"{lat:.7f},{lon:.7f},7,derived\n")
        self.run("district check", "district", "check", home)

    def asked(self):
        places = [self.at(0.35, 0.3), self.at(0.65, 0.7)]
        ends = [f"{lat:.7f},{lon:.7f}" for lat, lon in places]
        here = ["--district", "town"]
        for vehicle in ("fire-engine", "lorry"):
            said = self.run(f"route {vehicle}", "atlas", "route", *ends, "--vehicle", vehicle, "--json", *here)
            if json.loads(said)["by"] != "road":
                sys.exit(f"a {vehicle} goes by no road there")
        self.run("rings", "atlas", "rings", ends[0], "--minutes", "5,10,15", "--json", *here)
        lat, lon = (round(it * 1e7) for it in self.at(0.5, 0.5))
        drill = self.folder / "town-fire.toml"
        drill.write_text(DRILL.format(lat=lat, lon=lon))
        self.run("drill check", "drill", "check", drill)
        said = json.loads(self.run("drill run", "drill", "run", drill, "--json"))
        if said["refused"] or not all(it["met"] for it in said["expectations"]):
            sys.exit("the drill was refused something, or did not meet what it expects")


def main():
    if len(sys.argv) not in (5, 6):
        sys.exit(__doc__)
    program, extract = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    folder = pathlib.Path(sys.argv[4]).resolve()
    folder.mkdir(parents=True)
    town = Town(program, folder, [float(it) for it in sys.argv[3].split(",")])
    town.district()
    town.run("import", "atlas", "import", "town", "--osm", extract)
    town.asked()
    if len(sys.argv) == 6:
        mb = extract.stat().st_size / 1e6
        took, mib = next((took, mib) for step, took, mib in town.rows if step == "import")
        pack = (folder / "packs" / "town.pack").stat().st_size / 1e6
        target = "≤ 20 s for 1.5 MB; ≤ 4 GB of memory for 100 MB"
        line = f"| import | an extract of {mb:.1f} MB, one command | {took:.1f} s | – | – | {target} | {mib:.0f} MiB of memory at most; a pack of {pack:.1f} MB; bench/town.py |\n"
        pathlib.Path(sys.argv[5]).write_text(line)


if __name__ == "__main__":
    main()
