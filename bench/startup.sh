#!/bin/bash
# Measures the start of Readback: from the command to the end of the first page, and the memory of the JVM then.
#
#   bench/startup.sh [-n RUNS] [-c CASES] [NAME=COMMAND]...
#
# Without a command it measures bin/readback. Several commands are measured in turns, so that what else the machine does
# falls on all of them alike; the table ends with the ratio of each to the first. CASES is a list, with commas:
#   cold      a new data directory, where PostgreSQL has to be unpacked and a database to be made
#   warm      the data directory of the run before
#   external  a PostgreSQL that is running already; the script starts one of its own from PG_BIN
#   load      demo mode, five pages asked for by 16 at once for 20 seconds each: memory at its highest (needs wrk)
# wall and CPU are seconds; CPU and memory are the JVM's alone, memory in MB (VmRSS after the first page; VmHWM for load).
set -eu

home=$(cd "$(dirname "$0")/.." && pwd)
PG_BIN=${PG_BIN:-/usr/lib/postgresql/15/bin}
PORT=${PORT:-18119}
export QUARKUS_MANAGEMENT_PORT="${QUARKUS_MANAGEMENT_PORT:-$((PORT + 1))}"
runs=5
cases=cold,warm,external
while getopts n:c: option; do
    case $option in
    n) runs=$OPTARG ;;
    c) cases=$OPTARG ;;
    *) exit 2 ;;
    esac
done
shift $((OPTIND - 1))
[ $# -gt 0 ] || set -- "readback=$home/bin/readback"

work=$(mktemp -d "${TMPDIR:-/tmp}/readback-startup.XXXXXX")
results=$work/results
pid=
postgres=

as_user() { # PostgreSQL refuses to run as root
    if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

end() {
    [ -z "$pid" ] || kill "$pid" 2>/dev/null || true
    [ -z "$pid" ] || wait "$pid" 2>/dev/null || true
    [ -z "$postgres" ] || as_user "$PG_BIN/pg_ctl" -D "$postgres" -m fast -s stop || true
    rm -rf "$work"
}
trap end EXIT
trap 'exit 130' INT TERM

# A wait without a process of its own, which would cost what is being measured.
exec {never}<> <(:)
nap() { read -rt 0.01 -u "$never" || true; }

start() { # COMMAND SETTING... → pid, wall
    local command=$1 began ended
    shift
    began=$EPOCHREALTIME
    # Commands are lists of words.
    # shellcheck disable=SC2086
    (cd "$work" && exec $command "-Dquarkus.http.port=$PORT" "$@") >"$work/log" 2>&1 &
    pid=$!
    until { exec {probe}<>"/dev/tcp/127.0.0.1/$PORT"; } 2>/dev/null; do
        if ! kill -0 "$pid" 2>/dev/null; then
            cat "$work/log" >&2
            exit 1
        fi
        nap
    done
    exec {probe}>&-
    curl --fail --silent --show-error --location --retry 20 --retry-delay 0 --output /dev/null "http://127.0.0.1:$PORT/"
    ended=$EPOCHREALTIME
    wall=$(awk -v began="$began" -v ended="$ended" 'BEGIN { printf "%.3f", ended - began }')
}

stop() {
    kill "$pid"
    wait "$pid" || true # 143: it was told to end
    pid=
}

memory() { awk -v what="$1:" '$1 == what { printf "%.0f", $2 / 1024 }' "/proc/$pid/status"; }

cpu() { awk -v tick="$(getconf CLK_TCK)" '{ sub(/.*\) /, ""); printf "%.2f", ($12 + $13) / tick }' "/proc/$pid/stat"; }

measured() { # CASE NAME MEMORY
    echo "$1 $2 $wall $(cpu) $(memory "$3") $(cut -d' ' -f1 /proc/loadavg)" >>"$results"
}

external_database() {
    postgres=$work/postgres
    mkdir "$postgres"
    if [ "$(id -u)" = 0 ]; then
        chmod 711 "$work"
        chown postgres "$postgres"
    fi
    as_user "$PG_BIN/initdb" -D "$postgres" -U readback --auth=trust -E UTF8 --locale=C >/dev/null
    as_user "$PG_BIN/pg_ctl" -D "$postgres" -w -s -l "$postgres/log" \
        -o "-p $((PORT - 1)) -c unix_socket_directories= -c listen_addresses=127.0.0.1" start
    # One each: of two versions, neither has to like the other's tables.
    for each; do
        as_user "$PG_BIN/createdb" -h 127.0.0.1 -p $((PORT - 1)) -U readback "${each%%=*}"
    done
}

external() { # NAME → settings
    settings=("-Dquarkus.datasource.jdbc.url=jdbc:postgresql://127.0.0.1:$((PORT - 1))/$1?sslmode=disable"
        -Dquarkus.datasource.username=readback -Dquarkus.datasource.password=readback)
}

under_load() { # NAME COMMAND
    local jar=$work/cookies page token
    start "$2" "-Dreadback.data-directory=$work/demo-$1" -Dreadback.demo=true
    page=$(curl --silent --cookie-jar "$jar" "http://127.0.0.1:$PORT/sign-in")
    token=$(sed -n 's/.*name="csrf" value="\([^"]*\)".*/\1/p' <<<"$page" | head -n 1)
    # The first of the people to look around as is the teacher.
    teacher=$(grep -o 'name="person" value="[0-9]*"' <<<"$page" | head -n 1 | tr -dc 0-9)
    curl --silent --cookie "$jar" --cookie-jar "$jar" --output /dev/null \
        --data "csrf=$token&person=$teacher" "http://127.0.0.1:$PORT/demo/sign-in"
    session=$(awk '$6 == "readback_session" { print $7 }' "$jar")
    for path in /sign-in /classes /classes/1/gradebook /results/assignments/2 /classes/1/results; do
        wrk -t1 -c16 -d20s -H "Cookie: readback_session=$session" "http://127.0.0.1:$PORT$path" >"$work/wrk"
        echo "    $path: $(grep Requests/sec "$work/wrk"; grep -o 'Non-2xx.*' "$work/wrk" || true)" >&2
    done
    measured load "$1" VmHWM
    stop
}

for which in ${cases//,/ }; do
    [ "$which" != external ] || external_database "$@"
    for run in $(seq 0 "$runs"); do
        for each; do
            name=${each%%=*} command=${each#*=}
            case $which in
            cold)
                [ "$run" -gt 0 ] || continue
                rm -rf "$work/data-$name"
                start "$command" "-Dreadback.data-directory=$work/data-$name"
                ;;
            warm) start "$command" "-Dreadback.data-directory=$work/data-$name" ;;
            external)
                external "$name"
                start "$command" "${settings[@]}"
                ;;
            load)
                [ "$run" != 1 ] || under_load "$name" "$command"
                continue
                ;;
            *)
                echo "unknown case: $which" >&2
                exit 2
                ;;
            esac
            # The first run of a case makes ready what the others find.
            [ "$run" -eq 0 ] || measured "$which" "$name" VmRSS
            stop
        done
    done
