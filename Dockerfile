# docker build -t readback .
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml .
COPY src src
COPY quizzes quizzes
RUN --mount=type=cache,target=/root/.m2 mvn -q -B --no-transfer-progress package -DskipTests

FROM eclipse-temurin:17-jre
# curl is for the health check.
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --create-home --home-dir /readback readback
WORKDIR /readback
COPY --from=build /build/target/quarkus-app/ app/
# What all of this is made of, for scanners: see docs/SECURITY.md.
COPY --from=build /build/target/quarkus-run-cyclonedx.json app/
USER readback
# What the JVM loads at a start is kept for the next ones, see bin/readback; without it a start only takes longer.
RUN java -Xmx128m -XX:+ExitOnOutOfMemoryError -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=0.1 -XX:ArchiveClassesAtExit=start.jsa -jar app/quarkus-run.jar rehearse /tmp/rehearsal \
    || rm -f start.jsa; rm -rf /tmp/rehearsal
EXPOSE 8080
# Containers' logs are read by programs first: one JSON object a line.
ENV JAVA_OPTS="" MALLOC_ARENA_MAX=2 QUARKUS_LOG_CONSOLE_JSON_ENABLED=true
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=5 \
    CMD curl --fail --silent --output /dev/null http://localhost:9000/q/health/ready
# exec: the signals of `docker stop` must reach Java.
ENTRYPOINT ["sh", "-c", "exec java -Xmx128m -XX:+ExitOnOutOfMemoryError -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=0.1 -XX:SharedArchiveFile=start.jsa $JAVA_OPTS -jar app/quarkus-run.jar \"$@\"", "readback"]
CMD ["serve"]
