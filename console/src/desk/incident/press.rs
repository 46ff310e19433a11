//! How a step is recorded: one press, one command, for whoever said it.

use dispatch_core::command::Command;
use dispatch_core::entry::OnBehalf;
use dispatch_core::state::Incident;
use dispatch_core::words::Words;
use eframe::egui::{Ui, UiKind};

use super::voice::Decider;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Weight, act_button};
use crate::language::Key;

/// A small button for one step of one party.
pub fn press(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (key, who): (Key, &str),
    command: Command,
    heard: Option<OnBehalf>,
    outbox: &mut Outbox,
) {
    let (his, refusal) = voiced(sight, &command, heard.as_ref());
    let text = written_down(sight, key, his.is_some());
    let name = format!("{text} {who}");
    if act_button(
        ui,
        sight.look,
        Weight::Small,
        (&text, &name),
        refusal.as_deref(),
    ) {
        outbox.push_for(command, his.or(heard), sight.now);
        ui.close_kind(UiKind::Menu);
    }
}

/// Why a press would have no effect. Where this seat may not say a thing of its own and may write it down as the
/// commander's, it does that.
fn voiced(
    sight: &Sight<'_>,
    command: &Command,
    heard: Option<&OnBehalf>,
) -> (Option<OnBehalf>, Option<String>) {
    let refusal = sight.refusal_for(command, heard);
    if heard.is_none()
        && refusal.is_some()
        && let Some(his) = sight.his_instead(command)
    {
        let refusal = sight.refusal_for(command, Some(&his));
        return (Some(his), refusal);
    }
    (None, refusal)
}

/// The same where something may be missing yet: `Err` says what.
pub(super) fn voiced_or(
    sight: &Sight<'_>,
    command: &Result<Command, String>,
    heard: Option<&OnBehalf>,
) -> (Option<OnBehalf>, Option<String>) {
    match command {
        Ok(command) => voiced(sight, command, heard),
        Err(missing) => (None, Some(missing.clone())),
    }
}

/// What a button says: before it is pressed, that it writes down what was heard.
fn written_down(sight: &Sight<'_>, key: Key, is_his: bool) -> String {
    let text = sight.say(key).into_owned();
    match is_his {
        true => sight.say_with(Key::DecisionHeard, [("act", text.into())]),
        false => text,
    }
}

/// A button for a decision of whoever commands: his own where he sits here, else written down as heard
/// from him. `Err` says what is missing. Returns whether it was pressed.
pub fn decision(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (weight, key, who): (Weight, Key, &str),
    command: Result<Command, String>,
    outbox: &mut Outbox,
) -> bool {
    let heard = match &command {
        Ok(command) => sight.decided_by(incident, command),
        Err(_) => None,
    };
    decided(ui, sight, (weight, key, who), command, heard, outbox)
}

/// The same, for a decision that is another's here: the button says before it is pressed that it
/// writes down what was heard (practice R2).
pub fn decided(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (weight, key, who): (Weight, Key, &str),
    command: Result<Command, String>,
    heard: Option<OnBehalf>,
    outbox: &mut Outbox,
) -> bool {
    let (his, refusal) = voiced_or(sight, &command, heard.as_ref());
    let heard = his.or(heard);
    let text = written_down(sight, key, heard.is_some() && refusal.is_none());
    let name = format!("{text} {who}");
    let words = (&*text, name.trim());
    let pressed = act_button(ui, sight.look, weight, words, refusal.as_deref());
    if let (true, Ok(command)) = (pressed, command) {
        outbox.push_for(command, heard, sight.now);
        ui.close_kind(UiKind::Menu);
        return true;
    }
    false
}

/// A text of ours as the core's words; ours are far shorter than its bound.
pub fn said(text: &str) -> Words {
    let mut end = text.len().min(dispatch_core::words::WORDS_BYTES_MAX);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    #[expect(clippy::expect_used, reason = "cut to the bound on the line before")]
    Words::new(&text[..end]).expect("a text within its bound")
}

/// A button for an act that needs words or a choice first: `None` says that they are missing.
/// Returns whether it was pressed.
pub fn act(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (key, who): (Key, &str),
    command: Option<Command>,
    outbox: &mut Outbox,
) -> bool {
    let command = command.ok_or_else(|| sight.say(Key::FillFirst).into_owned());
    decided(ui, sight, (Weight::Small, key, who), command, None, outbox)
}

/// The same for a decision of whoever was chosen to take it.
pub fn act_of(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (key, who): (Key, &str),
    (command, decider): (Option<Command>, &mut Decider),
    outbox: &mut Outbox,
) -> bool {
    decider.ui(ui, sight, incident, key);
    let command = command.ok_or_else(|| sight.say(Key::FillFirst).into_owned());
    let heard = decider.heard(sight, incident);
    let words = (Weight::Small, key, who);
    let pressed = decided(ui, sight, words, command, heard, outbox);
    if pressed {
        *decider = Decider::default();
    }
    pressed
}

/// A small button for a step that needs something first, for whoever said it: `Err` says what is
/// missing. Returns whether it was pressed.
pub fn step(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (key, who): (Key, &str),
    command: Result<Command, String>,
    heard: Option<OnBehalf>,
    outbox: &mut Outbox,
) -> bool {
    let (his, refusal) = voiced_or(sight, &command, heard.as_ref());
    let text = written_down(sight, key, his.is_some());
    let name = format!("{text} {who}");
    let words = (&*text, name.trim());
    let pressed = act_button(ui, sight.look, Weight::Small, words, refusal.as_deref());
    if let (true, Ok(command)) = (pressed, command) {
        outbox.push_for(command, his.or(heard), sight.now);
        return true;
    }
    false
}

/// The number that was written; `None` where none was, which is 不详 and never 0.
pub fn number(text: &str) -> Option<u32> {
    text.trim().parse().ok()
}

/// The same for a press that takes another way: the command, where it was pressed.
pub fn asked(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (key, who): (Key, &str),
    command: Option<Command>,
) -> Option<Command> {
    let text = sight.say(key);
    let name = format!("{text} {who}");
    let refusal = match &command {
        Some(command) => sight.refusal(command),
        None => Some(sight.say(Key::FillFirst).into_owned()),
    };
    let pressed = act_button(
        ui,
        sight.look,
        Weight::Small,
        (&text, name.trim()),
        refusal.as_deref(),
    );
    command.filter(|_| pressed)
}

/// What was written, unless nothing was.
pub fn written(text: &str) -> Option<Words> {
    (!text.trim().is_empty()).then(|| said(text.trim()))
}

/// A fresh name for a thing of this kind, such as `p-…` for a plot.
pub fn fresh<T>(kind: &str, name: fn(&str) -> Result<T, String>) -> Option<T> {
    name(&format!(
        "{kind}-{}",
        crate::desk::outbox::fresh_id().simple()
    ))
    .ok()
}
