//! The running digest by which `AdoptDistrict` closes its rows.

use sha2::{Digest, Sha256};

use crate::command::Command;

/// The digest after one more row: SHA-256 of the previous digest and of the row as JSON. The first
/// row follows 32 zero bytes.
#[must_use]
pub fn row_digest(previous: [u8; 32], row: &Command) -> [u8; 32] {
    #[expect(
        clippy::expect_used,
        reason = "a command has no map with keys that are not texts, and is written to memory"
    )]
    let json = serde_json::to_vec(row).expect("a command is always written as JSON");
    Sha256::new()
        .chain_update(previous)
        .chain_update(json)
        .finalize()
        .into()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::row_digest;
    use crate::command::Command;
    use crate::digest::hex;
    use crate::register::Rules;

    /// A digest once written into a ledger is for ever: this value may never change.
    #[test]
    fn the_digest_of_a_row_is_for_ever() {
        let rules = Command::SetRules(Rules::default());
        let first = row_digest([0; 32], &rules);
        expect!["21222aaaa46e1a0113a85dcba30c852128e40b08293856499c8353cf87dc1755"]
            .assert_eq(&hex(&first));
        let second = row_digest(first, &rules);
        assert_ne!(first, second, "the same row again still moves the digest");
    }
}
