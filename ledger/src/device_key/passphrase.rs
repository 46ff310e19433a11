//! The key under a passphrase: encrypted PKCS #8 (RFC 5958, PBES2 with scrypt and AES-256-CBC, RFC
//! 8018), which other programs read as well.

use std::fmt;
use std::path::{Path, PathBuf};

use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::{DecodePrivateKey, EncodePrivateKey, spki::der::pem::LineEnding};
use zeroize::Zeroizing;

use super::KeyError;
use crate::hex;
use crate::signing::{Signer, SoftwareKey};

/// Stands before the public key; the encrypted secret follows.
const PREFIX: &str = "yishao/device-key/2 ";
/// Characters of a new passphrase, at least: fewer are tried out in a night.
pub const PASSPHRASE_LETTERS_MIN: usize = 8;
/// Bytes of a passphrase, at most.
pub const PASSPHRASE_BYTES_MAX: usize = 1024;

/// What a person types to open the key. It is wiped when it is dropped and never printed.
#[derive(Clone)]
pub struct Passphrase(Zeroizing<String>);

impl fmt::Debug for Passphrase {
    /// Nothing of it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(..)")
    }
}

impl Passphrase {
    /// One that is tried on a key.
    #[must_use]
    pub fn tried(text: Zeroizing<String>) -> Passphrase {
        Passphrase(text)
    }

    /// One under which a key shall be put.
    ///
    /// # Errors
    /// [`KeyError::UnfitPassphrase`].
    pub fn chosen(text: Zeroizing<String>) -> Result<Passphrase, KeyError> {
        let letters = text.chars().count();
        if letters < PASSPHRASE_LETTERS_MIN || text.len() > PASSPHRASE_BYTES_MAX {
            return Err(KeyError::UnfitPassphrase);
        }
        Ok(Passphrase(text))
    }
}

/// A key that a passphrase opens. Its public half is known without one.
#[derive(Clone)]
pub struct ProtectedKey {
    path: PathBuf,
    public: [u8; 32],
    encrypted: String,
}

impl fmt::Debug for ProtectedKey {
    /// The public half only.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ProtectedKey({})", hex::write(&self.public))
    }
}

impl ProtectedKey {
    /// The public key, as the file says it; [`ProtectedKey::unlock`] holds it against the secret.
    #[must_use]
    pub fn public(&self) -> [u8; 32] {
        self.public
    }

    /// Where the key lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The key itself. It takes about a second, on purpose: so does every guess.
    ///
    /// # Errors
    /// [`KeyError::WrongPassphrase`].
    pub fn unlock(&self, passphrase: &Passphrase) -> Result<SoftwareKey, KeyError> {
        let opened =
            SigningKey::from_pkcs8_encrypted_pem(&self.encrypted, passphrase.0.as_bytes()).ok();
        let key = opened.map(|key| SoftwareKey::from_secret(&Zeroizing::new(key.to_bytes())));
        key.filter(|key| key.key() == self.public)
            .ok_or_else(|| KeyError::WrongPassphrase(self.path.clone()))
    }

    /// What a file of a protected key says; `None` where it is none.
    pub(super) fn read(path: &Path, text: &str) -> Option<ProtectedKey> {
        let (head, encrypted) = text.split_once('\n')?;
        Some(ProtectedKey {
            path: path.to_owned(),
            public: hex::read(head.strip_prefix(PREFIX)?)?,
            encrypted: encrypted
                .starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----\n")
                .then(|| encrypted.to_owned())?,
        })
    }
}

/// The text of a file of `key` under `passphrase`; `None` if this machine cannot encrypt.
pub(super) fn protected_text(
    key: &SoftwareKey,
    passphrase: &Passphrase,
) -> Option<Zeroizing<String>> {
    let secret = SigningKey::from_bytes(&key.secret());
    let pem = secret
        .to_pkcs8_encrypted_pem(passphrase.0.as_bytes(), LineEnding::LF)
        .ok()?;
    let public = hex::write(&key.key());
    Some(Zeroizing::new(format!("{PREFIX}{public}\n{}", &*pem)))
}
