package org.readback.delivery;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.readback.content.Quiz;
import org.readback.grading.Response;
import org.readback.kernel.PrintedCodes;
import org.readback.kernel.Sql;

/** Receipts of submissions: made with them, found again, and checked by anybody. */
@Singleton
class Receipts {
    private final Sql sql;

    Receipts(Sql sql) {
        this.sql = sql;
    }

    private record Signer(String schoolName, byte[] editionHash, Optional<SchoolKey> key) {
        static Signer read(ResultSet row) throws SQLException {
            var publicKey = row.getBytes("public_key");
            return new Signer(
                    row.getString("name"),
                    row.getBytes("content_hash"),
                    publicKey == null
                            ? Optional.empty()
                            : Optional.of(new SchoolKey(publicKey, row.getBytes("private_key"))));
        }
    }

    /** The receipt for what is handed in now. The caller holds the lock on the attempt and stores it. */
    Receipt sign(
            long schoolId,
            long attemptId,
            long editionId,
            Quiz quiz,
            Map<String, Attempts.Kept> kept,
            Instant submittedAt) {
        var signer = signer(schoolId, editionId);
        if (signer.key().isEmpty()) {
            var made = SchoolKey.make();
            // Of two nodes that make one at the same moment the first wins, and both read that one.
            sql.change("""
                    insert into school_key (school_id, public_key, private_key, created_at) values (?, ?, ?, ?)
                    on conflict do nothing
                    """, schoolId, made.publicKey(), made.privateKey(), submittedAt);
            signer = signer(schoolId, editionId);
        }
        var responses = new TreeMap<String, Response>();
        kept.forEach((question, answer) -> responses.put(question, answer.response()));
        var about = new Receipt.About(
                PrintedCodes.random(Receipt.CODE_LENGTH),
                schoolId,
                signer.schoolName(),
                attemptId,
                signer.editionHash(),
                quiz,
                responses,
                submittedAt);
        return Receipt.sign(about, signer.key().orElseThrow());
    }

    private Signer signer(long schoolId, long editionId) {
        return sql.one("""
                        select s.name, q.content_hash, k.public_key, k.private_key
                        from school s
                        join quiz_edition q on q.id = ?
                        left join school_key k on k.school_id = s.id
                        where s.id = ?
                        """, Signer::read, editionId, schoolId).orElseThrow();
    }

    /** All of an attempt, also of submissions before it was reopened, the last first. */
    List<Receipt> of(long attemptId) {
        return sql.list("""
                select r.code, r.content, r.signature
                from receipt r
                join submission u on u.id = r.submission_id
                where u.attempt_id = ?
                order by u.id desc
                """, Receipts::read, attemptId);
    }

    /** The receipt with this code, however it is typed, if there is one and it is as it was signed. */
    Optional<Receipt> genuine(String code) {
        record Found(Receipt receipt, byte[] publicKey) {}
        return sql.one("""
                        select r.code, r.content, r.signature, k.public_key
                        from receipt r
                        join school_key k on k.school_id = r.school_id
                        where r.code = ?
                        """, row -> new Found(read(row), row.getBytes("public_key")), PrintedCodes.tidy(code))
                .filter(found -> found.receipt().signedBy(found.publicKey())
                        && found.receipt().namesItsCode())
                .map(Found::receipt);
    }

    /** The receipt that this file has in it, if the school that it names signed it. */
    Optional<Receipt> genuineFile(String file) {
        return Receipt.read(file).filter(receipt -> receipt.schoolId()
                .flatMap(school -> sql.one(
                        "select public_key from school_key where school_id = ?",
                        row -> row.getBytes("public_key"),
                        school))
                .filter(receipt::signedBy)
                .isPresent());
    }

    private static Receipt read(ResultSet row) throws SQLException {
        return new Receipt(row.getString("code"), row.getString("content"), row.getBytes("signature"));
    }
}
