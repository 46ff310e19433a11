//! 全区报告 (practice R18): the draft as of the hour, its text as it is sent, to whom and on whose
//! word, and what it answers. One press records that it went up.

use std::collections::BTreeSet;

use dispatch_core::catalogue::Channel;
use dispatch_core::command::{Command, SendReport};
use dispatch_core::entry::Means;
use dispatch_core::time::Time;
use dispatch_core::words::{ObligationId, Words};
use eframe::egui::{Label, Ui};

use super::drafted;
use super::foreseen::answers_ui;
use super::items::{Item, What, items};
use super::sheet::{making_ui, text_ui};
use super::signing::{Signing, leader, means_ui};
use crate::desk::boards::moment::{Day, Moment, moment_field};
use crate::desk::boards::trial;
use crate::desk::incident::written;
use crate::desk::outbox::{Draft, Outbox};
use crate::desk::papers::{Paper, PaperOf};
use crate::desk::sight::Sight;
use crate::desk::widgets::{Weight, act_button, clock_hm, text_field, toggle};
use crate::language::Key;

/// A report of the district half written.
#[derive(Debug, Default)]
pub struct DistrictForm {
    /// Which paper lies on the table.
    of: Option<PaperOf>,
    as_of: Moment,
    /// The moment that was proposed, while nobody typed another.
    proposed: Option<Time>,
    to: Option<String>,
    means: Option<Means>,
    signing: Signing,
    at: Moment,
    /// Names of what it answers besides.
    others: BTreeSet<String>,
}

/// What separates one addressee from the next.
const SEPARATORS: [char; 6] = ['、', '，', '；', ',', ';', '\n'];

/// Draws the form for what waits, or for no obligation. Returns whether it was sent.
pub fn district_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    item: Option<&Item<'_>>,
    form: &mut DistrictForm,
    outbox: &mut Outbox,
) -> bool {
    let whose = item.map_or_else(
        || sight.say(Key::DistrictReport).into_owned(),
        |it| it.text(sight),
    );
    as_of_ui(ui, sight, (item, &whose), form, outbox);
    let Some(of) = form.of else { return false };
    let paper = making_ui(ui, sight, (of, &whose), outbox);
    let to = form
        .to
        .get_or_insert_with(|| item.and_then(Item::recorded_to).unwrap_or_default());
    text_field(ui, sight, (Key::PaperTo, f32::INFINITY), to);
    let means = *form.means.get_or_insert(match item.map(Item::channel) {
        Some(Channel::Telephone) => Means::Telephone,
        Some(Channel::Any | Channel::Written) | None => Means::System,
    });
    if let Some(chosen) = means_ui(ui, sight, means) {
        form.means = Some(chosen);
    }
    let at = ui
        .horizontal_wrapped(|ui| moment_field(ui, sight, Key::ReportedAt, &mut form.at, Day::Past))
        .inner;
    let said_at = at.as_ref().ok().copied().flatten();
    let leader = leader(sight, said_at.unwrap_or(sight.now));
    if means.is_written() {
        form.signing.ui(ui, sight, leader.as_ref());
    }
    let due = others_ui(ui, sight, item, form);
    let answered: Vec<Item<'_>> = item
        .copied()
        .into_iter()
        .chain(
            due.into_iter()
                .filter(|it| form.others.contains(&it.name())),
        )
        .collect();
    let (signed_by, consent) = form.signing.recorded(means, leader);
    let report = |paper: &Paper| -> Option<Command> {
        Some(Command::SendReport(SendReport {
            to: addressees(form.to.as_deref().unwrap_or_default()),
            means,
            cut: paper.cut,
            sha256: Words::new(&paper.sha256).ok()?,
            signed_by,
            consent,
            answers: answered
                .iter()
                .filter_map(|it| ObligationId::new(&it.name()).ok())
                .collect(),
        }))
    };
    let command = paper.and_then(|it| report(it));
    let draft = command.map(|command| match said_at {
        Some(at) => Draft::typed_later(command, None, at),
        None => Draft::new(command, None, sight.now),
    });
    let outcome = match &draft {
        None => Err(sight.say(Key::PaperNeeded).into_owned()),
        Some(draft) => trial::after(sight, draft),
    };
    let outcome = outcome.and_then(|state| at.map(|_| state));
    if let Ok(state) = &outcome {
        answers_ui(ui, sight, &answered, state);
    }
    let text = match paper {
        Some(paper) => {
            let args = [("at", clock_hm(paper.cut.as_of).into())];
            sight.say_with(Key::StepSendReport, args)
        }
        None => sight.say(Key::DistrictReport).into_owned(),
    };
    let name = format!("{} {whose}", sight.say(Key::SendReportName));
    let refusal = outcome.as_ref().err().map(String::as_str);
    if let Some(why) = refusal {
        ui.add(Label::new(sight.look.note(why)).wrap());
    }
    let pressed = act_button(ui, sight.look, Weight::Primary, (&text, &name), refusal);
    if let Some(paper) = paper {
        text_ui(ui, sight, (paper, &whose));
    }
    if !pressed {
        return false;
    }
    let Some(draft) = draft else { return false };
    outbox.put(draft);
    true
}

