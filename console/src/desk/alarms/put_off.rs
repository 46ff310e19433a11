//! 暂缓提醒: until when, and why. What is about people inside is asked of the fold like any other, and its
//! sentence says why not.

use dispatch_core::command::{Command, ShelveAlarm, ShelveReason, ShelveWhy};
use dispatch_core::view::{Alarm, shelving};
use dispatch_core::words::AlarmKey;
use eframe::egui::Ui;

use super::AlarmsView;
use crate::desk::incident::written;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Weight, act_button, clock_hm, text_field, toggle_of};
use crate::language::{Key, Lang};

/// Minutes an alarm may be put off for by one press.
const MINUTES: [u32; 2] = [10, 30];
/// The edition of the rules that asks for a reason.
const ASKS_WHY: u32 = 3;

/// An alarm that is being put off.
#[derive(Debug)]
pub(super) struct PutOff {
    alarm: AlarmKey,
    why: Option<ShelveWhy>,
    words: String,
}

impl PutOff {
    fn command(&self, sight: &Sight<'_>, alarm: &Alarm, minutes: u32) -> Command {
        let reason = self.why.map(|why| ShelveReason {
            why,
            words: written(&self.words),
        });
        put_off(sight, alarm, minutes, reason)
    }
}

/// Puts an alarm off for so many minutes, for a reason where the rules ask for one.
#[must_use]
pub fn put_off(
    sight: &Sight<'_>,
    alarm: &Alarm,
    minutes: u32,
    reason: Option<ShelveReason>,
) -> Command {
    Command::ShelveAlarm(ShelveAlarm {
        alarm: alarm.key.clone(),
        incident: alarm.incident.clone(),
        until: sight.now.plus_s(i64::from(minutes) * 60),
        reason: reason.filter(|_| sight.state().edition >= ASKS_WHY),
    })
}

/// Draws until when this post put it off and why, or the button that opens the question.
pub(super) fn put_off_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    alarm: &Alarm,
    text: &str,
    view: &mut AlarmsView,
) {
    if let Some(it) = shelving(sight.state(), &sight.seat.post, &alarm.key, sight.now) {
        let by = sight.say_with(
            Key::ShelvedUntil,
            [
                ("who", sight.person(&it.person).into()),
                ("at", clock_hm(it.until).into()),
            ],
        );
        let why = it.reason.as_ref().map(|it| {
            let words = it.words.as_ref().map_or("", |it| it.as_str());
            format!(" · {} {words}", why_text(sight, it.why))
        });
        let by = format!("{by}{}", why.unwrap_or_default());
        ui.add(eframe::egui::Label::new(sight.look.note(by.trim_end())).truncate());
        return;
    }
    if alarm.known {
        return;
    }
    let any = ShelveReason {
        why: ShelveWhy::InHand,
        words: None,
    };
    let refusal = sight.refusal(&put_off(sight, alarm, MINUTES[0], Some(any)));
    let name = sight.say_with(Key::ShelveMenuOf, [("what", text.into())]);
    let words = (&*sight.say(Key::ShelveMenu), &*name);
    if act_button(ui, sight.look, Weight::Small, words, refusal.as_deref()) {
        let open = view.putting_off.take();
        let closes = open.is_some_and(|it| it.alarm == alarm.key);
        view.putting_off = (!closes).then(|| PutOff {
            alarm: alarm.key.clone(),
            why: None,
            words: String::new(),
        });
    }
}

/// Draws what is asked before it is put off, where this is the alarm: the reason, and for how long.
pub(super) fn reasons_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    alarm: &Alarm,
    view: &mut AlarmsView,
    outbox: &mut Outbox,
) {
    let Some(form) = view.putting_off.as_mut().filter(|it| it.alarm == alarm.key) else {
        return;
    };
    if sight.state().edition >= ASKS_WHY {
        ui.horizontal_wrapped(|ui| {
            for why in ShelveWhy::ALL {
                let text = why_text(sight, why);
                let name = sight.say_with(Key::ShelveWhy, [("why", text.as_str().into())]);
                let chosen = form.why == Some(why);
                if toggle_of(ui, sight.look, chosen, (&text, &name)) {
                    form.why = (!chosen).then_some(why);
                }
            }
        });
        text_field(
            ui,
            sight,
            (Key::ShelveWords, f32::INFINITY),
            &mut form.words,
        );
    }
    let mut done = false;
    ui.horizontal_wrapped(|ui| {
        for minutes in MINUTES {
            let command = form.command(sight, alarm, minutes);
            let refusal = sight.refusal(&command);
            let text = sight.say_with(Key::ShelveFor, [("n", minutes.into())]);
            let words = (&*text, &*text);
            if act_button(ui, sight.look, Weight::Small, words, refusal.as_deref()) {
                outbox.push(command, sight.now);
                done = true;
            }
        }
    });
    if done {
        view.putting_off = None;
    }
}

/// Why, as it is said.
pub fn why_text(sight: &Sight<'_>, why: ShelveWhy) -> String {
    match sight.lang() {
        Lang::Zh => why.zh().to_owned(),
        Lang::En => why.en().to_owned(),
    }
}
