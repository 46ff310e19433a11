//! What a person was told to report, in one line: 「02:50前 报市防指 泽雅孤岛村」 (practice R10).

use dispatch_core::catalogue::Channel;
use dispatch_core::command::{Command, Owe, OweSource};
use dispatch_core::time::Time;
use dispatch_core::view::typed_line;
use dispatch_core::words::{IncidentId, ObligationId, Words};
use eframe::egui::{self, Label, Ui};

use crate::desk::boards::about::about_ui;
use crate::desk::boards::moment::{Day, Moment, moment_field_from};
use crate::desk::incident::{act, fresh};
use crate::desk::look::inked;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{age_text, clock_hm, text_field, toggle};
use crate::language::{Key, Lang};

/// A line half typed.
#[derive(Debug, Default)]
pub struct TypedForm {
    line: String,
    source: Source,
    channel: Option<Channel>,
    about: Option<IncidentId>,
    until: Moment,
}

/// A word of a superior is what is most often typed at night.
#[derive(Debug)]
struct Source(OweSource);

impl Default for Source {
    fn default() -> Source {
        Source(OweSource::Superior)
    }
}

/// Law is not among them: what the law asks arises from its tables.
const SOURCES: [(OweSource, Key); 4] = [
    (OweSource::Superior, Key::OwedSuperior),
    (OweSource::Leader, Key::OwedLeader),
    (OweSource::Promise, Key::OwedPromise),
    (OweSource::Plan, Key::OwedPlan),
];

/// The names of the two ways to report.
pub const CHANNELS: [(Channel, Key); 2] = [
    (Channel::Telephone, Key::OwedByTelephone),
    (Channel::Written, Key::OwedInWriting),
];

/// Draws the line, and below it what is understood of it.
pub fn typed_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut TypedForm,
    beside: Option<&IncidentId>,
    outbox: &mut Outbox,
) {
    let field = (Key::OwedLine, f32::INFINITY);
    let typed = text_field(ui, sight, field, &mut form.line);
    let entered = typed.lost_focus() && ui.input(|it| it.key_pressed(egui::Key::Enter));
    if form.line.trim().is_empty() {
        return;
    }
    let line = match typed_line(&form.line, sight.now) {
        Ok(line) => line,
        Err(fault) => {
            let fault = match sight.lang() {
                Lang::Zh => fault.to_string(),
                Lang::En => fault.en(),
            };
            let red = sight.look.palette.red.text;
            ui.add(Label::new(inked(fault, size::ROW, red)).wrap());
            return;
        }
    };
    let told = (line.due_at, line.to.as_ref(), line.repeat_s);
    let text = understood(sight, told, line.text.as_str());
    ui.add(Label::new(sight.look.strong(text)).wrap());
    choices_ui(ui, sight, form, beside);
    let mut until = Ok(None);
    if line.repeat_s.is_some() {
        let key = Key::OwedUntil;
        ui.horizontal_wrapped(|ui| {
            let from = (Day::Next, line.due_at);
            until = moment_field_from(ui, sight, key, &mut form.until, from);
        });
    }
    let command = || {
        Some(Command::Owe(Owe {
            obligation: fresh("ob", ObligationId::new)?,
            source: form.source.0,
            text: line.text.clone(),
            to: line.to.clone(),
            means: form.channel,
            due_at: line.due_at,
            repeat_s: line.repeat_s,
            until: until.clone().ok()?,
            owner: None,
            incident: form.about.clone(),
        }))
    };
    let command = command();
    if entered && let Some(command) = command.clone().filter(|it| sight.refusal(it).is_none()) {
        outbox.push(command, sight.now);
        *form = TypedForm::default();
        typed.request_focus();
        return;
    }
    if act(ui, sight, (Key::StepOwe, ""), command, outbox) {
        *form = TypedForm::default();
    }
}

fn choices_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut TypedForm, beside: Option<&IncidentId>) {
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(sight.say(Key::OwedSource)));
        for (source, key) in SOURCES {
            if toggle(ui, sight.look, form.source.0 == source, &sight.say(key)) {
                form.source = Source(source);
            }
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(sight.say(Key::OwedChannel)));
        for (channel, key) in CHANNELS {
            let chosen = form.channel == Some(channel);
            if toggle(ui, sight.look, chosen, &sight.say(key)) {
                form.channel = (!chosen).then_some(channel);
            }
        }
        about_ui(ui, sight, &mut form.about, beside);
    });
}

/// 今天 02:50 前（余 25 分） · 报市防指 · 泽雅孤岛村 · 每小时一次
///
/// By when, to whom, again every so many seconds; and what.
#[must_use]
pub fn understood(
    sight: &Sight<'_>,
    (due_at, to, repeat_s): (Time, Option<&Words>, Option<u32>),
    text: &str,
) -> String {
    let tomorrow = due_at.local_midnight_s() > sight.now.local_midnight_s();
    let day = if tomorrow { Key::Tomorrow } else { Key::Today };
    let left = age_text(sight.lang(), sight.now, due_at);
    let mut parts = vec![sight.say_with(
        Key::OwedBy,
        [
            ("day", sight.say(day).into_owned().into()),
            ("at", clock_hm(due_at).into()),
            ("left", left.into()),
        ],
    )];
    parts.push(match to {
        Some(to) => sight.say_with(Key::OwedTo, [("to", to.as_str().into())]),
        None => sight.say(Key::OwedToNobody).into_owned(),
    });
    parts.push(text.to_owned());
    if let Some(every) = repeat_s {
        parts.push(match every {
            86_400 => sight.say(Key::OwedDaily).into_owned(),
            3_600 => sight.say(Key::OwedHourly).into_owned(),
            _ => sight.say_with(Key::OwedEvery, [("n", (every / 60).into())]),
        });
    }
    parts.join(" · ")
}
