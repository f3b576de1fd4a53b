#!/bin/sh
# What a student's journey and a save cost in this version beside another one, in one run, in turns: about ten minutes.
#
#   bench/beside.sh OTHER     the directory of another checkout of Readback
#
# Both are started by their own bin/readback with its defaults; JAVA_OPTS adds options for both. READBACK_ROUNDS=5 rounds,
# READBACK_BENCH_PORT=18400 the first port.
set -eu

[ $# -eq 1 ] || { sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2; }
other=$(CDPATH='' cd -- "$1" && pwd)
READBACK_HOME=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
export READBACK_HOME READBACK_BENCH_PORT="${READBACK_BENCH_PORT:-18400}"
. "$READBACK_HOME/bench/tools.sh"

READBACK_PG_BIN=$(postgres_bin)
need "$READBACK_PG_BIN/postgres" postgresql wrk wrk setpriv util-linux
READBACK_PG_BIN=$(postgres_bin)
export READBACK_PG_BIN
harness Beside "$other"
