//! The names that the district's register does not hold: those of the catalogue.

use crate::catalogue::{Catalogue, IncidentType, Text};

use super::say::{same, text};

/// Names of measures, sources, conditions, needs, acts and supplies, by id. Without a catalogue
/// every one of them is called by its id.
#[derive(Clone, Debug, Default)]
pub struct Names {
    catalogue: Catalogue,
}

macro_rules! vocabularies {
    ($($(#[$doc:meta])* $name:ident: $list:ident;)*) => {
        impl Names {
            $($(#[$doc])*
            pub(super) fn $name(&self, id: &str) -> Text {
                match self.catalogue.$list.get(id) {
                    Some(it) => text(&it.zh, &it.en),
                    None => same(id),
                }
            })*
        }
    };
}

vocabularies! {
    /// Where a call or a figure comes from.
    source: sources;
    /// A whistle condition.
    condition: conditions;
    /// A need of the scene.
    need: needs;
    /// An act.
    act: acts;
    /// A thing that depots hold.
    supply: supplies;
    /// A working group of a scene.
    group: groups;
    /// A kind of team.
    team_kind: team_kinds;
    /// A risk list.
    risk_list: risk_lists;
    /// A substance.
    substance: substances;
    /// A kind of facility, site or target.
    thing: things;
}

impl Names {
    /// The names of a catalogue.
    #[must_use]
    pub fn from_catalogue(catalogue: &Catalogue) -> Names {
        Names {
            catalogue: catalogue.clone(),
        }
    }

    /// A substance with its distances.
    pub(super) fn substance_row(&self, id: &str) -> Option<&crate::catalogue::Substance> {
        self.catalogue.substances.get(id)
    }

    /// What one of a supply is; empty where it is not known.
    pub(super) fn unit(&self, supply: &str) -> Text {
        match self.catalogue.supplies.get(supply) {
            Some(it) => it.unit.clone(),
            None => text("", ""),
        }
    }

    /// A measure of harm and its unit, if it has one.
    pub(super) fn measure(&self, id: &str) -> Option<&crate::catalogue::Measure> {
        self.catalogue.measures.get(id)
    }

    /// The English beside a post's Chinese name.
    pub(super) fn post_zh(&self, zh: &str) -> Text {
        match self.catalogue.posts.values().find(|it| it.zh == zh) {
            Some(it) => text(zh, &it.en),
            None => same(zh),
        }
    }

    /// An incident type.
    pub(super) fn kind(&self, id: &str) -> Option<&IncidentType> {
        self.catalogue.types.get(id)
    }
}
