#!/usr/bin/env python3
"""What OSRM and Valhalla need for what B7 and B9 measure, on the same extract and the same places.

    python3 -m venv PEERS && PEERS/bin/pip install osrm-bindings pyvalhalla
    PEERS_PYTHON=PEERS/bin/python cargo bench -p atlas --bench roads -- OUT.md EXTRACT.osm.pbf

The benchmark starts it as `roads.py EXTRACT.osm.pbf FOLDER`. It prepares both in FOLDER (OSRM by contraction
hierarchies, its car profile; Valhalla with its defaults), makes up 2,000 places beside roads and prints the
file in which they lie. Then it reads `table 200`, `table 2000` or `rings` on a line and prints the middle
processor time of twenty such calls, in seconds. Both are asked through their Python modules, in the process,
so no server and no socket is measured. Neither is ever a dependency of this program.
"""

import json
import pathlib
import random
import subprocess
import sys
import time

import osrm
import valhalla

TEAMS = (200, 2000)


def run(program, *words):
    subprocess.run([str(program), *map(str, words)], check=True, stdout=subprocess.DEVNULL)


def prepare(extract, folder):
    base = folder / "map.osm.pbf"
    base.write_bytes(extract.read_bytes())
    graph = folder / "map.osrm"
    tools = pathlib.Path(osrm.__file__).parent
    run(tools / "bin/osrm-extract", "-p", tools / "share/profiles/car.lua", base)
    run(tools / "bin/osrm-contract", graph)
    tools = pathlib.Path(valhalla.__file__).parent
    (folder / "tiles").mkdir(exist_ok=True)
    config = valhalla.get_config(tile_extract="", tile_dir=folder / "tiles")
    path = folder / "valhalla.json"
    path.write_text(json.dumps(config))
    run(tools / "bin/valhalla_build_tiles", "-c", path, base)
    engine = osrm.OSRM(algorithm="CH", storage_config=str(graph), use_shared_memory=False,
                       max_locations_distance_table=-1)
    return engine, valhalla.Actor(str(path))


def places(extract, engine, folder):
    """Within 1.5 km of a road, in the box of the roads, moved aside by some metres."""
    dice = random.Random(7)
    west, south, east, north = box(folder / "tiles")
    found = []
    while len(found) < max(TEAMS):
        at = (dice.uniform(west, east), dice.uniform(south, north))
        near = engine.Nearest(osrm.NearestParameters(coordinates=[at]))["waypoints"][0]
        if near["distance"] < 1500:
            lon, lat = near["location"]
            found.append((lon + dice.uniform(-1e-4, 1e-4), lat + dice.uniform(-1e-4, 1e-4)))
    lines = [f"{lon:.7f} {lat:.7f}\n" for lon, lat in found]
    path = folder / "places.txt"
    path.write_text("".join(lines))
    return path, found


def box(tiles):
    """The box of Valhalla's finest tiles, a quarter of a degree each."""
    numbers = [int("".join(it.with_suffix("").relative_to(tiles / "2").parts)) for it in (tiles / "2").rglob("*.gph")]
    rows, columns = [it // 1440 for it in numbers], [it % 1440 for it in numbers]
    degrees = (min(columns) / 4 - 180, min(rows) / 4 - 90, (max(columns) + 1) / 4 - 180, (max(rows) + 1) / 4 - 90)
    return degrees


def middle(call, times=20):
    took = []
    for number in range(times):
        begun = time.process_time_ns()
        call(number)
        took.append((time.process_time_ns() - begun) / 1e9)
    return sorted(took)[times // 2]


def main():
    extract, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    engine, actor = prepare(extract, folder)
    path, found = places(extract, engine, folder)

    def table(teams):
        def call(number):
            engine.Table(osrm.TableParameters(coordinates=found[:teams] + [found[number]], sources=list(range(teams)),
                                              destinations=[teams], annotations=["duration"], generate_hints=False))
        return call

    def rings(number):
        lon, lat = found[number]
        actor.isochrone({"locations": [{"lon": lon, "lat": lat}], "costing": "auto", "polygons": True,
                         "contours": [{"time": minutes} for minutes in (5, 10, 15)]})

    calls = {f"table {teams}": table(teams) for teams in TEAMS} | {"rings": rings}
    for call in calls.values():
        call(0)
    print(path, flush=True)
    for line in sys.stdin:
        print(middle(calls[line.strip()]), flush=True)


if __name__ == "__main__":
    main()
