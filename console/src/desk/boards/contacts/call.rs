//! Ringing somebody: the number that the ladder proposes, and what came of it by one press.

use dispatch_core::command::{AttemptResult, Command, ContactUnit};
use dispatch_core::entry::Means;
use dispatch_core::register::{Callee, Party};
use dispatch_core::view::{LadderRung, called_since, is_tried, ladder_of, next_rung};
use dispatch_core::words::{PostId, Words};
use eframe::egui::{Frame, Label, Margin, Ui};

use super::callee::{callee_name, callee_zh};
use crate::desk::boards::heard::means_ui;
use crate::desk::boards::moment::clock_text;
use crate::desk::incident::{said, written};
use crate::desk::look::inked;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Tone, Weight, act_button, chip, text_field, toggle};
use crate::desk::wording;
use crate::language::{Key, Lang};

/// A call half made.
#[derive(Debug)]
pub struct CallForm {
    /// Another step than the proposed one, by its number.
    step: Option<u32>,
    /// Another number of his than the first.
    number: Option<Words>,
    /// For whoever has no ladder.
    to: String,
    dialled: String,
    means: Means,
    words: String,
}

impl Default for CallForm {
    fn default() -> CallForm {
        CallForm {
            step: None,
            number: None,
            to: String::new(),
            dialled: String::new(),
            means: Means::Telephone,
            words: String::new(),
        }
    }
}

/// Results in the order of their number in a night.
pub const RESULTS: [AttemptResult; 6] = [
    AttemptResult::Answered,
    AttemptResult::NoAnswer,
    AttemptResult::Busy,
    AttemptResult::SwitchedOff,
    AttemptResult::OutOfRange,
    AttemptResult::PassedOn,
];

/// How many attempts are told.
const TOLD: usize = 6;

/// Who is rung, at which number, by what means.
struct Dialled {
    to: Words,
    post: Option<PostId>,
    number: Option<Words>,
    means: Means,
}

/// The call that his ladder proposes now, with its result: at the first number of the step.
pub fn proposed_call(sight: &Sight<'_>, who: &Callee, result: AttemptResult) -> ContactUnit {
    let ladder = ladder_of(sight.state(), who, sight.now);
    let called = called_since(sight.state(), who).unwrap_or(sight.now);
    let proposed = next_rung(sight.state(), who, called, sight.now).map(|it| it.number);
    let step = ladder.iter().find(|it| Some(it.number) == proposed);
    let step = step.or_else(|| ladder.first());
    let first = step.and_then(|it| numbers(sight, it).into_iter().next());
    let post = match who {
        Callee::Party(Party::Post(id)) => Some(id.clone()),
        _ => None,
    };
    ContactUnit {
        who: who.clone(),
        to: step.map_or_else(|| said(&callee_zh(sight, who)), |it| said(&it.text.zh)),
        to_post: step.map_or(post, |it| it.post.clone()),
        means: first.as_ref().map_or(Means::Telephone, |it| it.1),
        number: first.map(|it| it.0),
        result,
        words: None,
    }
}

/// The numbers of a step: of the step itself, then of whoever holds it; each with its means, and its way in
/// words.
pub fn numbers(sight: &Sight<'_>, rung: &LadderRung) -> Vec<(Words, Means, String)> {
    let mut numbers: Vec<(Words, Means, String)> = Vec::new();
    if let Some(number) = &rung.number_of_step {
        let way = sight.say(Key::WayDuty).into_owned();
        numbers.push((number.clone(), Means::Telephone, way));
    }
    for contact in &rung.contacts {
        let (means, key) = match contact.way.as_str() {
            "satellite" => (Means::Satellite, Key::MeansSatellite),
            "radio" => (Means::Radio, Key::MeansRadio),
            "mobile" => (Means::Telephone, Key::WayMobile),
            _ => (Means::Telephone, Key::WayOffice),
        };
        let way = sight.say(key).into_owned();
        numbers.push((contact.number.clone(), means, way));
    }
    numbers
}

/// Draws ladder, number, words and results.
pub fn call_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    who: &Callee,
    form: &mut CallForm,
    outbox: &mut Outbox,
) {
    call_as_ui(ui, sight, (who, &Command::Contact), form, outbox);
}

/// The same for a call that says more than that somebody was rung.
pub fn call_as_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (who, as_command): (&Callee, &dyn Fn(ContactUnit) -> Command),
    form: &mut CallForm,
    outbox: &mut Outbox,
) {
    Frame::new()
        .fill(sight.look.palette.bg2)
        .inner_margin(Margin::symmetric(8, 6))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            let ladder = ladder_of(sight.state(), who, sight.now);
            let dialled = if ladder.is_empty() {
                by_hand_ui(ui, sight, who, form)
            } else {
                ladder_ui(ui, sight, who, &ladder, form)
            };
            results_ui(ui, sight, (who, as_command), &dialled, form, outbox);
            told_ui(ui, sight, who);
        });
}

/// Whoever has no ladder, as a village: who was rung, at which number, by hand.
fn by_hand_ui(ui: &mut Ui, sight: &Sight<'_>, who: &Callee, form: &mut CallForm) -> Dialled {
    ui.label(sight.look.note(sight.say(Key::NoLadder)));
    ui.horizontal_wrapped(|ui| {
        text_field(ui, sight, (Key::ContactTo, 150.0), &mut form.to);
        text_field(ui, sight, (Key::ContactNumber, 130.0), &mut form.dialled);
    });
    ui.horizontal_wrapped(|ui| means_ui(ui, sight, &mut form.means));
    let post = match who {
        Callee::Party(Party::Post(id)) => Some(id.clone()),
        _ => None,
    };
    Dialled {
        to: written(&form.to).unwrap_or_else(|| said(&callee_zh(sight, who))),
        post,
        number: written(&form.dialled),
        means: form.means,
    }
}

