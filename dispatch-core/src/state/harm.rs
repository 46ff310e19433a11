//! Figures by source and the set in use, and who is still sought (practice R11, R15).

use serde::{Deserialize, Serialize};

use super::{Incident, Said};
use crate::command::{Figures, Standing};
use crate::time::Time;
use crate::words::{IncidentId, SourceId, Words};

/// What one source said the figures are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Who.
    pub source: SourceId,
    /// What.
    pub figures: Figures,
    /// When it was heard.
    pub heard_at: Time,
    /// The moment it speaks of.
    pub as_of: Option<Time>,
    /// How far it is to be believed.
    pub standing: Standing,
    /// In words.
    pub words: Option<Words>,
    /// When and by whom it was written.
    pub said: Said,
    /// The incident it was made about, where it came over by a merger.
    pub via: Option<IncidentId>,
    /// Rank of its source when it was made, 1 the highest; 0 where no ranks were in force, and then
    /// it stands behind every other.
    #[serde(default)]
    pub rank: u8,
}

/// The adopted figures, as one versioned set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adopted {
    /// Counts from 1.
    pub version: u32,
    /// The set.
    pub figures: Figures,
    /// When and by whom.
    pub said: Said,
    /// Why.
    pub reason: Option<Words>,
    /// On whose word.
    pub source: Option<SourceId>,
}

/// People whom a set of figures says must be looked for; 不详 counts as nobody known.
#[must_use]
pub fn people_sought(figures: &Figures) -> u64 {
    let of = |name: &str| {
        let found = figures.iter().find(|(id, _)| id.as_str() == name);
        found.and_then(|(_, value)| *value).unwrap_or(0)
    };
    of("missing").saturating_add(of("trapped"))
}

/// Whether a set of figures says 不详 where people may have to be looked for: unknown is not zero
/// (law 6).
#[must_use]
pub fn is_unknown(figures: &Figures) -> bool {
    figures
        .iter()
        .any(|(id, value)| value.is_none() && matches!(id.as_str(), "missing" | "trapped"))
}

impl Incident {
    /// The figures in use: the adopted set, else of each the newest statement of the
    /// highest-ranking source that knows it (practice R11).
    #[must_use]
    pub fn figures(&self) -> Figures {
        if let Some(adopted) = self.adopted.last() {
            return adopted.figures.clone();
        }
        let mut believed: Vec<&Statement> = self
            .statements
            .iter()
            .map(|it| &**it)
            .filter(|it| it.standing != Standing::Untrue)
            .collect();
        // Stable: of two that were heard at one moment the one written later counts.
        // Without ranks all stand alike, and what was heard last counts.
        let weight = |it: &Statement| match it.rank {
            0 => 0,
            rank => u8::MAX.saturating_sub(rank).saturating_add(1),
        };
        believed.sort_by_key(|it| (weight(it), it.heard_at));
        let mut figures = Figures::new();
        for (measure, value) in believed.into_iter().flat_map(|it| &it.figures) {
            // A later 不详 does not wipe out a number that somebody knew.
            if value.is_some() || !figures.contains_key(measure) {
                figures.insert(measure.clone(), *value);
            }
        }
        figures
    }

    /// People still sought: the larger of the list and the adopted figures (practice R15).
    #[must_use]
    pub fn persons_open(&self) -> u64 {
        let listed: u64 = self
            .sought
            .values()
            .filter(|it| it.is_open())
            .map(|it| u64::from(it.people))
            .sum();
        if self.search_stopped.is_some() {
            return listed;
        }
        listed.max(people_sought(&self.figures()))
    }

    /// Whether the figures in use say 不详 where people may have to be looked for, and are.
    #[must_use]
    pub fn persons_unknown(&self) -> bool {
        self.search_stopped.is_none() && is_unknown(&self.figures())
    }

    /// Whether lives are known or feared to be at stake: it stands on top of every queue (R19).
    #[must_use]
    pub fn is_life(&self) -> bool {
        if !self.status.is_open() {
            return false;
        }
        let people = ["trapped", "missing", "suspected-dead"];
        let figures = self.figures();
        let named = figures
            .iter()
            .any(|(id, value)| people.contains(&id.as_str()) && *value != Some(0));
        named || self.zone.unaccounted_now() > 0 || self.sought.values().any(|it| it.is_open())
    }
}
