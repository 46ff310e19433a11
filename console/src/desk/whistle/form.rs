//! A whistle half written.

use std::collections::{BTreeMap, BTreeSet};

use dispatch_core::register::{Party, Unit};
use dispatch_core::time::Time;
use dispatch_core::words::{ConditionId, IncidentId, IntakeId, TypeId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::desk::boards::{Heard, Moment};
use crate::desk::outbox::fresh_id;
use crate::desk::persons::Confided;
use crate::desk::sight::Sight;
use crate::desk::whereabouts::Whereabouts;
use crate::language::Key;

/// The figures that are asked for.
pub const ASKED: [&str; 5] = ["dead", "serious", "light", "missing", "trapped"];

/// A whistle half written. It is kept when the form is put away, and in a file until it was sent or
/// dropped (docs/decisions/0039).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WhistleForm {
    /// What it is kept by; no id of a ledger.
    pub name: Uuid,
    /// When the form was opened: the call is received then.
    pub received_at: Time,
    /// Its type.
    #[serde(default)]
    pub kind: Option<TypeId>,
    /// Where.
    #[serde(default)]
    pub at: Whereabouts,
    /// The conditions that were ticked.
    #[serde(default)]
    pub conditions: BTreeSet<ConditionId>,
    /// Figures as they were typed, by measure; nothing typed is 不详.
    #[serde(default)]
    pub numbers: BTreeMap<String, String>,
    /// When it happened.
    #[serde(default)]
    pub happened: Moment,
    /// What happened.
    #[serde(default)]
    pub words: String,
    /// What has been done.
    #[serde(default)]
    pub done: String,
    /// What is needed.
    #[serde(default)]
    pub needs: String,
    /// 镇街自行处置
    #[serde(default)]
    pub self_handled: bool,
    /// The open incident that it reports once more.
    #[serde(default)]
    pub into: Option<IncidentId>,
    /// Who spoke, where the township itself does not sit here.
    #[serde(default)]
    pub heard: Heard,
    /// Who can be spoken to at the scene: his name goes into the vault and never into an entry.
    #[serde(default)]
    pub contact: Confided,
    /// The call note that its words come from.
    #[serde(default)]
    pub from_intake: Option<IntakeId>,
    /// Of a form that has come from a drill: what it is settled by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carried: Option<Uuid>,
    /// What is typed to find the type by.
    #[serde(skip)]
    pub typed: String,
    /// Whether the caret has been put where the first thing is typed.
    #[serde(skip)]
    pub placed: bool,
    /// Whether it was asked once that it be dropped.
    #[serde(skip)]
    pub dropping: bool,
}

impl WhistleForm {
    /// An empty form, received now.
    #[must_use]
    pub fn new(now: Time) -> WhistleForm {
        WhistleForm {
            name: fresh_id(),
            received_at: now,
            kind: None,
            at: Whereabouts::default(),
            conditions: BTreeSet::new(),
            numbers: BTreeMap::new(),
            happened: Moment::default(),
            words: String::new(),
            done: String::new(),
            needs: String::new(),
            self_handled: false,
            into: None,
            heard: Heard::default(),
            contact: Confided::default(),
            from_intake: None,
            carried: None,
            typed: String::new(),
            placed: false,
            dropping: false,
        }
    }

    /// A form begun at a seat: a township's own whistles are of the township.
    #[must_use]
    pub fn begun(sight: &Sight<'_>) -> WhistleForm {
        let mut form = WhistleForm::new(sight.now);
        let register = &sight.state().register;
        let unit = register.posts.get(&sight.seat.post).map(|it| &it.unit);
        if let Some(Unit::Township(id)) = unit {
            form.at.choose(Some(id.clone()));
        }
        form
    }

    /// What a form that has come from a drill is settled by; `None` for one that was begun here.
    #[must_use]
    pub fn came_as(&self) -> Option<Uuid> {
        self.carried
    }

    /// Whether a person has written anything: an empty form is not kept in a file.
    #[must_use]
    pub fn is_written(&self) -> bool {
        let texts = [
            &self.at.words,
            &self.words,
            &self.done,
            &self.needs,
            &self.heard.name,
        ];
        self.kind.is_some()
            || self.at.point.is_some()
            || !self.conditions.is_empty()
            || self.self_handled
            || self.from_intake.is_some()
            || !self.contact.is_empty()
            || self.numbers.values().any(|it| !it.is_empty())
            || self.happened != Moment::default()
            || texts.iter().any(|it| !it.trim().is_empty())
    }

    /// What still keeps it from being sent, as the name of the field.
    #[must_use]
    pub fn missing(&self) -> Option<Key> {
        if self.kind.is_none() {
            Some(Key::WhistleType)
        } else if self.at.township.is_none() {
            Some(Key::ChooseTownship)
        } else if self.at.words.trim().is_empty() {
            Some(Key::WhistlePlace)
        } else if self.conditions.is_empty() {
            Some(Key::WhistleConditions)
        } else {
            None
        }
    }

    /// Who whistles.
    #[must_use]
    pub fn party(&self) -> Option<Party> {
        self.at.township.clone().map(Party::Township)
    }
}
