package org.readback.receipts;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hibernate.Session;
import org.readback.content.Quiz;
import org.readback.grading.Response;
import org.readback.kernel.PrintedCodes;

/** Receipts of submissions: made with them, found again, and checked by anybody. */
@Singleton
public class Receipts {
    private final Session session;

    Receipts(Session session) {
        this.session = session;
    }

    private record Signer(String schoolName, byte[] editionHash, Optional<SchoolKey> key) {
        static Signer read(Tuple row) {
            var publicKey = row.get("public_key", byte[].class);
            return new Signer(
                    row.get("name", String.class),
                    row.get("content_hash", byte[].class),
                    publicKey == null
                            ? Optional.empty()
                            : Optional.of(new SchoolKey(publicKey, row.get("private_key", byte[].class))));
        }
    }

    /**
     * The receipt for what is handed in now. The caller holds the lock on the attempt and stores it.
     *
     * @param responses by question
     */
    public Receipt sign(
            long schoolId,
            long attemptId,
            long editionId,
            Quiz quiz,
            Map<String, Response> responses,
            Instant submittedAt) {
        var signer = signer(schoolId, editionId);
        if (signer.key().isEmpty()) {
            var made = SchoolKey.make();
            // Of two nodes that make one at the same moment the first wins, and both read that one.
            session.createNativeMutationQuery("""
                            insert into school_key (school_id, public_key, private_key, created_at)
                            values (:school, :public, :private, :now)
                            on conflict do nothing
                            """)
                    .setParameter("school", schoolId)
                    .setParameter("public", made.publicKey())
                    .setParameter("private", made.privateKey())
                    .setParameter("now", submittedAt)
                    .executeUpdate();
            signer = signer(schoolId, editionId);
        }
        var about = new Receipt.About(
                PrintedCodes.random(Receipt.CODE_LENGTH),
                schoolId,
                signer.schoolName(),
                attemptId,
                signer.editionHash(),
                quiz,
                new TreeMap<>(responses),
                submittedAt);
        return Receipt.sign(about, signer.key().orElseThrow());
    }

    private Signer signer(long schoolId, long editionId) {
        return Signer.read(session.createNativeQuery("""
                        select s.name, q.content_hash, k.public_key, k.private_key
                        from school s
                        join quiz_edition q on q.id = :edition
                        left join school_key k on k.school_id = s.id
                        where s.id = :school
                        """, Tuple.class)
                .setParameter("edition", editionId)
                .setParameter("school", schoolId)
                .getSingleResult());
    }

    /** All of an attempt, also of submissions before it was reopened, the last first. */
    public List<Receipt> of(long attemptId) {
        return session.createNativeQuery("""
                        select r.code, r.content, r.signature
                        from receipt r
                        join submission u on u.id = r.submission_id
                        where u.attempt_id = :attempt
                        order by u.id desc
                        """, Tuple.class).setParameter("attempt", attemptId).getResultList().stream()
                .map(row -> new Receipt(
                        row.get("code", String.class),
                        row.get("content", String.class),
                        row.get("signature", byte[].class)))
                .toList();
    }

    /** The receipt with this code, however it is typed, if there is one and it is as it was signed. */
    Optional<Receipt> genuine(String code) {
        return StoredReceipt.byCode(PrintedCodes.tidy(code))
                .filter(stored -> StoredSchoolKey.publicKeyOf(stored.schoolId)
                        .filter(stored.receipt()::signedBy)
                        .isPresent())
                .map(StoredReceipt::receipt)
                .filter(Receipt::namesItsCode);
    }

    /** The receipt that this file has in it, if the school that it names signed it. */
    Optional<Receipt> genuineFile(String file) {
        return Receipt.read(file).filter(receipt -> receipt.schoolId()
                .flatMap(StoredSchoolKey::publicKeyOf)
                .filter(receipt::signedBy)
                .isPresent());
    }
}
