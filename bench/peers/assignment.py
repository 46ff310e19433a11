#!/usr/bin/env python3
"""What scipy needs for what B11 measures, on the same costs.

    python3 -m venv PEERS && PEERS/bin/pip install scipy
    cargo run --release -p bench -- FOLDER B11 PEERS/bin/python

The benchmark starts it once a round: it makes up the same table as bench/src/assigning.rs, assigns it some
times and prints the least cost and the middle time of a call, in seconds. scipy is never a dependency of this
program.
"""

import sys
import time

import numpy
from scipy.optimize import linear_sum_assignment

COST_MAX = 7200
MASK = (1 << 64) - 1


def costs(rows, columns):
    seed = 0x9E3779B97F4A7C15
    values = []
    for _ in range(rows * columns):
        seed ^= (seed << 13) & MASK
        seed ^= seed >> 7
        seed ^= (seed << 17) & MASK
        values.append((seed >> 33) % COST_MAX)
    return numpy.array(values, dtype=numpy.float64).reshape(rows, columns)


def main():
    rows, columns, repeats = map(int, sys.argv[1:])
    table = costs(rows, columns)
    took = []
    for _ in range(repeats):
        begun = time.perf_counter()
        seated = linear_sum_assignment(table)
        took.append(time.perf_counter() - begun)
    took.sort()
    print(int(table[seated].sum()), took[len(took) // 2])


if __name__ == "__main__":
    main()
