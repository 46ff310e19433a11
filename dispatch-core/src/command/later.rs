//! Fields that a later edition brought to an older command.
//!
//! A program of the older edition cannot read an entry that has one, and refuses it. A newer program
//! goes by whether the field says anything; an empty one written out would read as absent there and
//! be accepted. So it is no entry at all: either a field says something, or it is left out.

use serde::de::Error;
use serde::{Deserialize, Deserializer};

/// Reads a field that says something: never `null`.
pub(crate) fn some<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// Reads a collection that holds something.
pub(crate) fn not_empty<'de, D: Deserializer<'de>, T>(deserializer: D) -> Result<T, D::Error>
where
    T: Deserialize<'de>,
    for<'a> &'a T: IntoIterator,
{
    let read = T::deserialize(deserializer)?;
    if (&read).into_iter().next().is_none() {
        return Err(D::Error::custom("an empty list, expected it left out"));
    }
    Ok(read)
}
