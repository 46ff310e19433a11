//! What waits at one moment, looked up once: every frame asks it several times, and no answer changes
//! within a second unless something is recorded.

use std::sync::Arc;

use dispatch_core::register::{Callee, Party, Unit};
use dispatch_core::time::Time;
use dispatch_core::view::{
    self, Alarm, Clock, LadderRung, alarms_at, clocks, silent_townships, sounds_for,
    waiting_ladders,
};
use dispatch_core::words::{IncidentId, PostId};

use super::boards::{BOARDS, Owing, owing, wants};
use super::hazards::{Hazard, hazards};
use super::map::MapThings;
use super::queue::{Queued, looked_up};
use super::sight::Sight;

/// What waits, of one record number, one second of world time and one post.
#[derive(Clone, Debug, Default)]
pub struct Waits {
    of: Option<Moment>,
    /// The alarms, in the order of their list.
    pub alarms: Vec<Alarm>,
    /// Those of them that sound at this post.
    pub sounding: Vec<Alarm>,
    /// How many more stand that are for other seats to hear.
    pub elsewhere: usize,
    /// What comes due next, of which incident, the first due first; two at most.
    pub next: Vec<(IncidentId, Clock)>,
    /// How many things wait on each board, in the order of the tabs.
    pub boards: Vec<usize>,
    /// The incidents of the queue, in the order of the room.
    pub queue: Vec<Queued>,
    /// What waits to be reported, the first due first.
    pub owed: Vec<Owing>,
    /// Townships not heard for too long, each with the moment since when.
    pub silent: Vec<(Party, Time)>,
    /// Who is being rung and waits for the next step of his ladder, which, and since when.
    pub ladders: Vec<(Callee, LadderRung, Time)>,
    /// The hazard areas of every incident that goes on, the lifted ones as well.
    pub hazards: Vec<Hazard>,
    /// What stands on the map, where that was looked up beside the window.
    pub map: Option<Arc<MapThings>>,
}

/// A record number, a second of world time, and the post that looks.
pub type Moment = (u64, i64, PostId);

fn moment(sight: &Sight<'_>) -> Moment {
    let second = sight.now.0.div_euclid(1_000);
    (sight.state().height, second, sight.seat.post.clone())
}

impl Waits {
    /// At which record number, in which second of world time and for which post it was looked up;
    /// `None` where it was not.
    #[must_use]
    pub fn of(&self) -> Option<&Moment> {
        self.of.as_ref()
    }

    /// Whether it was looked up for this post.
    #[must_use]
    pub fn is_of_post(&self, post: &PostId) -> bool {
        self.of.as_ref().is_some_and(|it| it.2 == *post)
    }

    /// Whether another look may find something else, on the map as well.
    #[must_use]
    pub fn is_old(&self, sight: &Sight<'_>) -> bool {
        let map = self.map.as_ref();
        self.of != Some(moment(sight)) || map.is_none_or(|it| !it.is_of(sight))
    }

    /// Looks at the map as well, whose symbols blink within a second.
    pub fn look_at_map(&mut self, sight: &Sight<'_>) {
        let sight = Sight {
            waits: self,
            ..*sight
        };
        self.map = Some(Arc::new(MapThings::of(&sight)));
    }

    /// Looks again, unless it was looked at in this second and nothing was recorded since. `sight` is
    /// what it is asked for; its own `waits` are not read.
    pub fn look(&mut self, sight: &Sight<'_>) {
        let of = Some(moment(sight));
        if self.of != of {
            *self = Waits::at(sight);
            self.of = of;
        }
    }

    /// Everything that waits, looked up now.
    #[must_use]
    pub fn at(sight: &Sight<'_>) -> Waits {
        let (state, now) = (sight.state(), sight.now);
        let post = &sight.seat.post;
        let alarms = alarms_at(state, post, now);
        // The centre hears all there is.
        let hears_all = is_of_centre(sight);
        let elsewhere = match hears_all {
            true => 0,
            false => view::alarms(state, now).len().saturating_sub(alarms.len()),
        };
        let sounds = |it: &&Alarm| sounds_for(state, post, it, now);
        let mut waits = Waits {
            of: None,
            sounding: alarms.iter().filter(sounds).cloned().collect(),
            alarms,
            elsewhere,
            next: next(sight),
            boards: Vec::new(),
            queue: looked_up(state, now),
            owed: owing(state, now),
            silent: silent_townships(state, now),
            ladders: waiting_ladders(state, now),
            hazards: hazards(state, now, &sight.travels.townships().outlines(state)),
            map: None,
        };
        // A board may ask for what was looked up already.
        let sight = Sight {
            waits: &waits,
            ..*sight
        };
        let boards = BOARDS.iter().map(|(it, _, _)| wants(&sight, *it)).collect();
        waits.boards = boards;
        waits
    }
}

/// How many of what comes due are looked at.
const NEXT_MAX: usize = 2;

/// What comes due first over all incidents; what is late already stands among the alarms.
fn next(sight: &Sight<'_>) -> Vec<(IncidentId, Clock)> {
    let state = sight.state();
    let all = state.incidents.going_on().flat_map(|incident| {
        let coming = clocks(state, incident).into_iter();
        coming
            .filter(|it| !it.is_late(sight.now))
            .map(|it| (incident.id.clone(), it))
    });
    let mut next: Vec<_> = all.collect();
    next.sort_by_key(|it| it.1.due);
    next.truncate(NEXT_MAX);
    next
}

fn is_of_centre(sight: &Sight<'_>) -> bool {
    let post = sight.state().register.posts.get(&sight.seat.post);
    post.is_none_or(|it| it.unit == Unit::Centre)
}
