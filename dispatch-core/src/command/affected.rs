//! Who or what may lie inside a hazard area. Written as one text: `site:hospital-3`, `command-post`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::register::Callee;
use crate::words::{DepotId, IncidentId, PlotId};

/// Somebody or something inside a hazard area.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Affected {
    /// Whoever can be rung: `site:…`, `facility:…`, `township:…`, `team:…`, `other:…`.
    Callee(Callee),
    /// `command-post`: that of the incident itself.
    CommandPost,
    /// `plot:staging`: something plotted at the incident, as a staging point.
    Plot(PlotId),
    /// `incident:gas-2`: the scene of another incident.
    Incident(IncidentId),
    /// `depot:district-depot`: supplies that nobody could fetch any more.
    Depot(DepotId),
}

impl fmt::Display for Affected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Affected::Callee(it) => write!(f, "{it}"),
            Affected::CommandPost => f.write_str("command-post"),
            Affected::Plot(id) => write!(f, "plot:{id}"),
            Affected::Incident(id) => write!(f, "incident:{id}"),
            Affected::Depot(id) => write!(f, "depot:{id}"),
        }
    }
}

impl FromStr for Affected {
    type Err = String;

    fn from_str(text: &str) -> Result<Affected, String> {
        match text.split_once(':') {
            None if text == "command-post" => Ok(Affected::CommandPost),
            Some(("plot", id)) => PlotId::new(id).map(Affected::Plot),
            Some(("incident", id)) => IncidentId::new(id).map(Affected::Incident),
            Some(("depot", id)) => DepotId::new(id).map(Affected::Depot),
            _ => text.parse().map(Affected::Callee).map_err(|err: String| {
                format!("{err}, command-post, plot:ID, incident:ID or depot:ID")
            }),
        }
    }
}

impl Serialize for Affected {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Affected {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Affected, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Affected;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("who lies inside, such as site:hospital-3")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Affected, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::Affected;

    #[test]
    fn it_reads_back_what_it_writes() {
        for text in [
            "site:hospital-zone",
            "facility:zone-pool",
            "township:ouhai-zone",
            "team:hazmat-1",
            "other:南村三组",
            "command-post",
            "plot:staging",
            "incident:gas-2",
        ] {
            assert_eq!(text.parse::<Affected>().expect("one").to_string(), text);
        }
        for text in ["hospital", "plot:", "plot:two words", "incident:"] {
            assert!(text.parse::<Affected>().is_err(), "{text}");
        }
    }
}
