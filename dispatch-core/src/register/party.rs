//! A party: who can be called, ordered, or spoken for. Written as one text: `department:fire-brigade`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::words::{DepartmentId, PostId, TeamId, TownshipId, Words};

/// A party that can be called, ordered, or spoken for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Party {
    /// `centre`: the command centre itself.
    Centre,
    /// `township:330304009`
    Township(TownshipId),
    /// `department:fire-brigade`
    Department(DepartmentId),
    /// `team:water-1`
    Team(TeamId),
    /// `post:duty-chief`
    Post(PostId),
    /// `other:…`: anybody the district does not list: a neighbour, a firm, a village, a caller.
    Other(Words),
}

impl fmt::Display for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Party::Centre => f.write_str("centre"),
            Party::Township(id) => write!(f, "township:{id}"),
            Party::Department(id) => write!(f, "department:{id}"),
            Party::Team(id) => write!(f, "team:{id}"),
            Party::Post(id) => write!(f, "post:{id}"),
            Party::Other(words) => write!(f, "other:{words}"),
        }
    }
}

impl FromStr for Party {
    type Err = String;

    fn from_str(text: &str) -> Result<Party, String> {
        match text.split_once(':') {
            None if text == "centre" => Ok(Party::Centre),
            Some(("township", id)) => TownshipId::new(id).map(Party::Township),
            Some(("department", id)) => DepartmentId::new(id).map(Party::Department),
            Some(("team", id)) => TeamId::new(id).map(Party::Team),
            Some(("post", id)) => PostId::new(id).map(Party::Post),
            Some(("other", words)) => Words::new(words).map(Party::Other),
            _ => Err(format!(
                "party {text:?}, expected centre, township:CODE, department:ID, team:ID, post:ID or other:WORDS"
            )),
        }
    }
}

impl Serialize for Party {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Party {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Party, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Party;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a party such as department:fire-brigade")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Party, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_party_reads_back_what_it_writes() {
        for text in [
            "centre",
            "township:330304009",
            "department:fire-brigade",
            "team:t1",
            "post:p",
            "other:村民 甲",
        ] {
            assert_eq!(text.parse::<Party>().expect("a party").to_string(), text);
        }
        assert!("fire-brigade".parse::<Party>().is_err());
        assert!("team:two words".parse::<Party>().is_err());
    }
}
