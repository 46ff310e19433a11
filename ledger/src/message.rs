//! A message: what is handed to the ledger, and what the ledger looks at before it gives a height.

use std::fmt;

use dispatch_core::entry::{AUTHOR_BYTES_MAX, Author, Entry, Envelope, World};

use crate::signing::{self, Signer};

/// The author's bytes with key and signature: an entry that has no height yet.
#[derive(Clone, Debug)]
pub struct Message {
    author: Vec<u8>,
    key: [u8; 32],
    signature: [u8; 64],
    /// Whether this process made the signature over these very bytes a moment ago. Nothing can
    /// change a message, so it need not be checked again.
    signed_here: bool,
}

impl Message {
    /// A message that came from elsewhere: a link, a file, a stick. Its signature is checked before it
    /// takes a height.
    #[must_use]
    pub fn received(author: Vec<u8>, key: [u8; 32], signature: [u8; 64]) -> Message {
        Message {
            author,
            key,
            signature,
            signed_here: false,
        }
    }

    /// UTF-8 JSON, at most 64 KiB.
    #[must_use]
    pub fn author(&self) -> &[u8] {
        &self.author
    }

    /// Ed25519 public key of the author's device.
    #[must_use]
    pub fn key(&self) -> &[u8; 32] {
        &self.key
    }

    /// Signature over [`signing::ENTRY_PREFIX`] ‖ `author`.
    #[must_use]
    pub fn signature(&self) -> &[u8; 64] {
        &self.signature
    }

    fn holds(&self) -> bool {
        self.signed_here || signing::verify(&self.author, &self.key, &self.signature)
    }

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
            signed_here: signer.in_this_process(),
        }
    }
}

impl From<&Entry> for Message {
    fn from(entry: &Entry) -> Message {
        Message::received(entry.author.clone(), entry.key, entry.signature)
    }
}

/// The bytes alone: where they were signed makes no other message of them.
impl PartialEq for Message {
    fn eq(&self, other: &Message) -> bool {
        (&self.author, self.key, self.signature) == (&other.author, other.key, other.signature)
    }
}

impl Eq for Message {}

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
    if !message.holds() {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract;
    use crate::signing::SoftwareKey;

    /// A device at a cable that answers for another key than its own.
    struct WrongDevice;

    impl Signer for WrongDevice {
        fn key(&self) -> [u8; 32] {
            SoftwareKey::of_drill("one").key()
        }

        fn sign(&self, author: &[u8]) -> [u8; 64] {
            SoftwareKey::of_drill("another").sign(author)
        }
    }

    #[test]
    fn a_device_that_signs_wrongly_is_caught_before_the_ledger_holds_it() {
        let world = World::drill("contract", 1);
        let good = contract::message(1, "x");
        assert!(admit(&world, &good).is_ok());
        let wrong = Message::sign_bytes(good.author().to_vec(), &WrongDevice);
        assert_eq!(admit(&world, &wrong), Err(Rejection::BadSignature));
    }

    #[test]
    fn what_was_signed_here_is_good_elsewhere() {
        let world = World::drill("contract", 1);
        let here = contract::message(1, "x");
        let there = Message::received(here.author().to_vec(), *here.key(), *here.signature());
        assert!(admit(&world, &there).is_ok());
        assert_eq!(here, there);
    }
}
