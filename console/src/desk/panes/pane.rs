//! The panes of the desk, by the names under which an arrangement is saved. A name, once saved, is for
//! ever.

use std::borrow::Cow;

use eframe::egui::Id;
use serde::{Deserialize, Serialize};

use crate::desk::boards::{BOARDS, Board};
use crate::desk::incident::Part;
use crate::desk::look::Look;
use crate::language::Key;

/// One pane.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub enum Pane {
    /// 警情
    Queue,
    /// 告警
    Alarms,
    /// 预警信号
    Warnings,
    /// The map.
    Map,
    /// What the leader on duty has to see.
    Overview,
    /// The selected incident.
    Incident,
    /// Whatever form is open: call note, whistle, talk card, map of keys.
    Form,
    /// A board of the district.
    Board(Board),
    /// A section of the selected incident that stands apart from it.
    Part(Part),
    /// A name that this version does not know: of another version, or written by hand.
    Unknown(String),
}

/// Every pane that each arrangement has, with its name.
const NEEDED: &[(Pane, &str)] = &[
    (Pane::Queue, "queue"),
    (Pane::Alarms, "alarms"),
    (Pane::Warnings, "warnings"),
    (Pane::Map, "map"),
    (Pane::Incident, "incident"),
    (Pane::Form, "form"),
    (Pane::Board(Board::Responses), "responses"),
    (Pane::Board(Board::Obligations), "obligations"),
    (Pane::Board(Board::Instructions), "instructions"),
    (Pane::Board(Board::Returns), "returns"),
    (Pane::Board(Board::Contacts), "contacts"),
    (Pane::Board(Board::Places), "places"),
    (Pane::Board(Board::Paper), "paper"),
    (Pane::Board(Board::Shift), "shift"),
    (Pane::Board(Board::Areas), "areas"),
    (Pane::Board(Board::Sending), "sending"),
];

/// Panes that an arrangement may do without: a section of the incident is in that then, and the overview only
/// tells what stands elsewhere.
const OPTIONAL: &[(Pane, &str)] = &[
    (Pane::Overview, "overview"),
    (Pane::Part(Part::Forces), "forces"),
    (Pane::Part(Part::Supplies), "supplies"),
    (Pane::Part(Part::Guidance), "guidance"),
    (Pane::Part(Part::Log), "log"),
];

impl Pane {
    /// Every pane that each arrangement has.
    pub fn needed() -> impl Iterator<Item = &'static Pane> {
        NEEDED.iter().map(|(pane, _)| pane)
    }

    /// Every pane that may be opened and closed.
    pub fn optional() -> impl Iterator<Item = &'static Pane> {
        OPTIONAL.iter().map(|(pane, _)| pane)
    }

    /// The name under which it is saved.
    #[must_use]
    pub fn name(&self) -> &str {
        if let Pane::Unknown(name) = self {
            return name;
        }
        let mut known = NEEDED.iter().chain(OPTIONAL);
        known
            .find(|(pane, _)| pane == self)
            .map_or("", |(_, name)| name)
    }

    /// What has the keyboard while that stands in the pane and in nothing of what is in it.
    #[must_use]
    pub fn head(&self) -> Id {
        Id::unique(("pane", self.name()))
    }

    /// Whether the person may close it.
    #[must_use]
    pub fn may_close(&self) -> bool {
        matches!(self, Pane::Overview | Pane::Part(_) | Pane::Unknown(_))
    }

    /// How its tab reads.
    #[must_use]
    pub fn short(&self, look: &Look) -> Cow<'static, str> {
        match self {
            Pane::Board(board) => {
                let listed = BOARDS.iter().find(|(it, _, _)| it == board);
                look.say(listed.map_or(Key::BoardIncident, |(_, _, short)| *short))
            }
            Pane::Warnings => look.say(Key::PaneWarningsShort),
            _ => self.title(look),
        }
    }

    /// What it is called in full.
    #[must_use]
    pub fn title(&self, look: &Look) -> Cow<'static, str> {
        let key = match self {
            Pane::Queue => Key::QueueTitle,
            Pane::Alarms => Key::AlarmsTitle,
            Pane::Warnings => Key::PaneWarnings,
            Pane::Map => Key::Map,
            Pane::Overview => Key::Overview,
            Pane::Incident => Key::BoardIncident,
            Pane::Form => Key::PaneForm,
            Pane::Board(board) => {
                let listed = BOARDS.iter().find(|(it, _, _)| it == board);
                listed.map_or(Key::BoardIncident, |(_, name, _)| *name)
            }
            Pane::Part(part) => part.title(),
            Pane::Unknown(name) => return Cow::Owned(name.clone()),
        };
        look.say(key)
    }
}

impl From<Pane> for String {
    fn from(pane: Pane) -> String {
        pane.name().to_owned()
    }
}

impl From<String> for Pane {
    fn from(name: String) -> Pane {
        let mut known = NEEDED.iter().chain(OPTIONAL);
        let found = known.find(|(_, it)| *it == name);
        found.map_or(Pane::Unknown(name), |(pane, _)| pane.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pane_has_a_name_of_its_own_and_is_found_by_it() {
        let all: Vec<_> = NEEDED.iter().chain(OPTIONAL).collect();
        for (index, (pane, name)) in all.iter().enumerate() {
            assert_eq!(Pane::from((*name).to_owned()), *pane);
            assert_eq!(pane.name(), *name);
            assert!(all[index + 1..].iter().all(|(_, it)| it != name), "{name}");
        }
        for (board, _, _) in BOARDS {
            assert!(Pane::needed().any(|it| *it == Pane::Board(*board)));
        }
    }
}
