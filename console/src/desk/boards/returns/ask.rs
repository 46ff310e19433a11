//! Asking for a return: which form, of whom, as of when, due when, how often, under which response.

use std::collections::BTreeSet;

use dispatch_core::catalogue::Form;
use dispatch_core::command::{AskReturn, Command};
use dispatch_core::register::Party;
use dispatch_core::state::Response;
use dispatch_core::time::Time;
use dispatch_core::words::{FormId, ResponseId, ReturnId};
use eframe::egui::{Frame, Margin, Ui};

use crate::desk::boards::moment::{Day, Moment, clock_text, moment_field};
use crate::desk::incident::{act, fresh, written};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{number_field, text_field, toggle};
use crate::language::Key;

/// A return half asked for.
#[derive(Debug, Default)]
pub struct AskForm {
    form: Option<FormId>,
    /// Nobody named is every township.
    units: BTreeSet<Party>,
    choose_units: bool,
    as_of: Moment,
    due: Moment,
    /// Minutes between two rounds, as chosen; `None` is the form's own.
    repeat_min: Option<String>,
    /// `None` is the only one in force, if it is the only one.
    response: Option<Option<ResponseId>>,
    words: String,
}

/// Minutes between two rounds that are offered; 0 is once.
const REPEATS_MIN: [u32; 5] = [0, 30, 60, 120, 360];

/// Draws the form; returns what was asked for once it is.
pub fn ask_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut AskForm,
    outbox: &mut Outbox,
) -> Option<ReturnId> {
    Frame::new()
        .fill(sight.look.palette.bg2)
        .inner_margin(Margin::symmetric(8, 6))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            fields_ui(ui, sight, form, outbox)
        })
        .inner
}

fn fields_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut AskForm,
    outbox: &mut Outbox,
) -> Option<ReturnId> {
    let mut forms: Vec<(&FormId, &Form)> = sight
        .state()
        .register
        .forms
        .iter()
        .map(|(id, it)| (id, &**it))
        .collect();
    forms.sort_by_key(|(_, it)| it.order);
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(sight.say(Key::WhichForm)));
        for (id, it) in &forms {
            let chosen = form.form.as_ref() == Some(*id);
            let name = sight.lang().name(&it.zh, &it.en);
            // The same form may be named in the row of tables below.
            let text = sight.say_with(Key::AskForForm, [("form", name.into())]);
            if toggle(ui, sight.look, chosen, &text) {
                form.form = Some((*id).clone());
                form.repeat_min = None;
            }
        }
    });
    let chosen = form.form.as_ref();
    let chosen = forms.into_iter().find(|(id, _)| Some(*id) == chosen);
    units_ui(ui, sight, form);
    let (mut as_of, mut due) = (Ok(None), Ok(None));
    ui.horizontal_wrapped(|ui| {
        as_of = moment_field(ui, sight, Key::AskAsOf, &mut form.as_of, Day::Nearest);
        let hour = next_hour(sight);
        let text = clock_text(hour, sight.now);
        if toggle(ui, sight.look, form.as_of.is(hour), &text) {
            form.as_of = Moment::of(hour, sight.now);
        }
        due = moment_field(ui, sight, Key::AskDue, &mut form.due, Day::Nearest);
        if let Some((_, it)) = chosen
            && due == Ok(None)
        {
            let minutes = (it.due_s / 60).into();
            ui.label(
                sight
                    .look
                    .note(sight.say_with(Key::DueByForm, [("n", minutes)])),
            );
        }
    });
    let repeat_s = repeat_ui(ui, sight, form, chosen.map(|it| it.1));
    let response = response_ui(ui, sight, form);
    let mut asked = None;
    ui.horizontal_wrapped(|ui| {
        text_field(ui, sight, (Key::AskWords, 240.0), &mut form.words);
        let request = fresh("r", ReturnId::new);
        let command = || {
            Some(Command::AskReturn(AskReturn {
                request: request.clone()?,
                form: form.form.clone()?,
                units: form.units.iter().cloned().collect(),
                as_of: as_of.clone().ok()?,
                due_at: due.clone().ok()?,
                repeat_s: repeat_s.filter(|it| *it > 0),
                until_at: None,
                response: response.clone(),
                words: written(&form.words),
            }))
        };
        if act(ui, sight, (Key::SendAsk, ""), command(), outbox) {
            asked.clone_from(&request);
        }
    });
    asked
}

/// The next full hour on the clock: what the city asks about.
fn next_hour(sight: &Sight<'_>) -> Time {
    let into_s = sight.now.0.div_euclid(1000).rem_euclid(3_600);
    Time(sight.now.0.div_euclid(1000) * 1000).plus_s(3_600 - into_s)
}

fn units_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut AskForm) {
    let register = &sight.state().register;
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(sight.say(Key::AskWhom)));
        let all = form.units.is_empty();
        if toggle(ui, sight.look, all, &sight.say(Key::EveryTownship)) {
            form.units.clear();
        }
        let some = sight.say(Key::ChooseUnits);
        if toggle(ui, sight.look, form.choose_units, &some) {
            form.choose_units = !form.choose_units;
        }
        if !form.choose_units {
            return;
        }
        let townships = register.townships.keys().cloned().map(Party::Township);
        let departments = register.departments.keys().cloned().map(Party::Department);
        for unit in townships.chain(departments) {
            let chosen = form.units.contains(&unit);
            if toggle(ui, sight.look, chosen, &sight.party(&unit)) {
                if chosen {
                    form.units.remove(&unit);
                } else {
                    form.units.insert(unit);
                }
            }
        }
    });
}

/// Seconds between two rounds; `None` where it is asked once.
fn repeat_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut AskForm,
    chosen: Option<&Form>,
) -> Option<u32> {
    let own_min = chosen.map_or(0, |it| it.repeat_s / 60);
    let mut minutes = form
        .repeat_min
        .clone()
        .unwrap_or_else(|| own_min.to_string());
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(sight.say(Key::AskRepeat)));
        for offered in REPEATS_MIN {
            let text = match offered {
                0 => sight.say(Key::AskOnce).into_owned(),
                n => sight.say_with(Key::EveryMinutes, [("n", n.into())]),
            };
            if toggle(ui, sight.look, minutes == offered.to_string(), &text) {
                minutes = offered.to_string();
                form.repeat_min = Some(minutes.clone());
            }
        }
        let name = sight.say(Key::AskRepeatMinutes);
        let before = minutes.clone();
        number_field(ui, sight, &name, &mut minutes);
        if minutes != before {
            form.repeat_min = Some(minutes.clone());
        }
    });
    let minutes: u32 = minutes.parse().ok()?;
    (minutes > 0).then(|| minutes.saturating_mul(60))
}

fn response_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut AskForm) -> Option<ResponseId> {
    let in_force: Vec<&Response> = sight
        .state()
        .responses
        .values()
        .map(|it| &**it)
        .filter(|it| it.in_force())
        .collect();
    let only = match in_force.as_slice() {
        [only] => Some(only.id.clone()),
        _ => None,
    };
    let chosen = form.response.clone().unwrap_or(only);
    if in_force.is_empty() {
        return None;
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(sight.say(Key::AskUnder)));
        let none = sight.say(Key::UnderNoResponse);
        if toggle(ui, sight.look, chosen.is_none(), &none) {
            form.response = Some(None);
        }
        for response in in_force {
            let is_it = chosen.as_ref() == Some(&response.id);
            if toggle(ui, sight.look, is_it, response.matter.as_str()) {
                form.response = Some(Some(response.id.clone()));
            }
        }
    });
    form.response.clone().unwrap_or(chosen)
}
