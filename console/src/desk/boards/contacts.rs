//! 联络盘: who was heard when by which way, who is silent, whom to ring next (practice R17).

mod call;
mod callee;
mod roster;
mod rows;

use dispatch_core::register::{Callee, Party};
use dispatch_core::view::contact_board;
use dispatch_core::words::IncidentId;
use eframe::egui::{Label, Ui};

use crate::desk::boards::kept::Kept;
use crate::desk::incident::written;
use crate::desk::look::{bold, inked};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Weight, age_text, plain_button, text_field, toggle};
use crate::language::{Key, Lang};

pub use call::{CallForm, call_as_ui, numbers, proposed_call};
use callee::{callee_name, searched};
use rows::Line;

/// Who is looked for, who is being rung.
#[derive(Debug, Default)]
pub struct ContactsForm {
    sought: String,
    roster: bool,
    gaps_only: bool,
    calls: Kept<Callee, call::CallForm>,
}

/// Silent townships, and whoever else is being rung and waits for the next step of his ladder.
pub fn wants(sight: &Sight<'_>) -> usize {
    let silent = silent(sight);
    let waiting = &sight.waits.ladders;
    let others = waiting.iter().filter(|(who, _, _)| !silent.contains(who));
    others.count() + silent.len()
}

fn silent(sight: &Sight<'_>) -> Vec<Callee> {
    let silent = sight.waits.silent.iter();
    silent.map(|(it, _)| Callee::Party(it.clone())).collect()
}

/// Draws the board. Returns the incident that the person wants to see: never one.
pub fn contacts_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut ContactsForm,
    outbox: &mut Outbox,
) -> Option<IncidentId> {
    ui.horizontal_wrapped(|ui| {
        text_field(ui, sight, (Key::ContactSearch, 260.0), &mut form.sought);
        if toggle(ui, sight.look, form.roster, &sight.say(Key::Roster)) {
            form.roster = !form.roster;
        }
        if form.roster && toggle(ui, sight.look, form.gaps_only, &sight.say(Key::RosterGaps)) {
            form.gaps_only = !form.gaps_only;
        }
    });
    if form.roster {
        roster::roster_ui(ui, sight, (&form.sought, form.gaps_only));
        return None;
    }
    if !form.sought.trim().is_empty() {
        found_ui(ui, sight, form, outbox);
        return None;
    }
    silent_ui(ui, sight, form, outbox);
    waiting_ui(ui, sight, form, outbox);
    let board = contact_board(sight.state());
    let title = |ui: &mut Ui, key| {
        ui.add_space(4.0);
        ui.label(sight.look.title(sight.say(key)));
    };
    let (townships, rest): (Vec<_>, Vec<_>) = board
        .into_iter()
        .partition(|it| matches!(it.unit, Callee::Party(Party::Township(_))));
    let (offices, others): (Vec<_>, Vec<_>) = rest
        .into_iter()
        .partition(|it| matches!(it.unit, Callee::Party(Party::Department(_))));
    let (villages, others): (Vec<_>, Vec<_>) = others
        .into_iter()
        .partition(|it| has_ladder(sight, &it.unit));
    for (key, rows) in [
        (Key::ContactTownships, townships),
        (Key::ContactOthers, others),
        (Key::ContactVillages, villages),
        (Key::ContactDepartments, offices),
    ] {
        if rows.is_empty() {
            continue;
        }
        title(ui, key);
        for row in rows {
            rows::row_ui(ui, sight, &Line::Board(&row), form, outbox);
        }
    }
    None
}

/// Whether it is a place with a ladder of its own, as a village.
fn has_ladder(sight: &Sight<'_>, who: &Callee) -> bool {
    let Callee::Site(id) = who else { return false };
    let site = sight.state().register.sites.get(id);
    site.is_some_and(|it| !it.ladder.is_empty())
}

/// Townships that were not heard for too long under a response: red, above everything.
fn silent_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut ContactsForm, outbox: &mut Outbox) {
    let silent = sight.waits.silent.clone();
    if silent.is_empty() {
        return;
    }
    let red = sight.look.palette.red.text;
    let text = sight.say_with(Key::SilentTownships, [("n", silent.len().into())]);
    ui.add(Label::new(bold(text, size::BODY, red)).wrap());
    for (party, since) in silent {
        let age = age_text(sight.lang(), since, sight.now);
        let since = sight.say_with(Key::SilentSince, [("age", age.into())]);
        let line = Line::Silent(Callee::Party(party), since);
        rows::row_ui(ui, sight, &line, form, outbox);
    }
}

/// Whoever is being rung: the next step of the ladder is due.
fn waiting_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut ContactsForm, outbox: &mut Outbox) {
    let silent = silent(sight);
    let mut waiting = sight.waits.ladders.clone();
    waiting.retain(|(who, _, _)| !silent.contains(who));
    if waiting.is_empty() {
        return;
    }
    let red = sight.look.palette.red.text;
    ui.label(bold(sight.say(Key::LadderWaits), size::BODY, red));
    for (who, rung, since) in waiting {
        let step = match sight.lang() {
            Lang::Zh => rung.text.zh,
            Lang::En => rung.text.en,
        };
        let age = age_text(sight.lang(), since, sight.now);
        let text = sight.say_with(
            Key::LadderNext,
            [("step", step.into()), ("age", age.into())],
        );
        rows::row_ui(ui, sight, &Line::Silent(who, text), form, outbox);
    }
}

/// What was searched for: units, posts, sites, facilities by their keeper, and the word itself.
fn found_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut ContactsForm, outbox: &mut Outbox) {
    let found = searched(sight, &form.sought);
    let board = contact_board(sight.state());
    for who in &found.shown {
        let row = board.iter().find(|it| it.unit == *who);
        let line = match row {
            Some(row) => Line::Board(row),
            None => Line::Never(who.clone()),
        };
        rows::row_ui(ui, sight, &line, form, outbox);
    }
    if found.more > 0 {
        let text = sight.say_with(Key::ContactMore, [("n", found.more.into())]);
        ui.label(sight.look.note(text));
    }
    let Some(words) = written(&form.sought) else {
        return;
    };
    let other = Callee::Party(Party::Other(words));
    if !found.shown.contains(&other) {
        ui.horizontal_wrapped(|ui| {
            let amber = sight.look.palette.ink2;
            ui.label(inked(sight.say(Key::ContactVillage), size::NOTE, amber));
            let text = sight.say_with(Key::CallOf, [("who", callee_name(sight, &other).into())]);
            // A unit of the register may be called just so.
            let name = format!("{text} {}", sight.say(Key::ContactUnlisted));
            if plain_button(ui, sight.look, Weight::Small, &text, &name).clicked() {
                form.calls.open(&other);
            }
        });
        if form.calls.is_open(&other) {
            call::call_ui(ui, sight, &other, form.calls.form(&other), outbox);
        }
    }
}
