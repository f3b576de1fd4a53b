#!/bin/sh
# Runs two nodes behind nginx and PgBouncer, kills one while students answer, and looks whether anything is lost.
# About a minute. See docs/DEPLOYMENT.md.
set -eu

READBACK_HOME=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
export READBACK_HOME READBACK_BENCH_PORT="${READBACK_BENCH_PORT:-18400}"
. "$READBACK_HOME/bench/tools.sh"

READBACK_PG_BIN=$(postgres_bin)
need "$READBACK_PG_BIN/postgres" postgresql setpriv util-linux nginx nginx pgbouncer pgbouncer
READBACK_PG_BIN=$(postgres_bin)
export READBACK_PG_BIN
build
harness Behind "$@"
