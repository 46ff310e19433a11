#!/usr/bin/env python3
"""A large extract made of a small one: copies of it side by side, each with ids of its own.

    python3 tiled.py SMALL.osm.pbf LARGE.osm.pbf COPIES

Everything in a block of an extract is told as a difference from what stands before it, so a copy is the same
block with its first numbers moved. Needs nothing but Python.
"""

import struct
import sys
import zlib

# No id of OpenStreetMap is larger, and ids of a reader end at 2**62.
IDS = 20_000_000_000
# Wider than the small extract, in its own units of 10^-7 degree, and so many copies a row.
LAT, LON, ACROSS = 3_000_000, 3_000_000, 10


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, at
        shift += 7


def wire(value):
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def fields(data):
    """Number, kind and content of each field: an int, or bytes."""
    at = 0
    while at < len(data):
        key, at = varint(data, at)
        if key & 7 == 0:
            content, at = varint(data, at)
        elif key & 7 == 2:
            length, at = varint(data, at)
            content, at = data[at : at + length], at + length
        else:
            sys.exit(f"a field of kind {key & 7} at byte {at} of a message, expected 0 or 2")
        yield key >> 3, key & 7, content


def message(parts):
    out = bytearray()
    for number, kind, content in parts:
        out += wire(number << 3 | kind)
        out += wire(content) if kind == 0 else wire(len(content)) + content
    return bytes(out)


def moved(packed, by):
    """A packed list of differences whose first is moved."""
    if not packed:
        return packed
    first, rest = varint(packed, 0)
    first = (first >> 1) ^ -(first & 1)
    first += by
    return wire(first << 1 if first >= 0 else (-first << 1) - 1) + packed[rest:]


def thing(data, ids, lists):
    """A way or a relation: its id, and the lists of what it is made of."""
    for number, kind, content in fields(data):
        if number == 1:
            content += ids
        elif number in lists:
            content = moved(content, ids)
        yield number, kind, content


def dense(data, ids, lat, lon):
    by = {1: ids, 8: lat, 9: lon}
    for number, kind, content in fields(data):
        yield number, kind, moved(content, by[number]) if number in by else content


def group(data, ids, lat, lon):
    for number, kind, content in fields(data):
        if number == 1:
            sys.exit("nodes that are not dense, expected dense ones")
        if number == 2:
            content = message(dense(content, ids, lat, lon))
        if number == 3:
            content = message(thing(content, ids, {8}))
        if number == 4:
            content = message(thing(content, ids, {9}))
        yield number, kind, content


def block(data, ids, lat, lon):
    for number, kind, content in fields(data):
        if number in (17, 19, 20) and content != {17: 100, 19: 0, 20: 0}[number]:
            sys.exit(f"a block in units of its own (field {number} is {content})")
        yield number, kind, message(group(content, ids, lat, lon)) if number == 2 else content


def blobs(data):
    at = 0
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        header = {number: content for number, _, content in fields(data[at + 4 : at + 4 + length])}
        at += 4 + length
        parts = {number: content for number, _, content in fields(data[at : at + header[3]])}
        yield header[1], zlib.decompress(parts[3]) if 3 in parts else parts[1]
        at += header[3]


def framed(kind, content):
    blob = message([(2, 0, len(content)), (3, 2, zlib.compress(content))])
    header = message([(1, 2, kind), (3, 0, len(blob))])
    return struct.pack(">I", len(header)) + header + blob


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    with open(sys.argv[1], "rb") as file:
        small = list(blobs(file.read()))
    copies = int(sys.argv[3])
    with open(sys.argv[2], "wb") as file:
        for kind, content in small:
            if kind != b"OSMData":
                file.write(framed(kind, content))
        for copy in range(copies):
            shift = copy * IDS, copy // ACROSS * LAT, copy % ACROSS * LON
            for kind, content in small:
                if kind == b"OSMData":
                    file.write(framed(kind, message(block(content, *shift))))


main()
