#!/bin/sh
# Lets Lighthouse look at the pages that matter most, signed in where they need it, and prints a table.
#
#   bench/lighthouse.sh [URL]      the address of a Readback in demo mode; without one, it starts its own
#
# Ends with 1 if a score is below 100, or if the attempt page weighs more than 100 KB or takes more than 8 requests. Needs
# Node.js; Lighthouse comes from npm into target/lighthouse. CHROME_PATH names the browser. Whole reports: the same place.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
tools=$home/target/lighthouse
export CHROME_PATH="${CHROME_PATH:-$(command -v chromium || command -v google-chrome || echo /usr/bin/chromium)}"

if [ ! -d "$tools/node_modules/lighthouse" ]; then
    mkdir -p "$tools"
    npm install --silent --no-fund --no-audit --prefix "$tools" lighthouse@13.5.0 >&2
fi

data=
server=
end() {
    if [ -n "$server" ]; then
        kill "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    fi
    [ -z "$data" ] || rm -rf "$data"
}
trap end EXIT
trap 'exit 130' INT TERM

url=${1:-}
if [ -z "$url" ]; then
    port=${PORT:-18118}
    url=http://localhost:$port
    data=$(mktemp -d "${TMPDIR:-/tmp}/readback-lighthouse.XXXXXX")
    : >"$data/log"
    "$home/bin/readback" demo "-Dquarkus.http.port=$port" "-Dquarkus.management.port=$((port + 1))" "-Dreadback.data-directory=$data/data" >"$data/log" 2>&1 &
    server=$!
    until grep -q '^Readback is at' "$data/log"; do
        kill -0 "$server" 2>/dev/null || {
            cat "$data/log" >&2
            exit 2
        }
        sleep 0.2
    done
fi

# Modules are looked for beside the script that asks for them.
cp "$home/bench/lighthouse.mjs" "$tools/run.mjs"
node "$tools/run.mjs" "$url" "$tools"
