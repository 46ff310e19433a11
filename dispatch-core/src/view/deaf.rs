//! Which seats can hear their alarms: the sound test of a shift, and consoles without a sound device.

use super::shift::{DRAFT_S, roster_changes};
use crate::state::{SeatSound, SoundTest, State};
use crate::time::{DAY_S, Time};
use crate::words::{PostId, Words};

/// Why a seat does not hear its alarms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeafWhy {
    /// Its console has no sound device.
    NoDevice,
    /// A tone was sounded, and the person there did not hear it.
    NotHeard,
}

/// A seat that does not hear its alarms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeafSeat<'a> {
    /// The post that sits there.
    pub post: &'a PostId,
    /// The console.
    pub console: &'a Words,
    /// The seat.
    pub seat: &'a Words,
    /// Why.
    pub why: DeafWhy,
    /// Since when, by the last word of it.
    pub since: Time,
    /// What was said of it.
    pub words: Option<&'a Words>,
}

/// The seats whose last word on their sound is that there is none, the newest first.
#[must_use]
pub fn deaf_seats(state: &State) -> Vec<DeafSeat<'_>> {
    let of_posts = state.shift.sounds.iter();
    let all = of_posts.flat_map(|(post, consoles)| {
        let consoles = consoles.iter();
        consoles.filter_map(move |(console, sound)| deaf(post, console, sound))
    });
    let mut all: Vec<DeafSeat<'_>> = all.collect();
    all.sort_by_key(|it| (std::cmp::Reverse(it.since), it.post, it.console));
    all
}

/// A device that is gone is gone until it is said to be back, or a tone was heard since; a tone that was
/// not heard stands until another is heard, or a device came back since.
fn deaf<'a>(post: &'a PostId, console: &'a Words, sound: &'a SeatSound) -> Option<DeafSeat<'a>> {
    let tested = sound.tested.as_ref();
    let device = sound.device.as_ref();
    let tested = tested.map(|it| (it.said.at, it.heard, DeafWhy::NotHeard, it.device.as_ref()));
    let device = device.map(|it| (it.said.at, it.present, DeafWhy::NoDevice, it.words.as_ref()));
    let (since, hears, why, words) = tested
        .into_iter()
        .chain(device)
        .max_by_key(|(at, _, _, _)| *at)?;
    (!hears).then_some(DeafSeat {
        post,
        console,
        seat: &sound.seat,
        why,
        since,
        words,
    })
}

/// When the shift of a post began: the roster's last change, and where it names none within a day,
/// a day ago.
#[must_use]
pub fn shift_began(state: &State, post: &PostId, now: Time) -> Time {
    let day_ago = now.plus_s(-DAY_S);
    let changes = roster_changes(&state.register, post, day_ago, now);
    changes.last().map_or(day_ago, |it| it.at)
}

/// The sound test that a console made in this shift, or in the half hour before it in which it is taken
/// over; `None`: it is to be made.
#[must_use]
pub fn sound_test<'a>(
    state: &'a State,
    post: &PostId,
    console: &Words,
    now: Time,
) -> Option<&'a SoundTest> {
    let tested = state
        .shift
        .sounds
        .get(post)?
        .get(console)?
        .tested
        .as_ref()?;
    let from = shift_began(state, post, now).plus_s(-DRAFT_S);
    (tested.said.at >= from).then_some(tested)
}
