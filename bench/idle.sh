#!/bin/sh
# B18: what a window costs the processor in which nothing happens. Opens PROGRAM on a new data folder in an
# Xvfb of its own, waits until it has come to rest, and measures for the next minute the processor time of its
# threads. Where there is no GPU those of the software rasteriser (llvmpipe) stand apart. Prints a line of
# docs/BENCHMARKS.md and writes it into FILE. How often the window is drawn is held by a test of the desk.
#
#   bench/idle.sh target/release/yishao [FILE]
set -eu
program=${1:?expected the program, such as target/release/yishao}
data=$(mktemp -d)
screen=:$(($$ % 500 + 100))
Xvfb "$screen" -screen 0 1920x1080x24 >/dev/null 2>&1 &
server=$!
sleep 1
DISPLAY=$screen XDG_RUNTIME_DIR=$data "$program" --data "$data" --district ouhai >/dev/null 2>&1 &
window=$!
trap 'kill $window $server 2>/dev/null; rm -rf "$data"' EXIT
sleep 30
threads() {
    for task in /proc/$window/task/*; do
        # Ticks of a hundredth of a second, in user mode and in the kernel.
        sed 's/.*) //' "$task/stat" | awk -v id="${task##*/}" -v name="$(cat "$task/comm")" \
            '{ print id, $12 + $13, name }'
    done | sort
}
threads >"$data/before"
sleep 60
threads >"$data/after"
join "$data/before" "$data/after" | awk '
    { spent = $4 - $2; if ($3 ~ /^llvmpipe/) raster += spent; else own += spent }
    END {
        printf "| B18 | a window in which nothing happens, for a minute | %.1f %% of a core | – | – | ≤ 2 %% of a core | ", own / 60
        printf "of its own threads; the software rasteriser, which draws where there is no GPU, %.1f %% more |\n", raster / 60
    }' | tee "${2:-/dev/null}"
