//! Whoever can be rung: a party, a site or a facility. Written as one text: `site:hospital-3`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::Party;
use crate::words::{FacilityId, SiteId};

/// Whoever can be rung (practice R17: villages, protected sites and keepers too).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Callee {
    /// A party; a village is `other:…`.
    Party(Party),
    /// `site:hospital-3`
    Site(SiteId),
    /// `facility:liuhongqiao-pump`: its keeper is rung.
    Facility(FacilityId),
}

impl fmt::Display for Callee {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Callee::Party(it) => write!(f, "{it}"),
            Callee::Site(id) => write!(f, "site:{id}"),
            Callee::Facility(id) => write!(f, "facility:{id}"),
        }
    }
}

impl FromStr for Callee {
    type Err = String;

    fn from_str(text: &str) -> Result<Callee, String> {
        match text.split_once(':') {
            Some(("site", id)) => SiteId::new(id).map(Callee::Site),
            Some(("facility", id)) => FacilityId::new(id).map(Callee::Facility),
            _ => text
                .parse()
                .map(Callee::Party)
                .map_err(|err: String| format!("{err}, site:ID or facility:ID")),
        }
    }
}

impl Serialize for Callee {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Callee {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Callee, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Callee;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("whom to ring, such as site:hospital-3")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Callee, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}
