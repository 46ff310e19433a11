//! A call note half written.

use dispatch_core::command::{Figures, Intake};
use dispatch_core::entry::OnBehalf;
use dispatch_core::personal::mask_name;
use dispatch_core::register::Party;
use dispatch_core::time::Time;
use dispatch_core::words::{IntakeId, SourceId, TypeId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::desk::boards::{Heard, Moment};
use crate::desk::incident::{said, written};
use crate::desk::outbox::fresh_id;
use crate::desk::sight::Sight;
use crate::desk::whereabouts::Whereabouts;

/// A call note half written. It is kept when the form is put away, and in a file until it was recorded
/// or dropped (docs/decisions/0039).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IntakeForm {
    /// What it is kept by; no id of a ledger.
    pub name: Uuid,
    /// When the first key was struck: the call is received then. Nothing is written before.
    #[serde(default)]
    pub received_at: Option<Time>,
    /// What was said, as it was said.
    #[serde(default)]
    pub words: String,
    /// Where it came from.
    #[serde(default)]
    pub source: Option<SourceId>,
    /// Who called, and by what means.
    #[serde(default)]
    pub heard: Heard,
    /// When it was said, where that is not when it was received: a message has lain in its group.
    #[serde(default)]
    pub heard_at: Moment,
    /// Number of the recording or of the other's file.
    #[serde(default)]
    pub record_no: String,
    /// Its type.
    #[serde(default)]
    pub kind: Option<TypeId>,
    /// Where.
    #[serde(default)]
    pub at: Whereabouts,
    /// Whether a new incident calls nobody yet: the members are called by hand.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub calls_nobody: bool,
    /// Whether the caret has been put where the words go.
    #[serde(skip)]
    pub placed: bool,
    /// What is typed to find the type by.
    #[serde(skip)]
    pub typed: String,
    /// Whether it was asked once that it be dropped.
    #[serde(skip)]
    pub dropping: bool,
}

/// Sources behind which nobody speaks.
const NOBODY: [&str; 4] = ["unknown", "sensor", "media", "centre"];
/// Sources whose callers are private persons: their names stay out of the chain (practice R7).
const PRIVATE: [&str; 3] = ["public", "unknown", "media"];

impl IntakeForm {
    /// An empty note.
    #[must_use]
    pub fn new() -> IntakeForm {
        IntakeForm {
            name: fresh_id(),
            received_at: None,
            words: String::new(),
            source: None,
            heard: Heard::default(),
            heard_at: Moment::default(),
            record_no: String::new(),
            kind: None,
            at: Whereabouts::default(),
            calls_nobody: false,
            placed: false,
            typed: String::new(),
            dropping: false,
        }
    }

    /// Puts the caret where the words go.
    pub fn place_caret(&mut self) {
        self.placed = false;
    }

    /// Whether a person has written anything.
    #[must_use]
    pub fn is_written(&self) -> bool {
        let texts = [&self.words, &self.heard.name, &self.record_no];
        self.source.is_some()
            || self.kind.is_some()
            || !self.at.is_empty()
            || self.heard_at != Moment::default()
            || texts.iter().any(|it| !it.trim().is_empty())
    }

    /// Whether whoever called is a private person, as far as the source says.
    #[must_use]
    pub fn is_private(&self) -> bool {
        let source = self.source.as_ref().map_or("unknown", |it| it.as_str());
        PRIVATE.contains(&source)
    }

    /// The note as it is recorded; a caller who is not named is 来源不详.
    #[must_use]
    pub fn note(&self, sight: &Sight<'_>) -> Option<Intake> {
        let unknown = || SourceId::new("unknown").ok();
        Some(Intake {
            intake: IntakeId::new(&format!("n-{}", fresh_id().simple())).ok()?,
            source: self.source.clone().or_else(unknown)?,
            words: said(self.words.trim()),
            record_no: written(&self.record_no),
            received_at: Some(self.received_at.unwrap_or(sight.now)),
            kind: self.kind.clone(),
            township: self.at.township.clone(),
            place: self.at.place(),
            figures: Figures::new(),
        })
    }

    /// For whom it is recorded: who called, by what means, when; `None` where nobody spoke. A private
    /// person's name is recorded as 张某.
    #[must_use]
    pub fn caller(&self, sight: &Sight<'_>) -> Option<OnBehalf> {
        let name = self.heard.name.trim();
        let source = self.source.as_ref().map_or("unknown", |it| it.as_str());
        if NOBODY.contains(&source) && name.is_empty() {
            return None;
        }
        let township = self.at.township.clone().filter(|_| source == "township");
        let who = match township {
            Some(id) => Party::Township(id),
            None => Party::Other(said(self.source_zh(sight, source))),
        };
        if sight.speaks_for(&who) {
            return None;
        }
        let name = if self.is_private() {
            written(&mask_name(name))
        } else {
            written(name)
        };
        let heard_at = self.heard_at.at(sight).ok().flatten();
        Some(OnBehalf {
            heard_at: heard_at.or(self.received_at).or(Some(sight.now)),
            ..sight.heard_by(who, self.heard.means, name)
        })
    }

    fn source_zh<'a>(&self, sight: &Sight<'a>, source: &'a str) -> &'a str {
        let known = sight.catalogue.sources.get(source);
        known.map_or(source, |it| it.zh.as_str())
    }
}
