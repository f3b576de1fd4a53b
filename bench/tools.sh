# Read by the scripts that run Readback with other programs: what they need, and how to get it.
# shellcheck shell=sh

# need COMMAND PACKAGE [COMMAND PACKAGE]...: installs what is missing where that can be done, else says what is missing.
need() {
    missing=
    while [ $# -gt 0 ]; do
        if ! command -v "$1" >/dev/null 2>&1 && [ ! -e "$1" ]; then
            missing="$missing $2"
        fi
        shift 2
    done
    [ -z "$missing" ] && return 0
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "Installing with apt-get:$missing" >&2
        # shellcheck disable=SC2086
        if { apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends $missing; } \
            >/tmp/readback-apt.log 2>&1; then
            return 0
        fi
        tail -n 5 /tmp/readback-apt.log >&2
    fi
    echo "Missing here; on Debian they are the packages:$missing" >&2
    return 1
}

# The newest PostgreSQL that Debian has put here, 15 or later, unless READBACK_PG_BIN names one.
postgres_bin() {
    if [ -n "${READBACK_PG_BIN:-}" ]; then
        echo "$READBACK_PG_BIN"
        return
    fi
    for version in 18 17 16 15; do
        if [ -x "/usr/lib/postgresql/$version/bin/postgres" ]; then
            echo "/usr/lib/postgresql/$version/bin"
            return
        fi
    done
    echo /usr/lib/postgresql/15/bin
}

# Builds Readback if its sources are newer than what was built.
build() {
    jar=$READBACK_HOME/target/quarkus-app/quarkus-run.jar
    if [ ! -f "$jar" ] || [ -n "$(find "$READBACK_HOME/pom.xml" "$READBACK_HOME/src/main" "$READBACK_HOME/quizzes" \
        -newer "$jar" -print | head -n 1)" ]; then
        echo 'Building Readback' >&2
        mvn -q -B -f "$READBACK_HOME/pom.xml" package -DskipTests >&2
        touch "$jar"
    fi
}

# harness CLASS ARGUMENTS...: compiles bench/java and runs one of its programs.
harness() {
    classes=$READBACK_HOME/target/bench
    mkdir -p "$classes"
    javac -Xlint:all -Werror -d "$classes" "$READBACK_HOME"/bench/java/*.java
    program=$1
    shift
    exec java -Xmx512m -XX:+ExitOnOutOfMemoryError -XX:+UseSerialGC -cp "$classes" "org.readback.bench.$program" "$@"
}
