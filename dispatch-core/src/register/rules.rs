//! The district's own rules: limits and times as data, and who lies beyond its edge.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::point::Point;
use crate::words::{SourceId, Words};

/// Who commands first when a unit with forces arrives before the designated commander (R3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FirstCommand {
    /// 镇街为先
    #[default]
    Township,
    /// 先到力量为先
    FirstForce,
}

/// The district's own rules, as data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Who commands first.
    pub first_command: FirstCommand,
    /// Seconds after a change of command when an incomplete transfer record is chased.
    pub transfer_chase_s: u32,
    /// Seconds after a call when 尚未叫应 becomes the centre's alarm.
    pub reach_s: u32,
    /// Seconds from receipt to the telephone report upward.
    pub report_telephone_s: u32,
    /// Seconds from receipt to the written first report.
    pub report_written_s: u32,
    /// Ranks of the sources of figures, 1 the highest: until a set is adopted, the newest statement
    /// of the highest-ranking source counts (practice R11). Empty: the newest of any.
    #[serde(
        default,
        deserialize_with = "crate::command::later::not_empty",
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub source_ranks: BTreeMap<SourceId, u8>,
    /// Sources that may confirm a death (practice R11). Empty: hospital and police.
    #[serde(
        default,
        deserialize_with = "crate::command::later::not_empty",
        skip_serializing_if = "BTreeSet::is_empty"
    )]
    pub death_sources: BTreeSet<SourceId>,
    /// The profile of reporting limits that holds here besides the national rules.
    #[serde(
        default,
        deserialize_with = "crate::command::later::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub report_profile: Option<Words>,
    /// Seconds a township may be silent under a response before that is an alarm; 1800 when absent.
    #[serde(
        default,
        deserialize_with = "crate::command::later::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub silent_s: Option<u32>,
    /// Seconds after which a facility's last state says nothing any more and reads 不详; 3600 when
    /// absent.
    #[serde(
        default,
        deserialize_with = "crate::command::later::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub facility_stale_s: Option<u32>,
    /// How long those inside a hazard area may wait; the times of [`InsideRules`] when absent.
    #[serde(
        default,
        deserialize_with = "crate::command::later::some",
        skip_serializing_if = "Option::is_none"
    )]
    pub inside: Option<InsideRules>,
    /// Who lies beyond the district's edge, where it meets them.
    #[serde(
        default,
        deserialize_with = "crate::command::later::not_empty",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub neighbours: Vec<Neighbour>,
}

/// How long those inside a hazard area may wait (practice R23; the times are derived).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InsideRules {
    /// Seconds until something is decided for whoever newly lies inside.
    pub decide_s: u32,
    /// Seconds until he is told.
    pub tell_s: u32,
    /// Seconds after which a measured wind is old.
    pub wind_stale_s: u32,
}

impl InsideRules {
    /// What holds before a district says otherwise: the wind by practice R23, the others derived.
    pub const DEFAULTS: InsideRules = InsideRules {
        decide_s: 300,
        tell_s: 600,
        wind_stale_s: 900,
    };
}

/// A neighbouring area 毗邻地区, and the line at which the district meets it. A district draws it roughly
/// and labels it: it says whom to tell, and settles no boundary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Neighbour {
    /// Name.
    pub zh: Words,
    /// Name in English.
    pub en: Words,
    /// The line, 2 … 200 points.
    pub border: Vec<Point>,
}

impl Rules {
    /// How long those inside a hazard area may wait.
    #[must_use]
    pub fn inside(&self) -> InsideRules {
        self.inside.unwrap_or(InsideRules::DEFAULTS)
    }

    /// What holds before a district says otherwise: Decree 493 arts 9–11 for the written limit; the
    /// others are derived.
    pub const DEFAULTS: Rules = Rules {
        first_command: FirstCommand::Township,
        transfer_chase_s: 900,
        reach_s: 300,
        report_telephone_s: 1800,
        report_written_s: 3600,
        source_ranks: BTreeMap::new(),
        death_sources: BTreeSet::new(),
        report_profile: None,
        silent_s: None,
        facility_stale_s: None,
        inside: None,
        neighbours: Vec::new(),
    };
}

impl Default for Rules {
    fn default() -> Rules {
        Rules::DEFAULTS
    }
}
