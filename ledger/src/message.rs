//! A message: what is handed to the ledger, and what the ledger looks at before it gives a height.

use std::fmt;

use dispatch_core::entry::{AUTHOR_BYTES_MAX, Author, Entry, Envelope, World};

use crate::signing::{self, Signer};

/// The author's bytes with key and signature: an entry that has no height yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// UTF-8 JSON, at most 64 KiB.
    pub author: Vec<u8>,
    /// Ed25519 public key of the author's device.
    pub key: [u8; 32],
    /// Signature over [`signing::ENTRY_PREFIX`] ‖ `author`.
    pub signature: [u8; 64],
}

impl Message {
    /// Signs an author's part.
    #[must_use]
    pub fn sign(author: &Author, signer: &dyn Signer) -> Message {
        Message::sign_bytes(author.to_bytes(), signer)
    }

    /// Signs bytes that already are an author's part.
    #[must_use]
    pub fn sign_bytes(author: Vec<u8>, signer: &dyn Signer) -> Message {
        let signature = signer.sign(&author);
        Message {
            author,
            key: signer.key(),
            signature,
        }
    }
}

impl From<&Entry> for Message {
    fn from(entry: &Entry) -> Message {
        Message {
            author: entry.author.clone(),
            key: entry.key,
            signature: entry.signature,
        }
    }
}

/// Why a message takes no height. It is counted, and the count is an alarm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rejection {
    /// Above 64 KiB; the length found.
    TooLarge(usize),
    /// Not an author's part at all; what is wrong with it.
    NoEntry(String),
    /// Of another world; the one found.
    OtherWorld(World),
    /// The signature is not the key's over these bytes.
    BadSignature,
}

impl Rejection {
    /// The name under which it is counted.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Rejection::TooLarge(_) => "too-large",
            Rejection::NoEntry(_) => "no-entry",
            Rejection::OtherWorld(_) => "other-world",
            Rejection::BadSignature => "bad-signature",
        }
    }

    /// The sentence in Chinese; [`fmt::Display`] gives the English one.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Rejection::TooLarge(bytes) => {
                format!("本条有 {bytes} 字节,上限 {AUTHOR_BYTES_MAX},未收录。")
            }
            Rejection::NoEntry(what) => format!("本条不是处置记录,未收录:{what}"),
            Rejection::OtherWorld(world) => format!("本条属于「{}」,未收录。", world.0),
            Rejection::BadSignature => "本条签名不符,未收录。".to_owned(),
        }
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Rejection::TooLarge(bytes) => {
                write!(
                    f,
                    "an entry of {bytes} bytes, expected at most {AUTHOR_BYTES_MAX}"
                )
            }
            Rejection::NoEntry(what) => write!(f, "not an entry: {what}"),
            Rejection::OtherWorld(world) => write!(f, "an entry of the world {}", world.0),
            Rejection::BadSignature => f.write_str("the signature does not hold"),
        }
    }
}

/// Whether `message` may take a height in `world`; its envelope if so.
///
/// The command inside is not looked at: the ledger orders, it never judges (law 1).
///
/// # Errors
/// The reason to reject it.
pub fn admit(world: &World, message: &Message) -> Result<Envelope, Rejection> {
    let envelope = read_envelope(&message.author)?;
    if envelope.world != *world {
        return Err(Rejection::OtherWorld(envelope.world));
    }
    if !signing::verify(&message.author, &message.key, &message.signature) {
        return Err(Rejection::BadSignature);
    }
    Ok(envelope)
}

pub(crate) fn read_envelope(author: &[u8]) -> Result<Envelope, Rejection> {
    if author.len() > AUTHOR_BYTES_MAX {
        return Err(Rejection::TooLarge(author.len()));
    }
    // The reader of JSON does not look inside strings that it skips, and an export must hold the
    // author's part as text.
    if let Err(err) = std::str::from_utf8(author) {
        return Err(Rejection::NoEntry(err.to_string()));
    }
    Envelope::read(author).map_err(Rejection::NoEntry)
}
