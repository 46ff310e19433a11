//! Tenures: exactly one commander from the first moment to the end, no gap, no overlap (law 5).

use imbl::OrdMap;

use crate::fold::Act;
use crate::refusal::Refusal;
use crate::state::{CommandBasis, TakenBy, Tenure, Transfer};
use crate::time::Time;
use crate::words::{IncidentId, PersonId, PostId, PostKind};

/// Starts a tenure and ends the one before it, at one moment: no gap, no overlap.
pub(in crate::fold) fn begin_tenure(
    act: &mut Act<'_>,
    id: &IncidentId,
    post: PostId,
    person: Option<PersonId>,
    by: TakenBy,
    basis: CommandBasis,
    at: Time,
) -> Result<(), Refusal> {
    let height = act.height;
    let post_kind = post_kind(act, &post);
    let incident = act.change(id)?;
    let same_man = incident
        .commander()
        .is_some_and(|now| now.post == post && now.person == person);
    // A claim that speaks of a moment before the present tenure cannot undo that one's beginning.
    let from = incident
        .tenures
        .last()
        .map_or(at, |last| at.max(last.to.unwrap_or(last.from)));
    if let Some(last) = incident.tenures.back_mut()
        && last.to.is_none()
    {
        last.to = Some(from);
        last.to_height = Some(height);
    }
    incident.tenures.push_back(Tenure {
        post,
        post_kind,
        person,
        from,
        from_height: height,
        to: None,
        to_height: None,
        by,
        basis,
    });
    incident.offer = None;
    // Who keeps command hands nothing over.
    if by != TakenBy::Temporary && !same_man {
        incident.transfer = Some(Transfer {
            at: from,
            fields: OrdMap::new(),
        });
    }
    Ok(())
}

/// Ends command: the scene is over, withdrawn or merged.
pub(in crate::fold) fn end_tenure(
    act: &mut Act<'_>,
    id: &IncidentId,
    at: Time,
) -> Result<(), Refusal> {
    let height = act.height;
    let incident = act.change(id)?;
    if let Some(last) = incident.tenures.back_mut()
        && last.to.is_none()
    {
        last.to = Some(at.max(last.from));
        last.to_height = Some(height);
    }
    incident.offer = None;
    Ok(())
}

fn post_kind(act: &Act<'_>, post: &PostId) -> PostKind {
    if let Some(post) = act.state.register.posts.get(post) {
        return post.kind.clone();
    }
    #[expect(clippy::expect_used, reason = "a literal")]
    PostKind::new("unlisted").expect("a name")
}
