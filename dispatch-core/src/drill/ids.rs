//! Ids and keys of a drill: the same drill gives the same bytes everywhere (issue "Drills").

use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Id of an entry of a drill: a UUIDv8 of SHA-256(drill id, run number, step id).
#[must_use]
pub fn entry_id(drill: &str, run: u32, step: &str) -> Uuid {
    let hash = Sha256::new()
        .chain_update(b"yishao/drill/step/1\0")
        .chain_update(drill.as_bytes())
        .chain_update(b"\0")
        .chain_update(run.to_le_bytes())
        .chain_update(step.as_bytes())
        .finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// Seed of the drill's own test key. Anybody may know it: it signs drills only.
#[must_use]
pub fn test_key_seed(drill: &str) -> [u8; 32] {
    Sha256::new()
        .chain_update(b"yishao/drill/key/1\0")
        .chain_update(drill.as_bytes())
        .finalize()
        .into()
}
