//! What somebody inside a hazard area is called.

use crate::command::Affected;
use crate::register::Callee;
use crate::sentence::plotted_text;
use crate::state::{Incident, State};
use crate::view::{party_en, party_zh, unlisted_en, unlisted_zh};

/// As it is written.
#[must_use]
pub fn affected_zh(state: &State, incident: &Incident, who: &Affected) -> String {
    let register = &state.register;
    match who {
        Affected::Callee(Callee::Party(party)) => party_zh(state, party),
        Affected::Callee(Callee::Site(id)) => register
            .sites
            .get(id)
            .map_or_else(|| unlisted_zh(id.as_str()), |it| it.zh.to_string()),
        Affected::Callee(Callee::Facility(id)) => register
            .facilities
            .get(id)
            .map_or_else(|| unlisted_zh(id.as_str()), |it| it.zh.to_string()),
        Affected::Depot(id) => register
            .depots
            .get(id)
            .map_or_else(|| unlisted_zh(id.as_str()), |it| it.zh.to_string()),
        Affected::CommandPost => "本事件指挥部".to_owned(),
        Affected::Plot(id) => incident.plots.get(id).map_or_else(
            || id.to_string(),
            |it| match &it.words {
                Some(words) if !words.is_empty() => {
                    format!("{}「{words}」", plotted_text(&it.kind).zh)
                }
                _ => plotted_text(&it.kind).zh,
            },
        ),
        Affected::Incident(id) => state.incident(id).map_or_else(
            || id.to_string(),
            |it| format!("另一事件现场:{}", it.place.words),
        ),
    }
}

/// The same in English, where there is one.
#[must_use]
pub fn affected_en(state: &State, incident: &Incident, who: &Affected) -> String {
    let register = &state.register;
    match who {
        Affected::Callee(Callee::Party(party)) => party_en(state, party),
        Affected::Callee(Callee::Site(id)) => register
            .sites
            .get(id)
            .map_or_else(|| unlisted_en(id.as_str()), |it| it.en.to_string()),
        Affected::Callee(Callee::Facility(id)) => register
            .facilities
            .get(id)
            .map_or_else(|| unlisted_en(id.as_str()), |it| it.en.to_string()),
        Affected::Depot(id) => register
            .depots
            .get(id)
            .map_or_else(|| unlisted_en(id.as_str()), |it| it.en.to_string()),
        Affected::CommandPost => "own command post".to_owned(),
        Affected::Plot(id) => incident.plots.get(id).map_or_else(
            || id.to_string(),
            |it| match &it.words {
                Some(words) if !words.is_empty() => {
                    format!("{} “{words}”", plotted_text(&it.kind).en)
                }
                _ => plotted_text(&it.kind).en,
            },
        ),
        Affected::Incident(id) => state.incident(id).map_or_else(
            || id.to_string(),
            |it| format!("scene of another incident: {}", it.place.words),
        ),
    }
}
