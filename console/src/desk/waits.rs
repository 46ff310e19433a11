//! What waits at one moment, looked up once: every frame asks it several times, and no answer changes
//! within a second unless something is recorded.

use dispatch_core::register::{Callee, Party, Unit};
use dispatch_core::time::Time;
use dispatch_core::view::{
    self, Alarm, LadderRung, alarms_at, silent_townships, sounds_for, waiting_ladders,
};
use dispatch_core::words::PostId;

use super::boards::{BOARDS, wants};
use super::sight::Sight;

/// What waits, of one record number, one second of world time and one post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waits {
    of: Option<(u64, i64, PostId)>,
    /// The alarms, in the order of their list.
    pub alarms: Vec<Alarm>,
    /// Those of them that sound at this post.
    pub sounding: Vec<Alarm>,
    /// How many more stand that are for other seats to hear.
    pub elsewhere: usize,
    /// How many things wait on each board, in the order of the tabs.
    pub boards: Vec<usize>,
    /// Townships not heard for too long, each with the moment since when.
    pub silent: Vec<(Party, Time)>,
    /// Who is being rung and waits for the next step of his ladder, which, and since when.
    pub ladders: Vec<(Callee, LadderRung, Time)>,
}

impl Waits {
    /// Looks again, unless it was looked at in this second and nothing was recorded since. `sight` is
    /// what it is asked for; its own `waits` are not read.
    pub fn look(&mut self, sight: &Sight<'_>) {
        let (state, now) = (sight.state(), sight.now);
        let post = sight.seat.post.clone();
        let of = Some((state.height, now.0.div_euclid(1_000), post));
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
            boards: Vec::new(),
            silent: silent_townships(state, now),
            ladders: waiting_ladders(state, now),
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

fn is_of_centre(sight: &Sight<'_>) -> bool {
    let post = sight.state().register.posts.get(&sight.seat.post);
    post.is_none_or(|it| it.unit == Unit::Centre)
}
