//! What was reported of things that no register has 未登记: a fact is recorded all the same (design,
//! law 3), and somebody has to see it.

use crate::catalogue::Text;
use crate::sentence::state_text;
use crate::state::State;
use crate::time::Time;
use crate::words::{RiskId, Words};

use super::places::abnormal;

/// How something is called that no register has: by its id, which says so.
#[must_use]
pub fn unlisted_zh(id: &str) -> String {
    format!("{id}(未登记)")
}

/// The same in English.
#[must_use]
pub fn unlisted_en(id: &str) -> String {
    format!("{id} (not registered)")
}

/// A facility or risk point that was reported and stands in no register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnlistedPlace<'a> {
    /// As it was named.
    pub id: &'a str,
    /// The risk point that it is; `None` for a facility.
    pub risk: Option<&'a RiskId>,
    /// Whether it is an abnormal risk point of which nobody made an incident.
    pub wants_incident: bool,
    /// What was said of it last.
    pub state: Text,
    /// The moment that word speaks of.
    pub as_of: Time,
    /// The remark beside it.
    pub words: Option<&'a Words>,
}

/// Risk points of no register that are abnormal and of which nobody made an incident, with since when:
/// the longest waiting first.
#[must_use]
pub fn unlisted_without_incident(state: &State) -> Vec<(Time, &RiskId)> {
    let listed = |id: &RiskId| state.register.risks.contains_key(id);
    let tracks = state.risks.iter().filter(|(id, _)| !listed(id));
    let mut waiting: Vec<_> = tracks
        .filter_map(|(id, track)| match abnormal(state, track) {
            (Some(since), None) => Some((since, id)),
            _ => None,
        })
        .collect();
    waiting.sort();
    waiting
}

/// All of them: what wants an incident first, then the newest word.
#[must_use]
pub fn unlisted_places(state: &State) -> Vec<UnlistedPlace<'_>> {
    let register = &state.register;
    let facilities = state.facilities.iter();
    let facilities = facilities.filter(|(id, _)| !register.facilities.contains_key(*id));
    let facilities = facilities.filter_map(|(id, track)| {
        let mark = track.marks.last()?;
        Some(UnlistedPlace {
            id: id.as_str(),
            risk: None,
            wants_incident: false,
            state: state_text(&mark.state),
            as_of: mark.as_of,
            words: mark.words.as_ref(),
        })
    });
    let risks = state.risks.iter();
    let risks = risks.filter(|(id, _)| !register.risks.contains_key(*id));
    let risks = risks.filter_map(|(id, track)| {
        let mark = track.marks.last()?;
        Some(UnlistedPlace {
            id: id.as_str(),
            risk: Some(id),
            wants_incident: matches!(abnormal(state, track), (Some(_), None)),
            state: Text {
                zh: mark.state.zh().to_owned(),
                en: mark.state.en().to_owned(),
            },
            as_of: mark.as_of,
            words: mark.words.as_ref(),
        })
    });
    let mut places: Vec<UnlistedPlace<'_>> = facilities.chain(risks).collect();
    places.sort_by_key(|it| (!it.wants_incident, std::cmp::Reverse(it.as_of)));
    places
}
