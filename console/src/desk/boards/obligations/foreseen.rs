//! What the fold would make of a report before it is pressed: what it discharges, or why not.

use std::collections::HashSet;

use dispatch_core::state::{Short, State};
use eframe::egui::{Label, Ui};

use super::items::{Item, What, items};
use crate::desk::look::inked;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::language::Key;

/// What the report would discharge, in words: this one or why not, and what else.
pub fn foreseen_ui(ui: &mut Ui, sight: &Sight<'_>, item: &Item<'_>, after: &State) {
    let p = &sight.look.palette;
    let left: HashSet<String> = items(after, sight.now).iter().map(Item::name).collect();
    let own = item.name();
    let (text, ink) = if left.contains(&own) {
        (sight.say(why_not(item, after)), p.red.text)
    } else {
        (sight.say(Key::ReportDischarges), p.green.text)
    };
    ui.add(Label::new(inked(text, size::NOTE, ink)).wrap());
    let others: Vec<String> = items(sight.state(), sight.now)
        .iter()
        .filter(|it| it.name() != own && !left.contains(&it.name()))
        .map(|it| match it.to(sight) {
            Some(to) => format!("{} → {to}", it.text(sight)),
            None => it.text(sight),
        })
        .collect();
    if !others.is_empty() {
        let text = sight.say_with(
            Key::ReportAlsoDischarges,
            [("what", others.join("；").into())],
        );
        ui.add(Label::new(inked(text, size::NOTE, p.amber.text)).wrap());
    }
}

/// What becomes of each obligation that a report of the district answers: discharged, or why not.
pub fn answers_ui(ui: &mut Ui, sight: &Sight<'_>, answered: &[Item<'_>], after: &State) {
    let p = &sight.look.palette;
    let left: HashSet<String> = items(after, sight.now).iter().map(Item::name).collect();
    for item in answered {
        let what = item.text(sight);
        let (text, ink) = if left.contains(&item.name()) {
            (
                {
                    let why = sight.say(why_not(item, after)).into_owned();
                    let args = [("what", what.into()), ("why", why.into())];
                    sight.say_with(Key::PaperFallsShort, args)
                },
                p.red.text,
            )
        } else {
            let args = [("what", what.into())];
            (sight.say_with(Key::PaperDischarges, args), p.green.text)
        };
        ui.add(Label::new(inked(text, size::NOTE, ink)).wrap());
    }
    if answered.is_empty() {
        ui.label(sight.look.note(sight.say(Key::PaperAnswersNothing)));
    }
}

fn why_not(item: &Item<'_>, after: &State) -> Key {
    let What::Owed(it) = item.what else {
        return Key::ReportFallsShort;
    };
    let owed = after.obligations.get(it.id);
    match owed
        .and_then(|owed| owed.answers.last())
        .and_then(|it| it.short)
    {
        Some(Short::Means) => Key::ShortMeans,
        Some(Short::Unsigned) => Key::ShortUnsigned,
        None => Key::ReportFallsShort,
    }
}
