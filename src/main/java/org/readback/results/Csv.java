package org.readback.results;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Consumer;
import org.readback.kernel.SchoolTime;

/** Tables to download: RFC 4180, UTF-8 with the byte order mark without which Excel takes it for something else. */
final class Csv {
    private static final int LONGEST_NAME = 80;

    private Csv() {}

    /**
     * @param name of the file, without its extension
     * @param rows writes the rows, the header first; whatever is a text goes through {@link CsvCell#text}
     */
    static Response download(String name, Consumer<CsvWriter> rows) {
        StreamingOutput body = out -> {
            var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            text.write('\uFEFF');
            // Closing is the container's.
            var csv = CsvWriter.builder().build(text);
            rows.accept(csv);
            csv.flush();
        };
        return Response.ok(body, "text/csv; charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"")
                .build();
    }

    /** {@code gradebook-9a-english-2026-11-24}: letters, digits and hyphens alone, so that no system minds. */
    static String fileName(String what, String of, Clock clock, SchoolTime time) {
        var plain = Normalizer.normalize(what + " " + of, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        var shortened = plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
        return (shortened.isEmpty() ? "" : shortened + "-") + LocalDate.ofInstant(clock.instant(), time.zone());
    }
}
