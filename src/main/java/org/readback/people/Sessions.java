package org.readback.people;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Signed-in browsers: a random token in a cookie, its hash in a row. Every request looks the row up, so that deleting it
 * signs the browser out on every node with the next click.
 */
@ApplicationScoped
class Sessions {
    static final String COOKIE = "readback_session";
    static final String VIEWER = "viewer";
    /** A school day and an evening: shared computers should not stay signed in overnight. */
    static final Duration LIFETIME = Duration.ofHours(16);

    private final AgroalDataSource database;
    private final SecureRandom random = new SecureRandom();

    Sessions(AgroalDataSource database) {
        this.database = database;
    }

    /** Signs in. Returns the token for the cookie; it is not kept. */
    String open(long personId, Instant now) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        change(
                "insert into sign_in_session (token_hash, person_id, created_at, expires_at) values (?, ?, ?, ?)",
                hash(token),
                personId,
                Timestamp.from(now),
                Timestamp.from(now.plus(LIFETIME)));
        return token;
    }

    Optional<Viewer> find(String token, Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                        select p.id, p.school_id, p.role, p.display_name, p.sign_in_name, p.font, p.one_time, s.name
                        from sign_in_session i
                        join person p on p.id = i.person_id
                        join school s on s.id = p.school_id
                        where i.token_hash = ? and i.expires_at > ? and p.removed_at is null
                        """)) {
            query.setBytes(1, hash(token));
            query.setTimestamp(2, Timestamp.from(now));
            var row = query.executeQuery();
            return row.next()
                    ? Optional.of(new Viewer(
                            row.getLong(1),
                            row.getLong(2),
                            Role.of(row.getString(3)),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getBoolean(7),
                            row.getString(8)))
                    : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look up a session", e);
        }
    }

    void close(String token) {
        change("delete from sign_in_session where token_hash = ?", (Object) hash(token));
    }

    /** Signs the person out everywhere. */
    void closeAll(long personId) {
        change("delete from sign_in_session where person_id = ?", personId);
    }

    private void change(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot change sessions", e);
        }
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