done

echo "$(nproc) cores, $(uname -sm), $(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo), $(date -u +%F)"
awk '
function median(values, count,    i, j, t) {
    for (i = 2; i <= count; i++)
        for (j = i; j > 1 && values[j - 1] > values[j]; j--) { t = values[j]; values[j] = values[j - 1]; values[j - 1] = t }
    return count % 2 ? values[(count + 1) / 2] : (values[count / 2] + values[count / 2 + 1]) / 2
}
{
    key = $1 " " $2
    if (!(key in n)) order[++keys] = key
    i = ++n[key]; wall[key, i] = $3; cpu[key, i] = $4; memory[key, i] = $5; load[key, i] = $6
}
END {
    printf "%-9s %-14s %4s  %-26s %-8s %-12s %6s  %s\n", "case", "command", "runs", "wall (least to most)", "CPU", "memory (max)", "load", "wall, CPU to the first"
    for (k = 1; k <= keys; k++) {
        key = order[k]; split(key, part, " ")
        for (i = 1; i <= n[key]; i++) { w[i] = wall[key, i]; c[i] = cpu[key, i]; m[i] = memory[key, i]; l[i] = load[key, i] }
        wm = median(w, n[key]); cm = median(c, n[key]); mm = median(m, n[key]); lm = median(l, n[key])
        if (part[1] != last) { firstWall = wm; firstCpu = cm; last = part[1] }
        printf "%-9s %-14s %4d  %-26s %-8.2f %-12s %6.1f  %.2f, %.2f\n", part[1], part[2], n[key],
            sprintf("%.2f (%.2f to %.2f)", wm, w[1], w[n[key]]), cm, sprintf("%d (%d)", mm, m[n[key]]), lm, wm / firstWall, cm / firstCpu
    }
}' "$results"
