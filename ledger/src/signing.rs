//! Who wrote it: a signature over the author's bytes (design §4).

use std::cell::Cell;
use std::fmt;

use dispatch_core::drill::test_key_seed;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};

use crate::vault::SecretKey;

/// Signed before the author's bytes; another algorithm gets another prefix.
pub const ENTRY_PREFIX: &[u8] = b"yishao/entry/1\0";
/// What the vault's wrapping key is derived for.
const VAULT_PURPOSE: &[u8] = b"yishao/vault-wrap/1\0";

/// Something that signs for one device or one person. A trait, so that SM2 or a USB key can follow.
pub trait Signer: Send {
    /// The public key that stands beside the entry.
    fn key(&self) -> [u8; 32];
    /// The signature over [`ENTRY_PREFIX`] ‖ `author`.
    fn sign(&self, author: &[u8]) -> [u8; 64];
    /// Whether the signature is computed in this process's memory, so that it holds by construction.
    /// What a device at a cable answers is checked like anything from elsewhere.
    fn in_this_process(&self) -> bool {
        false
    }
}

/// A key that lies in this process's memory.
#[derive(Clone)]
pub struct SoftwareKey(SigningKey);

impl SoftwareKey {
    /// The key of this secret.
    #[must_use]
    pub fn from_secret(secret: &[u8; 32]) -> SoftwareKey {
        SoftwareKey(SigningKey::from_bytes(secret))
    }

    /// The test key of a drill: everybody can make it, so that the same drill gives the same bytes
    /// everywhere. It must never be in the roster of a live world.
    #[must_use]
    pub fn of_drill(drill: &str) -> SoftwareKey {
        SoftwareKey::from_secret(&test_key_seed(drill))
    }

    /// The secret itself, for the file that keeps it.
    pub(crate) fn secret(&self) -> zeroize::Zeroizing<[u8; 32]> {
        zeroize::Zeroizing::new(self.0.to_bytes())
    }

    /// The key under which the person vault on this device keeps the keys of its incidents; derived,
    /// so that there is one file to guard and not two (docs/decisions/0026).
    #[must_use]
    pub fn vault_key(&self) -> SecretKey {
        SecretKey::derive(&self.secret(), VAULT_PURPOSE)
    }
}

impl Signer for SoftwareKey {
    fn key(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    fn sign(&self, author: &[u8]) -> [u8; 64] {
        self.0.sign(&signed_bytes(author)).to_bytes()
    }

    fn in_this_process(&self) -> bool {
        true
    }
}

impl fmt::Debug for SoftwareKey {
    /// The public half only.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SoftwareKey({})", crate::hex::write(&self.key()))
    }
}

/// Whether `signature` is `key`'s over these bytes. Strict: of two encodings of one signature only
/// the canonical one passes, and a weak key none.
#[must_use]
pub fn verify(author: &[u8], key: &[u8; 32], signature: &[u8; 64]) -> bool {
    point_of(key).is_some_and(|key| {
        key.verify_strict(&signed_bytes(author), &Signature::from_bytes(signature))
            .is_ok()
    })
}

/// The point that a key stands for; `None` where it stands for none.
fn point_of(key: &[u8; 32]) -> Option<VerifyingKey> {
    thread_local! {
        // Most entries of a console bear one key, and a point is dear to compute.
        static LAST: Cell<Option<VerifyingKey>> = const { Cell::new(None) };
    }
    if let Some(last) = LAST.get().filter(|it| it.as_bytes() == key) {
        return Some(last);
    }
    let point = VerifyingKey::from_bytes(key).ok()?;
    LAST.set(Some(point));
    Some(point)
}

fn signed_bytes(author: &[u8]) -> Vec<u8> {
    [ENTRY_PREFIX, author].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_holds_for_its_bytes_and_its_key_alone() {
        let key = SoftwareKey::of_drill("guoxi-underpass");
        let signature = key.sign(b"{}");
        assert!(verify(b"{}", &key.key(), &signature));
        assert!(!verify(b"{ }", &key.key(), &signature));
        assert!(!verify(
            b"{}",
            &SoftwareKey::of_drill("eighteen").key(),
            &signature
        ));
        let mut bent = signature;
        bent[40] ^= 1;
        assert!(!verify(b"{}", &key.key(), &bent));
    }

    #[test]
    fn a_drill_has_the_same_key_everywhere() {
        assert_eq!(
            SoftwareKey::of_drill("eighteen").key(),
            SoftwareKey::of_drill("eighteen").key()
        );
    }
}
