//! Who sits here: another person may take the seat within seconds, and the board never goes dark.

use dispatch_core::register::{Post, Unit};
use dispatch_core::view::responsible;
use dispatch_core::words::{PersonId, PostId};
use eframe::egui::{ScrollArea, Ui};

use super::look::inked;
use super::seat::Seat;
use super::sight::Sight;
use super::theme::size;
use super::widgets::RowMenu;
use crate::language::Key;

/// The posts that may be taken here: those of the centre, those that command or are to command an
/// open incident, and the duty posts of the townships.
fn posts<'a>(sight: &Sight<'a>) -> Vec<&'a Post> {
    let state = sight.state();
    let register = &state.register;
    let commanding: Vec<&PostId> = state
        .open_incidents()
        .into_iter()
        .flat_map(|incident| {
            let tenure = incident.commander().map(|it| &it.post);
            let named = incident.designated.as_ref().map(|it| &it.post);
            tenure.into_iter().chain(named)
        })
        .collect();
    let mut posts: Vec<&Post> = register
        .posts
        .values()
        .map(|it| &**it)
        .filter(|post| post.unit == Unit::Centre || commanding.contains(&&post.id))
        .collect();
    posts.sort_by_key(|post| (post.unit != Unit::Centre, &post.id));
    posts
}

/// Who may sit in a post: whom the roster has now, and whoever remains responsible until that one has
/// signed for it (practice R21).
fn holders<'a>(sight: &Sight<'a>, post: &Post) -> Vec<&'a PersonId> {
    let state = sight.state();
    let by_roster = state.register.on_duty(&post.id, sight.now);
    let remains = responsible(state, &post.id, sight.now);
    let remains = remains.filter(|it| Some(*it) != by_roster);
    by_roster.into_iter().chain(remains).collect()
}

/// Letters of a name where room is scarce; the whole of it is called aloud.
const NAME_MAX: usize = 12;

/// Who sits here, as the menu of the seat reads: with the post, or the person alone where room is scarce.
pub fn seat_text(sight: &Sight<'_>, person_alone: bool) -> String {
    if !sight.state().register.posts.contains_key(&sight.seat.post)
        && let Some((_, incident)) = sight.seat.seat.as_str().split_once('@')
    {
        // Its commander sits here as soon as there is one.
        return sight.say_with(Key::SeatAwaits, [("incident", incident.into())]);
    }
    let person = sight.person(&sight.seat.person);
    if person_alone {
        let is_long = person.chars().count() > NAME_MAX;
        let begun: String = person.chars().take(NAME_MAX - 1).collect();
        return if is_long {
            format!("{begun}…")
        } else {
            person
        };
    }
    format!("{} · {person}", sight.post(&sight.seat.post))
}

/// Draws the menu of the seat. Returns the seat that was taken.
pub fn seat_ui(ui: &mut Ui, sight: &Sight<'_>, person_alone: bool) -> Option<Seat> {
    let mut taken = None;
    let p = &sight.look.palette;
    let text = seat_text(sight, false);
    let face = seat_text(sight, person_alone);
    let name = sight.say_with(Key::SeatName, [("who", text.into())]);
    let face = inked(face, size::ROW, p.ink1);
    RowMenu::of("seat").ui(ui, (face, &name), |ui| {
        ui.set_min_width(300.0);
        ui.label(sight.look.note(sight.say(Key::SeatHint)));
        ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
            for post in posts(sight) {
                for person in holders(sight, post) {
                    let here = post.id == sight.seat.post && *person == sight.seat.person;
                    let mut text = format!("{} · {}", sight.post(&post.id), sight.person(person));
                    if sight.state().register.on_duty(&post.id, sight.now) != Some(person) {
                        text = format!("{text}({})", sight.say(Key::ShiftStillHolds));
                    }
                    if ui.selectable_label(here, text).clicked() {
                        taken = Some(Seat {
                            person: person.clone(),
                            post: post.id.clone(),
                            ..sight.seat.clone()
                        });
                        ui.close();
                    }
                }
            }
        });
    });
    taken
}
