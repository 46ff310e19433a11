//! Keys of the vault: 32 secret bytes that are wiped when they are dropped and never printed.

use std::fmt;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::error::LedgerError;

/// Bytes of a nonce of XChaCha20-Poly1305: long enough to be drawn at random for ever.
pub(super) const NONCE_BYTES: usize = 24;

/// A secret key of 32 bytes.
#[derive(Clone)]
pub struct SecretKey(Zeroizing<[u8; 32]>);

impl fmt::Debug for SecretKey {
    /// Nothing of it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey(..)")
    }
}

impl SecretKey {
    /// A new one of the system's randomness.
    pub(super) fn random() -> Result<SecretKey, LedgerError> {
        let mut bytes = Zeroizing::new([0; 32]);
        getrandom::fill(&mut *bytes).map_err(|err| LedgerError::NotDurable(err.to_string()))?;
        Ok(SecretKey(bytes))
    }

    /// The key that a secret gives for one purpose (HKDF-SHA-256, RFC 5869, without salt): two
    /// purposes give two keys, and neither says anything of the other or of the secret.
    #[must_use]
    pub fn derive(secret: &[u8; 32], purpose: &[u8]) -> SecretKey {
        let mut key = Zeroizing::new([0; 32]);
        #[expect(clippy::expect_used, reason = "HKDF gives up to 255 times 32 bytes")]
        Hkdf::<Sha256>::new(None, secret)
            .expand(purpose, &mut *key)
            .expect("32 bytes");
        SecretKey(key)
    }

    /// The key for a part of this one's work.
    pub(super) fn part(&self, purpose: &[u8]) -> SecretKey {
        SecretKey::derive(&self.0, purpose)
    }

    /// Encrypts under a fresh random nonce; `about` is bound to it and not stored.
    pub(super) fn seal(
        &self,
        about: &[u8],
        content: &[u8],
    ) -> Result<([u8; NONCE_BYTES], Vec<u8>), LedgerError> {
        let mut nonce = [0; NONCE_BYTES];
        getrandom::fill(&mut nonce).map_err(|err| LedgerError::NotDurable(err.to_string()))?;
        let payload = Payload {
            msg: content,
            aad: about,
        };
        let sealed = self
            .cipher()
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| LedgerError::NotDurable("too long to be encrypted".to_owned()))?;
        Ok((nonce, sealed))
    }

    /// Decrypts; `None` where one bit of it, of `about` or of the key is another.
    pub(super) fn open(
        &self,
        nonce: &[u8; NONCE_BYTES],
        about: &[u8],
        sealed: &[u8],
    ) -> Option<Zeroizing<Vec<u8>>> {
        let payload = Payload {
            msg: sealed,
            aad: about,
        };
        let content = self.cipher().decrypt(&XNonce::from(*nonce), payload).ok()?;
        Some(Zeroizing::new(content))
    }

    /// The same for a key that lies sealed.
    pub(super) fn open_key(
        &self,
        nonce: &[u8; NONCE_BYTES],
        about: &[u8],
        sealed: &[u8],
    ) -> Option<SecretKey> {
        let bytes = self.open(nonce, about, sealed)?;
        <[u8; 32]>::try_from(bytes.as_slice())
            .ok()
            .map(|bytes| SecretKey(Zeroizing::new(bytes)))
    }

    /// Seals another key.
    pub(super) fn seal_key(
        &self,
        about: &[u8],
        key: &SecretKey,
    ) -> Result<([u8; NONCE_BYTES], Vec<u8>), LedgerError> {
        self.seal(about, &*key.0)
    }

    /// HMAC-SHA-256 over `parts`, each behind its length.
    pub(super) fn commit(&self, parts: &[&[u8]]) -> [u8; 32] {
        #[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
        let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&*self.0).expect("a key");
        mac.update(&bound(parts));
        mac.finalize().into_bytes().into()
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*self.0).into())
    }
}

/// Parts behind their lengths (u32, little-endian), so that no two lists read the same.
pub(super) fn bound(parts: &[&[u8]]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for part in parts {
        let length = u32::try_from(part.len()).unwrap_or(u32::MAX);
        bytes.extend_from_slice(&length.to_le_bytes());
        bytes.extend_from_slice(part);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_opens_what_it_sealed_about_the_same_thing_alone() {
        let key = SecretKey::derive(&[7; 32], b"one");
        let (nonce, sealed) = key.seal(b"incident 1", b"name").unwrap();
        let open = |key: &SecretKey, about: &[u8], sealed: &[u8]| {
            key.open(&nonce, about, sealed).map(|it| it.to_vec())
        };
        assert_eq!(open(&key, b"incident 1", &sealed), Some(b"name".to_vec()));
        assert_eq!(open(&key, b"incident 2", &sealed), None);
        assert_eq!(
            open(&SecretKey::derive(&[7; 32], b"two"), b"incident 1", &sealed),
            None
        );
        for at in 0..sealed.len() {
            let mut bent = sealed.clone();
            bent[at] ^= 1;
            assert_eq!(open(&key, b"incident 1", &bent), None, "byte {at}");
        }
        let (again, _) = key.seal(b"incident 1", b"name").unwrap();
        assert_ne!(nonce, again, "a nonce is never used twice");
    }

    #[test]
    fn a_commitment_says_where_its_parts_end() {
        let key = SecretKey::derive(&[7; 32], b"one");
        assert_ne!(key.commit(&[b"ab", b"c"]), key.commit(&[b"a", b"bc"]));
        assert_ne!(
            key.commit(&[b"ab"]),
            SecretKey::derive(&[8; 32], b"one").commit(&[b"ab"])
        );
    }

    #[test]
    fn the_derivation_is_that_of_the_paper() {
        // HKDF-SHA-256 of 32 bytes of 0x0b without salt, info "yishao/vault-wrap/1\0", computed
        // with Python's hmac; docs/vault.md names the purposes.
        let key = SecretKey::derive(&[0x0b; 32], b"yishao/vault-wrap/1\0");
        assert_eq!(
            crate::hex::write(&*key.0),
            "6ac60d51288b17919816c940e542378e882ef78a8b98a65de4a58e62d78b63c8"
        );
    }

    #[test]
    fn nothing_of_a_key_is_printed() {
        let key = SecretKey::derive(&[0xab; 32], b"one");
        assert_eq!(format!("{key:?} {key:#?}"), "SecretKey(..) SecretKey(..)");
    }
}
