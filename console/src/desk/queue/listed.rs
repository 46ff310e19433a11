//! The queue as it is listed: looked up when something was recorded, a second passed or another list is
//! asked for, and not in each frame.

use std::borrow::Cow;
use std::collections::HashSet;

use dispatch_core::state::{Incident, State};
use dispatch_core::time::Time;
use dispatch_core::view::{queue, whistle_waits_since};
use dispatch_core::words::{IncidentId, PersonId, PostId};
use eframe::egui::Id;

use super::filter::lists;
use super::whose::Whose;
use crate::desk::sight::Sight;
use crate::desk::steady::kept;
use crate::desk::widgets::LongRow;
use crate::language::Lang;

/// An incident of the queue, with what its place in a list depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queued {
    /// Which.
    pub id: IncidentId,
    /// Whether it is in hand; else it is over.
    pub is_open: bool,
    /// Whether a whistle of it waits to be taken by the centre.
    pub is_waiting: bool,
    /// Who of the room has it.
    pub holder: Option<PersonId>,
}

/// The whole queue at a moment: those in hand as the room works, then those that are over, the newest
/// first.
#[must_use]
pub fn looked_up(state: &State, now: Time) -> Vec<Queued> {
    let mut rows = queue(state, now);
    let all = state.incidents.values().map(|it| &**it);
    let mut over: Vec<&Incident> = all
        .filter(|it| it.merged_into.is_none() && !it.status.is_open())
        .collect();
    over.sort_by_key(|it| std::cmp::Reverse(it.number));
    rows.extend(over);
    rows.into_iter().map(|it| queued(state, it)).collect()
}

fn queued(state: &State, incident: &Incident) -> Queued {
    Queued {
        id: incident.id.clone(),
        is_open: incident.status.is_open(),
        is_waiting: whistle_waits_since(state, incident).is_some(),
        holder: incident.holder().cloned(),
    }
}

/// The queue as it was looked up at this moment; it is looked up now where it was not.
#[must_use]
pub fn all<'a>(sight: &Sight<'a>) -> Cow<'a, [Queued]> {
    match sight.waits.of() {
        Some(_) => Cow::Borrowed(&sight.waits.queue),
        None => Cow::Owned(looked_up(sight.state(), sight.now)),
    }
}

/// What is asked for: whose incidents, for whom, of the past or of now, what is searched for.
type Asked = (Whose, PersonId, bool, String);
/// What the list depends on beside that: the moment it was looked up at, the language that is searched,
/// and whether it must not move.
type Moment = (Option<(u64, i64, PostId)>, usize, Lang, bool);

/// The list as it is drawn.
#[derive(Debug, Default)]
pub struct Listed {
    of: Option<(Asked, Moment)>,
    /// Top down, as they are drawn.
    pub rows: Vec<IncidentId>,
    /// The same for the list that draws them.
    pub long: Vec<LongRow>,
    /// Whether the pointer or the caret keeps them in another order than that of the room.
    pub is_kept: bool,
    /// The open ones that the list should show, in the order of the room.
    pub open: Vec<IncidentId>,
    /// How many open ones it does not show, and how many of those wait to be taken.
    pub hidden: (usize, usize),
}

impl Listed {
    /// Looks again, unless nothing can have changed. A list that is `held` keeps its rows where they are.
    pub fn look(&mut self, sight: &Sight<'_>, (whose, typed): (Whose, &str), held: bool) {
        let me = &sight.seat.person;
        let asked = (whose, me.clone(), sight.past, typed.to_owned());
        let moment = (
            sight.waits.of().cloned(),
            sight.picture.waiting,
            sight.lang(),
            held,
        );
        let of = Some((asked, moment));
        let is_looked_up = sight.waits.of().is_some();
        if is_looked_up && self.of == of {
            return;
        }
        let same = |(asked, _): &(Asked, Moment)| of.as_ref().is_some_and(|it| it.0 == *asked);
        let stays = held && self.of.as_ref().is_some_and(same);
        let all = all(sight);
        let incidents = &sight.state().incidents;
        let is_found = |it: &Queued| {
            let incident = incidents.get(&it.id).filter(|_| !typed.is_empty());
            incident.is_none_or(|it| lists(sight, it, typed))
        };
        let fresh: Vec<&Queued> = all
            .iter()
            .filter(|it| whose.lists(it, me))
            .filter(|it| is_found(it))
            .collect();
        let order: Vec<IncidentId> = fresh.iter().map(|it| it.id.clone()).collect();
        let open = fresh.iter().filter(|it| it.is_open);
        self.open = open.map(|it| it.id.clone()).collect();
        (self.rows, self.is_kept) = match stays {
            true => kept(&self.rows, &order, |id| incidents.contains_key(id)),
            false => (order, false),
        };
        let shown: HashSet<&IncidentId> = self.rows.iter().collect();
        let hidden = all
            .iter()
            .filter(|it| it.is_open && !shown.contains(&it.id));
        self.hidden = hidden.fold((0, 0), |(n, waiting), it| {
            (n + 1, waiting + usize::from(it.is_waiting))
        });
        let waiting = all.iter().filter(|it| it.is_waiting);
        let waiting: HashSet<&IncidentId> = waiting.map(|it| &it.id).collect();
        let long = self.rows.iter().map(|id| LongRow {
            id: Id::unique(id.as_str()),
            kind: u8::from(waiting.contains(id)),
        });
        self.long = long.collect();
        self.of = of;
    }

    /// Where an incident stands in it.
    #[must_use]
    pub fn place_of(&self, id: &IncidentId) -> Option<usize> {
        self.rows.iter().position(|it| it == id)
    }
}
