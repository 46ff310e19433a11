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

#[cfg(test)]
mod tests {
    use super::*;

    /// Reckoned by Python's hashlib and uuid: whatever computes them anew must come to the same, or a drill would
    /// have other bytes elsewhere.
    #[test]
    fn the_id_of_a_step_and_the_key_of_a_drill_are_what_anybody_reckons() {
        let id = entry_id("guoxi-underpass", 1, "call");
        assert_eq!(id.to_string(), "c69dd98d-7cdc-8816-88f0-9731b76ebad2");
        assert_eq!(id.get_version_num(), 8);
        assert_ne!(id, entry_id("guoxi-underpass", 2, "call"));
        let seed = crate::digest::hex(&test_key_seed("guoxi-underpass"));
        let wanted = "f58d6e292b8640a82f20b918d4d09c874ab16e0f46171da80b3212ecf48b220d";
        assert_eq!(seed, wanted);
    }
}