/// As of when, and the press that makes the draft; one that was made by itself lies there already.
fn as_of_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (item, whose): (Option<&Item<'_>>, &str),
    form: &mut DistrictForm,
    outbox: &mut Outbox,
) {
    let untouched = form.proposed.is_none_or(|had| form.as_of.is(had));
    if form.of.is_none() && untouched {
        let ready = item.and_then(|it| sight.papers.drafted(&it.name()));
        let due = item.map_or(sight.now, |it| it.due);
        let at = match ready {
            Some(of) => of.as_of,
            None => drafted::as_of(sight.state(), due, sight.now),
        };
        form.of = ready;
        form.as_of = Moment::of(at, sight.now);
        form.proposed = Some(at);
    }
    ui.horizontal_wrapped(|ui| {
        let at = moment_field(ui, sight, Key::PaperAsOf, &mut form.as_of, Day::Past);
        let newest = drafted::newest(sight.now);
        let at = at.map(|at| at.unwrap_or(newest));
        let refusal = match &at {
            Err(why) => Some(why.clone()),
            Ok(at) if *at > newest => Some(sight.say(Key::PaperToCome).into_owned()),
            Ok(_) => None,
        };
        let text = match form.of {
            Some(_) => sight.say(Key::PaperDraftAgain),
            None => sight.say(Key::PaperDraft),
        };
        let name = format!("{text} {whose}");
        let pressed = act_button(
            ui,
            sight.look,
            Weight::Plain,
            (&text, &name),
            refusal.as_deref(),
        );
        if let (true, Ok(at)) = (pressed, at) {
            let of = PaperOf::moment(at);
            form.of = Some(of);
            outbox.want_paper(of);
        }
        if let Some(why) = refusal {
            ui.label(sight.look.note(why));
        }
    });
}

/// What else of the whole district is due: this paper may answer it too. Returns all of it.
fn others_ui<'a>(
    ui: &mut Ui,
    sight: &Sight<'a>,
    item: Option<&Item<'_>>,
    form: &mut DistrictForm,
) -> Vec<Item<'a>> {
    let own = item.map(Item::name);
    let mut due = items(sight.state(), sight.now);
    due.retain(|it| {
        let of_district = matches!(it.what, What::Owed(had) if had.owed.incident.is_none());
        let is_due = it.late || it.is_soon(sight.now);
        of_district && is_due && it.other_owner().is_none() && Some(it.name()) != own
    });
    if due.is_empty() {
        return due;
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(sight.say(Key::PaperAlsoAnswers)));
        for it in &due {
            let name = it.name();
            let ticked = form.others.contains(&name);
            let text = format!("{} {}", clock_hm(it.due), it.text(sight));
            if toggle(ui, sight.look, ticked, &text) {
                if ticked {
                    form.others.remove(&name);
                } else {
                    form.others.insert(name);
                }
            }
        }
    });
    due
}

/// To whom, one after the other.
fn addressees(text: &str) -> Vec<Words> {
    text.split(SEPARATORS).filter_map(written).collect()
}
