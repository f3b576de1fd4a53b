package org.readback.receipts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/**
 * What a school signs with: an Ed25519 pair (RFC 8032).
 *
 * @param publicKey as X.509 has it
 * @param privateKey as PKCS 8 has it; never shown
 */
record SchoolKey(byte[] publicKey, byte[] privateKey) {
    private static final String ED25519 = "Ed25519";

    static SchoolKey make() {
        try {
            var pair = KeyPairGenerator.getInstance(ED25519).generateKeyPair();
            return new SchoolKey(
                    pair.getPublic().getEncoded(), pair.getPrivate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] sign(String text) {
        try {
            var signature = Signature.getInstance(ED25519);
            signature.initSign(KeyFactory.getInstance(ED25519).generatePrivate(new PKCS8EncodedKeySpec(privateKey)));
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** True if the holder of the private key that belongs to this public one signed this text, to the letter. */
    static boolean signed(byte[] publicKey, String text, byte[] sign) {
        try {
            var signature = Signature.getInstance(ED25519);
            signature.initVerify(KeyFactory.getInstance(ED25519).generatePublic(new X509EncodedKeySpec(publicKey)));
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(sign);
        } catch (GeneralSecurityException e) {
            // Also what is no signature at all.
            return false;
        }
    }

    @Override
    public String toString() {
        return "the key of a school";
    }
}
