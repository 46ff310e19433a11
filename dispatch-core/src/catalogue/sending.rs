//! How teams of a kind are sent: how soon, how far, and how much of the district must stay within their
//! reach. It is data of the vocabulary, and each line says how we know it.

use serde::{Deserialize, Serialize};

use super::Mark;
use crate::source::{Document, Fault, Node, NodeKind};

/// How teams of one kind are sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sending {
    /// The kind of team.
    pub id: String,
    /// Seconds from the call to the wheels turning.
    pub turnout_s: u32,
    /// Fewest people with which such a team can work.
    pub crew: u32,
    /// Minutes after which it comes too late to be proposed, its turnout counted in.
    pub reach_min: u32,
    /// Minutes within which the nearest ready team of this kind should reach the centre of every
    /// township. Absent: nobody watches that for this kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cover_min: Option<u32>,
    /// Minutes that it usually stays at a scene: what a hole that it leaves is reckoned with.
    pub stay_min: u32,
    /// Minutes that it works at most before it has to rest, counted over everything it was sent to. Absent,
    /// as then is `rest_min`: nobody watches that for this kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work_min: Option<u32>,
    /// Minutes that are a rest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest_min: Option<u32>,
    /// Other kinds whose work it has learnt, for which it may stand in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    pub mark: Mark,
    /// Its place in its file, from 1; set on reading.
    #[serde(default)]
    pub order: u32,
}

impl Sending {
    /// What holds for a kind of which the vocabulary says nothing.
    pub const UNSAID: Sending = Sending {
        id: String::new(),
        turnout_s: 300,
        crew: 1,
        reach_min: 120,
        cover_min: None,
        stay_min: 120,
        work_min: None,
        rest_min: None,
        also: Vec::new(),
        mark: Mark::Derived,
        order: 0,
    };
}

/// How long a kind works before it has to rest, and how long that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rest {
    /// Minutes of work at most.
    pub work_min: u32,
    /// Minutes that are a rest.
    pub rest_min: u32,
}

impl Sending {
    /// When a team of this kind has to rest; `None`: nobody watches that.
    #[must_use]
    pub fn rest(&self) -> Option<Rest> {
        Some(Rest {
            work_min: self.work_min?,
            rest_min: self.rest_min?,
        })
    }
}

/// Minutes that no limit may pass: whoever comes later than this comes to another night.
pub(super) const MINUTES_MAX: i64 = 300;

/// What must hold inside one line of `vocabulary/sending.toml`.
pub(super) fn check(document: &Document, sending: &Node, faults: &mut Vec<Fault>) {
    let number = |key: &str| match sending.get(key)?.kind {
        NodeKind::Int(number) => Some(number),
        _ => None,
    };
    let bounds = [
        ("reach_min", 1, MINUTES_MAX),
        ("cover_min", 1, MINUTES_MAX),
        ("stay_min", 1, MINUTES_MAX * 10),
        ("turnout_s", 0, MINUTES_MAX * 60),
        ("work_min", 60, MINUTES_MAX * 10),
        ("rest_min", 30, MINUTES_MAX * 10),
        ("crew", 1, 10_000),
    ];
    for (key, least, most) in bounds {
        if let (Some(node), Some(number)) = (sending.get(key), number(key))
            && !(least..=most).contains(&number)
        {
            let what = format!("`{key}` of {number}");
            faults.push(document.fault(node, what, format!("{least} to {most}")));
        }
    }
    if let (Some(cover), Some(reach), Some(node)) = (
        number("cover_min"),
        number("reach_min"),
        sending.get("cover_min"),
    ) && cover > reach
    {
        let what = "a cover wider than the kind is sent";
        faults.push(document.fault(node, what, format!("at most `reach_min`, {reach}")));
    }
    for (one, other) in [("work_min", "rest_min"), ("rest_min", "work_min")] {
        if let (Some(node), None) = (sending.get(one), sending.get(other)) {
            let what = format!("`{one}` alone");
            faults.push(document.fault(node, what, format!("`{other}` beside it")));
        }
    }
    let own = sending.text("id");
    for node in sending.all("also.*") {
        if node.as_str() == own {
            faults.push(document.fault(node, "a kind that stands in for itself", "another kind"));
        }
    }
}
