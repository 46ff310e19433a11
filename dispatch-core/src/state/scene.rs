//! The scene: people inside, counts, hazards, plots, evacuations, guidance.

use imbl::OrdMap;
use serde::{Deserialize, Serialize};

use super::{Incident, Said};
use crate::command::{EvacuationManner, Shape, SoughtState, TickState};
use crate::register::Party;
use crate::time::Time;
use crate::words::{ActId, SoughtId, SourceId, ThingKind, Words};

/// People of one party inside the danger zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inside {
    /// How many.
    pub people: u32,
    /// Since when.
    pub since: Time,
    /// Latest out.
    pub latest_out: Time,
    /// What for.
    pub task: Words,
}

/// An entry into the zone although a hold point was open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoldOverride {
    /// The hold point.
    pub hold_point: Words,
    /// The act.
    pub act: ActId,
    /// When and by whom.
    pub said: Said,
    /// Why; `None` where no reason was given, which is shown.
    pub reason: Option<Words>,
}

/// A count of people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// Whose; `None` is everybody.
    pub who: Option<Party>,
    /// How many answered.
    pub counted: u32,
    /// How many should have.
    pub of: u32,
    /// When and by whom.
    pub said: Said,
}

/// Rescuers missing after a short count 人员失联.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unaccounted {
    /// How many.
    pub people: u32,
    /// Since when.
    pub since: Time,
    /// How often it became more since then: whoever knew of the first does not know of these. Counted
    /// since the second edition.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub rises: u32,
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// The danger zone of an incident.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone {
    /// Who is inside.
    pub inside: OrdMap<Party, Inside>,
    /// Every count, oldest first.
    pub counts: imbl::Vector<Count>,
    /// Who is missing. The key is the party counted; `Centre` stands for a count of everybody.
    pub unaccounted: OrdMap<Party, Unaccounted>,
    /// Hold points overridden.
    pub overrides: imbl::Vector<HoldOverride>,
    /// Hold points satisfied, by the latest confirmation.
    pub satisfied: OrdMap<ActId, Time>,
    /// By which word each of them is; known since the second edition.
    #[serde(default, skip_serializing_if = "OrdMap::is_empty")]
    pub satisfied_by: OrdMap<ActId, super::HoldFact>,
    /// When each act was last begun or ordered here; known since the second edition.
    #[serde(default, skip_serializing_if = "OrdMap::is_empty")]
    pub begun: OrdMap<ActId, Time>,
}

impl Zone {
    /// How many are inside now.
    #[must_use]
    pub fn inside_now(&self) -> u32 {
        self.inside
            .values()
            .map(|it| it.people)
            .fold(0, u32::saturating_add)
    }

    /// How many rescuers are missing now.
    #[must_use]
    pub fn unaccounted_now(&self) -> u32 {
        self.unaccounted
            .values()
            .map(|it| it.people)
            .fold(0, u32::saturating_add)
    }
}

/// Something on the map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlotMark {
    /// What.
    pub kind: ThingKind,
    /// Where.
    pub shape: Shape,
    /// Counts from 1.
    pub version: u32,
    /// Whether it is a hazard.
    pub hazard: bool,
    /// Whether nobody may enter.
    pub no_go: bool,
    /// Until when.
    pub until: Option<Time>,
    /// Remark.
    pub words: Option<Words>,
    /// When and by whom.
    pub said: Said,
}

/// What was taken off the map: enough to say what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiftedAs {
    /// What.
    pub kind: ThingKind,
    /// Its remark, which tells two of a kind apart.
    pub words: Option<Words>,
}

/// People to be moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evacuation {
    /// Who is meant.
    pub area: Words,
    /// Its outline.
    pub shape: Option<Shape>,
    /// How.
    pub manner: EvacuationManner,
    /// Where to.
    pub to: Words,
    /// By what.
    pub transport: Words,
    /// When and by whom.
    pub ordered: Said,
    /// 已转
    pub moved: Option<u32>,
    /// 拒转
    pub refused: Option<u32>,
    /// Of when that is.
    pub as_of: Option<Time>,
    /// When the ledger's world learned it; known since the second edition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved_known_at: Option<Time>,
}

/// How a step of guidance or a closing point stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TickMark {
    /// State.
    pub state: TickState,
    /// When and by whom.
    pub said: Said,
}

/// A person or group sought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SoughtRecord {
    /// How many it stands for.
    pub people: u32,
    /// State.
    pub state: SoughtState,
    /// What may be said without a name.
    pub words: Option<Words>,
    /// Reference into the vault.
    pub vault_ref: Option<Words>,
    /// Keyed hash.
    pub vault_hash: Option<Words>,
    /// Who confirmed.
    pub confirmed_by: Option<SourceId>,
    /// When and by whom it was last changed.
    pub said: Said,
    /// The search was stopped, on this ground.
    pub stopped: Option<Words>,
    /// The records it was split into; whoever is in none of them stays in this one.
    #[serde(default)]
    pub split_into: Vec<SoughtId>,
    /// Nobody has listed it yet: it is known only by the parts that were taken out of it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unlisted: bool,
}

/// Somebody at the scene who can be spoken to; who it is lies in the vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SceneContactRecord {
    /// What may be said without a name.
    pub words: Option<Words>,
    /// Reference into the vault.
    pub vault_ref: Option<Words>,
    /// Keyed hash.
    pub vault_hash: Option<Words>,
    /// When and by whom it was said last.
    pub said: Said,
}

/// A person whose name lies in the vault, as an incident's entries speak of him.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InVault<'a> {
    /// The command that named him.
    pub told_by: &'static str,
    /// His id in it.
    pub id: &'a str,
    /// Reference into the vault.
    pub reference: &'a Words,
    /// Keyed hash.
    pub hash: &'a Words,
}

impl Incident {
    /// Whose names lie in the vault.
    pub fn in_vault(&self) -> impl Iterator<Item = InVault<'_>> {
        let sought = self.sought.iter();
        let sought = sought.map(|(id, it)| ("sought", id.as_str(), &it.vault_ref, &it.vault_hash));
        let contacts = self.scene_contacts.iter();
        let contacts =
            contacts.map(|(id, it)| ("scene_contact", id.as_str(), &it.vault_ref, &it.vault_hash));
        sought
            .chain(contacts)
            .filter_map(|(told_by, id, reference, hash)| {
                Some(InVault {
                    told_by,
                    id,
                    reference: reference.as_ref()?,
                    hash: hash.as_ref()?,
                })
            })
    }
}

impl SoughtRecord {
    /// Whether somebody must still look for them.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.state.is_final() && self.stopped.is_none() && self.people > 0
    }
}
