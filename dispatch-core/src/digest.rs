//! The digest of State: SHA-256 over its canonical JSON (design §4).
//!
//! Canonical means: keys sorted, and a *field* that has its empty value (`null`, `false`, `0`, `""`,
//! `[]`, `{}`) left out, so that a field added later changes no old digest. A known 0 in an `Option`
//! is not empty, and the entries of a map are all kept: 不详 is neither 0 nor unsaid. What is new must therefore be
//! a field whose empty value means "as before".

mod canonical;

use serde::Serialize;
use sha2::{Digest, Sha256};

pub use canonical::NotCanonical;

use crate::state::State;

/// The canonical JSON of a value.
///
/// # Errors
/// [`NotCanonical`] for a float, which nothing that is folded may hold, or a key that is no text.
pub fn canonical_json<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, NotCanonical> {
    value
        .serialize(canonical::Canonical)
        .map(canonical::Piece::into_json)
}

/// Bytes as lower-case hexadecimal digits, two a byte: how every digest is written.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl State {
    /// SHA-256 of the canonical JSON of this State.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        #[expect(
            clippy::expect_used,
            reason = "State holds no float, and its keys are texts, numbers and parties"
        )]
        let json = canonical_json(self).expect("State is canonical");
        Sha256::digest(json).into()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Serialize;

    use super::*;

    #[derive(Serialize)]
    struct Old {
        zh: &'static str,
        count: u32,
        figures: BTreeMap<&'static str, Option<u64>>,
    }

    #[derive(Serialize)]
    struct New {
        added: Option<u32>,
        figures: BTreeMap<&'static str, Option<u64>>,
        more: Vec<u32>,
        count: u32,
        zh: &'static str,
    }

    #[test]
    fn a_new_empty_field_and_another_order_change_nothing() {
        let figures = BTreeMap::from([("dead", Some(0)), ("missing", None)]);
        let old = Old {
            zh: "瞿溪",
            count: 2,
            figures: figures.clone(),
        };
        let new = New {
            added: None,
            figures,
            more: vec![],
            count: 2,
            zh: "瞿溪",
        };
        let json = String::from_utf8(canonical_json(&old).expect("canonical")).expect("text");
        assert_eq!(
            json,
            r#"{"count":2,"figures":{"dead":0,"missing":null},"zh":"瞿溪"}"#
        );
        assert_eq!(canonical_json(&new).expect("canonical"), json.into_bytes());
    }

    #[test]
    fn a_known_zero_is_not_the_same_as_unknown() {
        let with = |added: Option<u32>| {
            let figures = BTreeMap::new();
            let new = New {
                added,
                figures,
                more: vec![],
                count: 2,
                zh: "瞿溪",
            };
            canonical_json(&new).expect("canonical")
        };
        assert_ne!(with(Some(0)), with(None));
    }

    #[test]
    fn a_float_is_refused() {
        #[expect(
            clippy::disallowed_types,
            reason = "the very thing that must be refused"
        )]
        let float: f64 = 0.5;
        assert!(canonical_json(&float).is_err());
    }
}
