//! The catalogue: what kinds of incident there are, who comes to each, and by what words the trade
//! names departments, posts, teams, supplies and figures.
//!
//! It is data. A district edits `assets/catalogue` without a compiler, and [`Catalogue::read`]
//! tells everything that is wrong with it in one go. Nothing in it belongs to one place: which
//! office plays the part of a department kind is said by the district's own files.

mod form;
mod incident_type;
mod ladder;
mod language;
mod obligation;
mod obligations;
mod read;
mod references;
mod risk_list;
mod rules;
mod sending;
mod substance;
mod words;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use form::{Form, FormChoice, FormItem, Watch};
pub use incident_type::{
    Category, Deadlines, Duty, Face, ForceNeed, Group, HoldPoint, IncidentType, Level,
    LevelProfile, Marks, Member, Role, Safety, Step, Text,
};
pub use ladder::{Ladder, Rung};
pub use obligation::{Channel, ObligationRule, RULE_ID_BYTES_MAX, RuleOwner, Start, Threshold};
pub use risk_list::{PatrolEvery, RiskList};
pub use sending::{Rest, Sending};
pub use substance::{Distances, Substance};
pub use words::{
    Act, Authority, Force, Grade, Mark, Measure, PostKind, ProfileWord, Seat, Shape, Source,
    Supply, TeamKind, Thing, Word,
};

/// Everything in the catalogue folder, by id. Each item has its place in its file as `order`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    /// Kinds of department and of other bodies that are called like one.
    pub departments: BTreeMap<String, Word>,
    pub posts: BTreeMap<String, PostKind>,
    pub team_kinds: BTreeMap<String, TeamKind>,
    /// Kinds of facility, site and target on the map.
    pub things: BTreeMap<String, Thing>,
    pub supplies: BTreeMap<String, Supply>,
    /// What is counted of the harm, and the flags beside it.
    pub measures: BTreeMap<String, Measure>,
    /// The whistle conditions; any one is enough.
    pub conditions: BTreeMap<String, Word>,
    /// Where a call comes from.
    pub sources: BTreeMap<String, Source>,
    /// By what means something was said.
    pub means: BTreeMap<String, Word>,
    /// What a scene may need that calls its on-need members.
    pub needs: BTreeMap<String, Word>,
    /// Working groups of a scene.
    pub groups: BTreeMap<String, Word>,
    pub acts: BTreeMap<String, Act>,
    /// Ladders of townships and kinds of place.
    #[serde(default)]
    pub ladders: BTreeMap<String, Ladder>,
    /// Forms of the returns 镇街填报.
    #[serde(default)]
    pub forms: BTreeMap<String, Form>,
    /// The risk lists 风险清单: what is patrolled, and how often under a response.
    #[serde(default)]
    pub risk_lists: BTreeMap<String, RiskList>,
    /// How teams of a kind are sent, by the kind.
    #[serde(default)]
    pub sending: BTreeMap<String, Sending>,
    /// Toxic gases with their distances.
    #[serde(default)]
    pub substances: BTreeMap<String, Substance>,
    pub level_profiles: BTreeMap<String, ProfileWord>,
    /// What the township does at once, whatever the type.
    pub first_moves: BTreeMap<String, Word>,
    /// What must be reported, from all files of `obligations/`.
    pub obligations: BTreeMap<String, ObligationRule>,
    pub types: BTreeMap<String, IncidentType>,
}

impl Catalogue {
    /// The ladders in the order of their file.
    #[must_use]
    pub fn ladders_in_order(&self) -> Vec<&Ladder> {
        let mut ladders: Vec<_> = self.ladders.values().collect();
        ladders.sort_by_key(|ladder| ladder.order);
        ladders
    }

    /// The forms in the order of their file.
    #[must_use]
    pub fn forms_in_order(&self) -> Vec<&Form> {
        let mut forms: Vec<_> = self.forms.values().collect();
        forms.sort_by_key(|form| form.order);
        forms
    }

    /// The risk lists in the order of their file.
    #[must_use]
    pub fn risk_lists_in_order(&self) -> Vec<&RiskList> {
        let mut lists: Vec<_> = self.risk_lists.values().collect();
        lists.sort_by_key(|list| list.order);
        lists
    }

    /// The substances in the order of their file.
    #[must_use]
    pub fn substances_in_order(&self) -> Vec<&Substance> {
        let mut substances: Vec<_> = self.substances.values().collect();
        substances.sort_by_key(|it| it.order);
        substances
    }

    /// The incident types in the order of the catalogue.
    pub fn types_in_order(&self) -> Vec<&IncidentType> {
        let mut types: Vec<_> = self.types.values().collect();
        types.sort_by_key(|kind| kind.number);
        types
    }

    /// The rules of reporting in the order in which they enter a ledger.
    pub fn obligations_in_order(&self) -> Vec<&ObligationRule> {
        self.obligations.values().collect()
    }
}
