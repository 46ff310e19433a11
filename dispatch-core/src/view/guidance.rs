//! What the type proposes: the lead department and the commander's post.

use crate::register::{Department, Post, Unit};
use crate::state::{Incident, State};

/// The department that leads an incident of this type in this district.
#[must_use]
pub fn proposed_lead<'a>(state: &'a State, incident: &Incident) -> Option<&'a Department> {
    let lead = state.register.kind(&incident.kind)?.lead.first()?;
    state.register.office_for(lead, None)
}

/// The post the type proposes as field commander: of its kind in the lead department, else of its
/// kind anywhere in the district.
#[must_use]
pub fn proposed_commander<'a>(state: &'a State, incident: &Incident) -> Option<&'a Post> {
    let kind = &state.register.kind(&incident.kind)?.commander_post;
    let lead = proposed_lead(state, incident).map(|it| Unit::Department(it.id.clone()));
    let in_lead = lead.and_then(|unit| state.register.post_of(&unit, kind));
    in_lead.or_else(|| {
        state
            .register
            .posts
            .values()
            .map(|it| &**it)
            .find(|it| it.kind.as_str() == kind)
    })
}
