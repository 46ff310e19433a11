//! A draft of the report of the district waits ten minutes before it is due (practice R18): the desk
//! has it made by itself, and a line says that it lies ready.

use std::collections::{BTreeMap, BTreeSet};

use crossbeam_channel::Sender;
use dispatch_core::register::Party;
use dispatch_core::state::{Rounds, State};
use dispatch_core::time::Time;
use dispatch_core::view::{SOON_S, Waiting};
use eframe::egui::{Frame, Label, Margin, Ui};

use super::items::What;
use crate::desk::boards::moment::clock_text;
use crate::desk::look::{bold, inked};
use crate::desk::papers::{Making, PaperOf, Papers};
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Weight, clock_hm, plain_button};
use crate::language::{Key, Lang};

/// As of when the report that is due then is made: the full hour before it; where that is still to
/// come, or was reported, the moment that is over now.
pub fn as_of(state: &State, due: Time, now: Time) -> Time {
    let newest = newest(now);
    let hour = full_hour(due);
    let sent = state.sent_reports.last().map(|it| it.sent.cut.as_of);
    if hour <= newest && sent.is_none_or(|it| it < hour) {
        hour
    } else {
        newest
    }
}

/// The newest moment of which nothing can be missing: what is being recorded this second may still
/// come.
pub fn newest(now: Time) -> Time {
    Time(now.0 - now.0.rem_euclid(1_000)).plus_s(-1)
}

fn full_hour(at: Time) -> Time {
    Time(at.0 - at.0.rem_euclid(3_600_000))
}

/// From when on its draft is made: ten minutes before it is due, and not before the hour that it
/// tells of is over.
fn begins(due: Time) -> Time {
    let hour = full_hour(due);
    let soon = due.plus_s(-SOON_S);
    if hour < due {
        soon.max(hour.plus_s(1))
    } else {
        soon
    }
}

/// Whether it is asked for again and again of the whole district, and its draft should lie ready.
fn wants_draft(it: &Waiting<'_>, now: Time) -> bool {
    let owed = it.owed;
    let repeats = owed.rounds != Rounds::Once;
    let of_district = owed.incident.is_none() && owed.owner == Party::Centre;
    repeats && of_district && !it.overtaken && begins(it.due) <= now
}

/// What waits of the whole district, as it was looked up.
fn of_district<'a>(sight: &Sight<'a>) -> impl Iterator<Item = Waiting<'a>> + use<'a> {
    let (owed, state) = (&sight.waits.owed, sight.state());
    let known = owed.iter().filter(|it| it.of_district);
    known.filter_map(|it| match it.item(state)?.what {
        What::Owed(it) => Some(it),
        What::Own(..) => None,
    })
}

/// Asks for the drafts whose time has come; only at a seat of the centre, which reports.
pub fn by_itself(papers: &mut Papers, ask: &Sender<PaperOf>, sight: &Sight<'_>) {
    if !sight.speaks_for(&Party::Centre) {
        return;
    }
    let state = sight.state();
    let mut drafted = BTreeMap::new();
    for it in of_district(sight) {
        if !wants_draft(&it, sight.now) {
            continue;
        }
        let name = it.name();
        let had = papers.drafted(&name);
        let of = had.unwrap_or_else(|| PaperOf::moment(as_of(state, it.due, sight.now)));
        if had.is_some() || papers.ask(ask, of, sight.recorded_at) {
            drafted.insert(name, of);
        }
    }
    papers.keep_drafted(drafted);
}

/// Says which drafts lie ready, or could not be made. Returns the name of the one to be opened.
pub fn drafted_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    put_away: &mut BTreeSet<String>,
) -> Option<String> {
    let p = &sight.look.palette;
    let mut opened = None;
    for it in of_district(sight) {
        let name = it.name();
        let Some(of) = sight.papers.drafted(&name) else {
            continue;
        };
        if put_away.contains(&name) {
            continue;
        }
        let what = sight.lang().text(it.owed.text.clone());
        let at = clock_text(of.as_of, sight.now);
        let args = [
            ("what", what.clone().into()),
            ("due", clock_hm(it.due).into()),
            ("at", at.into()),
        ];
        let (fill, text) = match sight.papers.of(of) {
            Some(Making::Ready(_)) => {
                let text = sight.say_with(Key::DraftReady, args);
                (p.bg2, bold(text, size::NOTE, p.ink1))
            }
            Some(Making::Failed(why)) => {
                let why = match sight.lang() {
                    Lang::Zh => &why.zh,
                    Lang::En => &why.en,
                };
                let args = [("what", what.clone().into()), ("why", why.as_str().into())];
                let text = sight.say_with(Key::DraftFailed, args);
                (p.late, inked(text, size::NOTE, p.red.text))
            }
            Some(Making::Since(_)) | None => continue,
        };
        let frame = Frame::new().fill(fill);
        frame.inner_margin(Margin::symmetric(12, 5)).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.add(Label::new(text).wrap());
            ui.horizontal(|ui| {
                let text = sight.say(Key::DraftOpen);
                let spoken = format!("{text} {what}");
                if plain_button(ui, sight.look, Weight::Small, &text, &spoken).clicked() {
                    opened = Some(name.clone());
                    put_away.insert(name.clone());
                }
                let text = sight.say(Key::PutAwayRefusal);
                let spoken = sight.say_with(Key::DraftPutAway, [("what", what.into())]);
                if plain_button(ui, sight.look, Weight::Small, &text, &spoken).clicked() {
                    put_away.insert(name);
                }
            });
        });
    }
    opened
}

#[cfg(test)]
mod tests {
    use dispatch_core::entry::World;

    use super::*;

    #[test]
    fn a_draft_is_of_the_full_hour_before_it_is_due_once_that_is_over() {
        let state = State::genesis(World::live("ouhai"));
        let local = |text: &str| Time::from_local(text).unwrap();
        let table = [
            (
                "2022-07-30 02:10",
                "2022-07-30 02:00:02",
                "2022-07-30 02:00",
            ),
            ("2022-07-30 02:10", "2022-07-30 02:14", "2022-07-30 02:00"),
            (
                "2022-07-30 02:10",
                "2022-07-30 02:00",
                "2022-07-30 01:59:59",
            ),
            (
                "2022-07-30 08:00",
                "2022-07-30 07:50",
                "2022-07-30 07:49:59",
            ),
            ("2022-07-30 08:00", "2022-07-30 08:05", "2022-07-30 08:00"),
        ];
        for (due, now, wanted) in table {
            assert_eq!(
                as_of(&state, local(due), local(now)),
                local(wanted),
                "{due} {now}"
            );
        }
        let begins = |due: &str| begins(local(due));
        assert_eq!(begins("2022-07-30 02:10"), local("2022-07-30 02:00:01"));
        assert_eq!(begins("2022-07-30 02:30"), local("2022-07-30 02:20"));
        assert_eq!(begins("2022-07-30 02:03"), local("2022-07-30 02:00:01"));
        assert_eq!(begins("2022-07-30 08:00"), local("2022-07-30 07:50"));
    }
}