/// The proposed step stands chosen; another is one press away.
fn ladder_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    who: &Callee,
    ladder: &[LadderRung],
    form: &mut CallForm,
) -> Dialled {
    let called = called_since(sight.state(), who).unwrap_or(sight.now);
    let proposed = next_rung(sight.state(), who, called, sight.now).map(|it| it.number);
    let chosen = form.step.or(proposed).unwrap_or(1);
    ui.horizontal_wrapped(|ui| {
        for rung in ladder {
            let name = match sight.lang() {
                Lang::Zh => &rung.text.zh,
                Lang::En => &rung.text.en,
            };
            let text = format!("{}. {name}", rung.number);
            if toggle(ui, sight.look, rung.number == chosen, &text) {
                form.step = Some(rung.number);
                form.number = None;
            }
            if is_tried(sight.state(), who, called, rung) {
                chip(ui, sight.look, Tone::Amber, &sight.say(Key::StepTried));
            }
        }
    });
    let rung = ladder.iter().find(|it| it.number == chosen);
    let Some(rung) = rung.or_else(|| ladder.first()) else {
        return Dialled {
            to: said(&callee_zh(sight, who)),
            post: None,
            number: None,
            means: form.means,
        };
    };
    if Some(rung.number) == proposed {
        ui.label(sight.look.label(sight.say(Key::StepProposed)));
    }
    rung_ui(ui, sight, rung, form)
}

/// Who holds the step tonight, and his numbers: one is chosen.
fn rung_ui(ui: &mut Ui, sight: &Sight<'_>, rung: &LadderRung, form: &mut CallForm) -> Dialled {
    let numbers = numbers(sight, rung);
    ui.horizontal_wrapped(|ui| {
        let person = match &rung.person {
            Some(id) => sight.person(id),
            // A bare telephone, as of a village: the step says who answers it.
            None if rung.post.is_none() => sight.lang().name(&rung.text.zh, &rung.text.en),
            None => sight.say(Key::NameMissing).into_owned(),
        };
        ui.label(sight.look.title(person));
        if let Some(post) = &rung.post {
            ui.label(sight.look.label(sight.post(post)));
        }
        if rung.from_yesterday {
            chip(ui, sight.look, Tone::Amber, &sight.say(Key::FromYesterday));
        }
    });
    let chosen = numbers
        .iter()
        .position(|(number, _, _)| form.number.as_ref() == Some(number))
        .unwrap_or(0);
    ui.horizontal_wrapped(|ui| {
        for (index, (number, _, way)) in numbers.iter().enumerate() {
            let text = format!("{way} {number}");
            if toggle(ui, sight.look, index == chosen, &text) {
                form.number = Some(number.clone());
            }
        }
        if numbers.is_empty() && sight.hides_numbers() {
            ui.label(sight.look.note(sight.say(Key::NumberHidden)));
        } else if numbers.is_empty() {
            let amber = sight.look.palette.amber.text;
            ui.label(inked(sight.say(Key::NoNumber), size::NOTE, amber));
        }
    });
    if numbers.is_empty() {
        ui.horizontal_wrapped(|ui| {
            if !sight.hides_numbers() {
                text_field(ui, sight, (Key::ContactNumber, 150.0), &mut form.dialled);
            }
            means_ui(ui, sight, &mut form.means);
        });
    }
    let (number, means) = match numbers.get(chosen) {
        Some((number, means, _)) => (Some(number.clone()), *means),
        None => (written(&form.dialled), form.means),
    };
    Dialled {
        to: said(&rung.text.zh),
        post: rung.post.clone(),
        number,
        means,
    }
}

fn results_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (who, as_command): (&Callee, &dyn Fn(ContactUnit) -> Command),
    dialled: &Dialled,
    form: &mut CallForm,
    outbox: &mut Outbox,
) {
    text_field(
        ui,
        sight,
        (Key::ContactWords, f32::INFINITY),
        &mut form.words,
    );
    let name = callee_name(sight, who);
    let mut entered = false;
    ui.horizontal_wrapped(|ui| {
        for result in RESULTS {
            let command = as_command(ContactUnit {
                who: who.clone(),
                to: dialled.to.clone(),
                to_post: dialled.post.clone(),
                number: dialled.number.clone(),
                means: dialled.means,
                result,
                words: written(&form.words),
            });
            let text = wording::attempt(sight, result);
            let spoken = format!("{text} {name}");
            let refusal = sight.refusal(&command);
            let weight = if result == AttemptResult::Answered {
                Weight::Primary
            } else {
                Weight::Plain
            };
            let words = (&*text, &*spoken);
            if act_button(ui, sight.look, weight, words, refusal.as_deref()) {
                outbox.push(command, sight.now);
                entered = true;
            }
        }
    });
    if entered {
        // The next step of the ladder is proposed for the next call.
        *form = CallForm::default();
    }
}

/// What came of the calls before, the newest first.
fn told_ui(ui: &mut Ui, sight: &Sight<'_>, who: &Callee) {
    let attempts = sight.state().contacts.get(who).into_iter();
    for record in attempts.flat_map(|it| it.iter().rev().take(TOLD)) {
        let attempt = &record.attempt;
        let mut text = format!(
            "{} {} {} {}",
            clock_text(attempt.said.at, sight.now),
            attempt.to,
            wording::means(sight, attempt.means),
            wording::attempt(sight, attempt.result),
        );
        if let Some(words) = &record.words {
            text = format!("{text}{}{words}", sight.say(Key::ListColon));
        }
        ui.add(Label::new(sight.look.note(text)).wrap());
    }
}
