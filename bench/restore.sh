#!/bin/sh
# Backs up while students answer, destroys the answers, restores them to the moment before, and compares.
# About a minute. See docs/DEPLOYMENT.md.
set -eu

READBACK_HOME=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
export READBACK_HOME READBACK_BENCH_PORT="${READBACK_BENCH_PORT:-18400}"
. "$READBACK_HOME/bench/tools.sh"

READBACK_PG_BIN=$(postgres_bin)
need "$READBACK_PG_BIN/postgres" postgresql setpriv util-linux 
READBACK_PG_BIN=$(postgres_bin)
export READBACK_PG_BIN
build
harness Restore "$@"
