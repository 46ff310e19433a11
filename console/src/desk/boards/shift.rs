//! 交接班: the sheet as it is drafted now, the three names under it, and what was promised aloud.

mod names;
mod promise;
mod sheet;

use dispatch_core::register::Post;
use dispatch_core::view::{DRAFT_S, awaited, is_handed_over, responsible, roster_changes};
use dispatch_core::words::{IncidentId, PostId};
use eframe::egui::Ui;

use self::names::{Names, names_ui};
use self::promise::promise_ui;
use self::sheet::{Sheet, sheet_ui};
use crate::desk::outbox::Outbox;
use crate::desk::seat::Seat;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Tone, age_text, clock_hm, sign, toggle};
use crate::language::Key;

/// What is half written.
#[derive(Debug, Default)]
pub struct ShiftForm {
    /// Whose sheet is shown; the seat's own where nobody chose.
    post: Option<PostId>,
    names: Names,
    promise: String,
    sheet: Sheet,
    /// Whoever signed here as 接班人 sits here from now on.
    taken: Option<Seat>,
}

impl ShiftForm {
    /// The seat as it was taken over by a signature, once.
    pub fn take_seat(&mut self) -> Option<Seat> {
        self.taken.take()
    }
}

/// The posts of the room whose duty is handed over, the chief's first.
fn posts<'a>(sight: &Sight<'a>) -> Vec<&'a Post> {
    let all = sight.state().register.posts.values().map(|it| &**it);
    let mut posts: Vec<&Post> = all.filter(|it| is_handed_over(it)).collect();
    posts.sort_by_key(|it| (it.kind.as_str() != "duty-chief", &it.id));
    posts
}

/// How many things wait here: changes of duty that nobody has taken over, and one of this seat's own
/// post within half an hour.
pub fn wants(sight: &Sight<'_>) -> usize {
    let state = sight.state();
    let late = posts(sight)
        .into_iter()
        .filter(|it| awaited(state, &it.id, sight.now).is_some());
    let own = &sight.seat.post;
    let handed_over = state
        .register
        .posts
        .get(own)
        .is_some_and(|it| is_handed_over(it));
    let until = sight.now.plus_s(DRAFT_S);
    let soon = roster_changes(&state.register, own, sight.now, until);
    late.count() + usize::from(handed_over && !soon.is_empty())
}

/// Draws the board. Returns the incident that the person wants to see.
pub fn shift_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut ShiftForm,
    outbox: &mut Outbox,
) -> Option<IncidentId> {
    let posts = posts(sight);
    let own = posts.iter().find(|it| it.id == sight.seat.post);
    let chosen = form.post.as_ref();
    let chosen = chosen.and_then(|id| posts.iter().find(|it| &it.id == id));
    let Some(post) = chosen.or(own).or(posts.first()).map(|it| it.id.clone()) else {
        ui.label(sight.look.note(sight.say(Key::ShiftNoPost)));
        return None;
    };
    ui.horizontal_wrapped(|ui| {
        for it in &posts {
            if toggle(ui, sight.look, it.id == post, &sight.post(&it.id)) {
                form.post = Some(it.id.clone());
                form.names = Names::default();
            }
        }
    });
    standing_ui(ui, sight, &post);
    let sheet = form.sheet.look(sight, &post);
    if let Some(seat) = names_ui(ui, sight, sheet, &mut form.names, outbox) {
        form.taken = Some(seat);
    }
    promise_ui(ui, sight, &mut form.promise, outbox);
    ui.separator();
    sheet_ui(ui, sight, sheet)
}

/// Who answers for the post now, since when somebody is awaited, and the next change of the roster.
fn standing_ui(ui: &mut Ui, sight: &Sight<'_>, post: &PostId) {
    let state = sight.state();
    let unknown = || sight.say(Key::Unknown).into_owned();
    let holder = responsible(state, post, sight.now);
    let holder = holder.map_or_else(unknown, |it| sight.person(it));
    ui.horizontal_wrapped(|ui| {
        let text = sight.say_with(Key::ShiftHolder, [("who", holder.into())]);
        ui.label(sight.look.strong(text));
        if let Some(it) = awaited(state, post, sight.now) {
            let text = sight.say_with(
                Key::ShiftAwaited,
                [
                    ("at", clock_hm(it.since).into()),
                    ("age", age_text(sight.lang(), it.since, sight.now).into()),
                ],
            );
            sign(ui, sight.look, Tone::Red, &text);
        }
    });
    let day = sight.now.plus_s(dispatch_core::time::DAY_S);
    let next = roster_changes(&state.register, post, sight.now, day);
    let text = match next.first() {
        Some(change) => {
            let who = change.to.map_or_else(
                || sight.say(Key::ShiftNobody).into_owned(),
                |it| sight.person(it),
            );
            sight.say_with(
                Key::ShiftNext,
                [("at", clock_hm(change.at).into()), ("who", who.into())],
            )
        }
        None => sight.say(Key::ShiftNoNext).into_owned(),
    };
    ui.label(sight.look.note(text));
}
