package org.readback.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packaged program says what it is made of, so that a scanner can tell what has known holes. */
class SbomIT {
    private static final Path APP = Path.of("target/quarkus-app");
    private static JsonNode bom;

    @BeforeAll
    static void read() throws IOException {
        bom = new ObjectMapper()
                .readTree(Path.of("target/quarkus-run-cyclonedx.json").toFile());
    }

    @Test
    void it_is_one_that_scanners_read() {
        assertThat(bom.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(bom.path("metadata").path("component").path("name").asText()).isEqualTo("quarkus-run.jar");
    }

    @Test
    void every_library_that_is_packaged_is_in_it() throws Exception {
        Set<String> known = new HashSet<>();
        for (var component : bom.path("components")) {
            for (var hash : component.path("hashes")) {
                if (hash.path("alg").asText().equals("SHA-256")) {
                    known.add(hash.path("content").asText());
                }
            }
        }

        try (var files = Files.walk(APP.resolve("lib"))) {
            var libraries =
                    files.filter(file -> file.toString().endsWith(".jar")).toList();
            assertThat(libraries).hasSizeGreaterThan(100);
            assertThat(libraries)
                    .filteredOn(file -> !known.contains(sha256(file)))
                    .isEmpty();
        }
    }

    /** What changes under the same name cannot be looked up. */
    @Test
    void each_has_a_name_to_look_up_and_a_version_that_stays() {
        assertThat(bom.path("components"))
                .filteredOn(component -> component.path("type").asText().equals("library")
                        && !component.path("group").asText().equals("org.readback"))
                .hasSizeGreaterThan(100)
                .allSatisfy(component -> {
                    assertThat(component.path("purl").asText()).startsWith("pkg:maven/");
                    assertThat(component.path("version").asText()).isNotEmpty().doesNotContain("SNAPSHOT");
                });
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (Exception e) {
            throw new AssertionError(file.toString(), e);
        }
    }
}
