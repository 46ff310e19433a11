//! The chain: one SHA-256 that binds an entry to all before it (design §4).
//!
//! The prefixes carry the version, so that another algorithm gets another prefix and an old ledger
//! keeps its meaning.

use dispatch_core::entry::{Entry, World};
use dispatch_core::time::Time;
use sha2::{Digest, Sha256};

/// A link: SHA-256, 32 bytes.
pub type Chain = [u8; 32];

/// Hashed before the world's name.
pub const GENESIS_PREFIX: &[u8] = b"yishao/genesis/1\0";
/// Hashed before the link of an entry.
pub const CHAIN_PREFIX: &[u8] = b"yishao/chain/1\0";

/// The chain before height 1.
#[must_use]
pub fn genesis(world: &World) -> Chain {
    Sha256::new()
        .chain_update(GENESIS_PREFIX)
        .chain_update(world.0.as_bytes())
        .finalize()
        .into()
}

/// The chain at `height`, from the one before it.
///
/// `author` is at most 64 KiB (`AUTHOR_BYTES_MAX`) in anything a ledger holds; its length is hashed
/// as a `u32`.
#[must_use]
pub fn link(
    previous: &Chain,
    height: u64,
    recorded_at: Time,
    author: &[u8],
    key: &[u8; 32],
    signature: &[u8; 64],
) -> Chain {
    let length = u32::try_from(author.len()).unwrap_or(u32::MAX);
    Sha256::new()
        .chain_update(CHAIN_PREFIX)
        .chain_update(previous)
        .chain_update(height.to_le_bytes())
        .chain_update(recorded_at.0.to_le_bytes())
        .chain_update(length.to_le_bytes())
        .chain_update(author)
        .chain_update(key)
        .chain_update(signature)
        .finalize()
        .into()
}

/// The chain that `entry` ought to have after `previous`.
#[must_use]
pub fn expected(previous: &Chain, entry: &Entry) -> Chain {
    link(
        previous,
        entry.height,
        entry.recorded_at,
        &entry.author,
        &entry.key,
        &entry.signature,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hex;

    // Worked out once with Python's hashlib, so that a change of the layout cannot pass unseen.
    #[test]
    fn the_layout_is_the_one_of_the_paper() {
        let start = genesis(&World::live("ouhai"));
        assert_eq!(
            hex::write(&start),
            "d53b054b4e3305adb480b4e8455d692cd8ead30252d647f0dadebd2c98a6d963"
        );
        let first = link(
            &start,
            1,
            Time(1_659_141_000_000),
            "哨".as_bytes(),
            &[7; 32],
            &[9; 64],
        );
        assert_eq!(
            hex::write(&first),
            "957fb43dc9cae419ab174858b97103ead38b0bf950621e0bc8342dfa5f5f7c06"
        );
    }
}
