//! One entry as a plain sentence, with who said it and when; what was refused or contradicts has a
//! bar, a word and a colour.

use dispatch_core::command::Kind;
use dispatch_core::sentence;
use dispatch_core::state::Incident;
use eframe::egui::{Color32, Frame, Label, Margin, Rect, Ui};

use super::kept::{Kept, is_back_entry};
use super::out::text_of;
use crate::desk::look::inked;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Tone, Weight, chip, clock_hm, plain_button, sign};
use crate::language::Key;

/// Width of the bar that marks an entry, in points.
const BAR: f32 = 4.0;

/// Draws one.
pub fn line_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident, it: &Kept) {
    let p = &sight.look.palette;
    let (refused, conflict) = (it.is_refused(), it.is_conflict(sight.state()));
    let (fill, bar) = match (refused, conflict) {
        (true, _) => (p.late, Some(p.red.fill)),
        (false, true) => (p.bg2, Some(p.amber.fill)),
        (false, false) => (Color32::TRANSPARENT, None),
    };
    let frame = Frame::new()
        .fill(fill)
        .inner_margin(Margin::symmetric(8, 2));
    let shown = frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        head_ui(ui, sight, incident, it, (refused, conflict));
        let said = sight.lang().text(it.told(sight).1.clone());
        ui.add(Label::new(sight.look.row(said)).wrap());
        if let Some(why) = it.line.refusal.as_ref().filter(|_| refused) {
            let why = sight.refusal_text(why);
            let text = sight.say_with(Key::RefusedBecause, [("why", why.into())]);
            ui.add(Label::new(inked(text, size::NOTE, p.red.text)).wrap());
        }
    });
    if let Some(ink) = bar {
        let rect = shown.response.rect;
        let bar = Rect::from_min_size(rect.min, [BAR, rect.height()].into());
        ui.painter().rect_filled(bar, 0.0, ink);
    }
}

/// Which other incident an entry is about that stands here because it contradicts this one.
fn elsewhere<'a>(sight: &Sight<'a>, incident: &Incident, it: &Kept) -> Option<&'a Incident> {
    let state = sight.state();
    let about = it.line.author.command.incident()?;
    let about = state.incident(state.resolve(about).unwrap_or(about))?;
    (about.id != incident.id).then_some(about)
}

fn head_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    it: &Kept,
    (refused, conflict): (bool, bool),
) {
    let p = &sight.look.palette;
    let line = &it.line;
    ui.horizontal_wrapped(|ui| {
        ui.label(inked(line.at.local_clock().to_string(), size::NOTE, p.ink2));
        let kind = match it.kind() {
            Kind::Decision => Key::Decision,
            Kind::Fact => Key::Fact,
        };
        chip(ui, sight.look, Tone::Grey, &sight.say(kind));
        if refused {
            sign(ui, sight.look, Tone::Red, &sight.say(Key::LogRefused));
        }
        if conflict {
            sign(ui, sight.look, Tone::Amber, &sight.say(Key::LogConflict));
        }
        let who = sight.lang().text(it.told(sight).0.clone());
        ui.add(Label::new(sight.look.label(who)).wrap());
        if let Some(other) = elsewhere(sight, incident, it) {
            chip(ui, sight.look, Tone::Grey, &sight.title(other));
        }
        if is_back_entry(line) {
            let at = clock_hm(line.author.occurred_at);
            let late = format!("{} {at}", sight.say(Key::BackEntry));
            chip(ui, sight.look, Tone::Grey, &late);
        }
        if let Some(sheet) = sight.state().sheets.get(&line.author.id) {
            let sheet = sight.lang().text(sentence::sheet(sheet));
            ui.add(Label::new(sight.look.note(sheet)).wrap());
        }
        let text = sight.say(Key::LogCopyOne);
        let name = sight.say_with(Key::LogCopyOneOf, [("n", line.height.into())]);
        if plain_button(ui, sight.look, Weight::Small, &text, &name).clicked() {
            ui.ctx().copy_text(text_of(sight, incident, [it]));
        }
    });
}
