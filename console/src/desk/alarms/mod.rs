//! The alarms that stand now: three priorities, three forms. Known is not gone.
//!
//! Three acts are apart: 消音 makes this machine quiet for a while and is in the band, 知悉 says by name
//! that a post knows, 暂缓提醒 keeps the post from hearing it until a moment, for a reason.

mod flood;
mod form;
mod head;
mod put_off;
mod row;

use std::collections::BTreeSet;

use dispatch_core::view::{Alarm, AlarmRow, Priority, alarm_rows};
use eframe::egui::{Frame, Id, Label, Margin, ScrollArea, Ui};

use super::outbox::Outbox;
use super::sight::Sight;
use super::theme::space;
use super::view::View;
use super::widgets::{LongRow, blind_ui, long_list};
use crate::language::Key;
use crate::sound::Tone;
use put_off::PutOff;

pub use head::Asks;
pub use put_off::{put_off, why_text};

/// What is open in the list.
#[derive(Debug, Default)]
pub struct AlarmsView {
    /// The alarm that is being put off, and why.
    putting_off: Option<PutOff>,
    /// Kinds whose alarms are listed one by one while they are gathered.
    unfolded: BTreeSet<String>,
    /// Whether the list of what this seat hears is shown.
    listing: bool,
}

/// The tone of an alarm.
#[must_use]
pub fn tone_of(alarm: &Alarm) -> Tone {
    match alarm.priority {
        _ if alarm.key.as_str().starts_with("whistle/") => Tone::Whistle,
        Priority::High => Tone::First,
        Priority::Medium => Tone::Second,
        Priority::Low => Tone::Third,
    }
}

/// Draws the list. Returns what is asked of the desk.
pub fn alarms_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    alarms: &[Alarm],
    view: &mut View,
    outbox: &mut Outbox,
) -> Option<Asks> {
    head::head_ui(ui, sight, alarms, &mut view.alarms);
    let mut asks = None;
    ScrollArea::vertical().id_salt("alarms").show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if view.alarms.listing {
            head::listing_ui(ui, sight);
        }
        if alarms.is_empty() {
            Frame::new()
                .inner_margin(Margin::symmetric(space::PANEL, 6))
                .show(ui, |ui| empty_ui(ui, sight));
        }
        let rows = alarm_rows(alarms, sight.now);
        let long: Vec<LongRow> = rows.iter().map(long_row).collect();
        long_list(ui, "rows", &long, None, |ui, place| match rows.get(place) {
            Some(AlarmRow::One(alarm)) => row::alarm_ui(ui, sight, alarm, view, outbox),
            Some(AlarmRow::Several(group)) => flood::group_ui(ui, sight, group, view, outbox),
            None => {}
        });
        if let Some(since) = sight.blind_since() {
            blind_ui(ui, sight, since);
        }
        asks = head::untested_ui(ui, sight);
    });
    asks
}

/// A row by the name of its alarm, or of the kind that is gathered.
fn long_row(row: &AlarmRow<'_>) -> LongRow {
    let (name, kind) = match row {
        AlarmRow::One(alarm) => (alarm.key.as_str(), 0),
        AlarmRow::Several(group) => (group.kind, 1),
    };
    LongRow {
        id: Id::unique(name),
        kind,
    }
}

/// Why nothing is listed: nothing is wrong, or what is wrong is for others to hear.
fn empty_ui(ui: &mut Ui, sight: &Sight<'_>) {
    let elsewhere = sight.waits.elsewhere;
    let text = match elsewhere {
        0 => sight.say(Key::AlarmsEmpty).into_owned(),
        n => sight.say_with(Key::AlarmsElsewhere, [("n", n.into())]),
    };
    ui.add(Label::new(sight.look.note(text)).wrap());
}
