//! 试音: a tone is sounded, and the person says whether it was heard. Once a shift, and recorded.

use dispatch_core::command::{Command, TestSound};
use eframe::egui::{Align, Frame, Label, Layout, Margin, Ui};

use super::look::bold;
use super::outbox::Outbox;
use super::sight::Sight;
use super::theme::size;
use super::widgets::{Weight, act_button};
use crate::language::Key;

/// What came of the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// Nothing yet.
    Waits,
    /// The tone once more.
    Again,
    /// Said, or put away.
    Done,
}

/// Draws the question; `is_present` says whether there is a device at all.
pub fn sound_test_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    is_present: bool,
    outbox: &mut Outbox,
) -> Answered {
    let p = &sight.look.palette;
    let mut answered = Answered::Waits;
    let around = Frame::new()
        .fill(p.bg3)
        .inner_margin(Margin::symmetric(12, 5));
    around.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        let asked = match is_present {
            true => Key::SoundTestAsk,
            false => Key::SoundTestNoDevice,
        };
        ui.add(Label::new(bold(sight.say(asked), size::ROW, p.ink1)).wrap());
        ui.horizontal_wrapped(|ui| {
            let ways = [(Key::SoundHeard, true), (Key::SoundNotHeard, false)];
            for (key, heard) in ways.into_iter().filter(|it| is_present || !it.1) {
                let command = Command::TestSound(TestSound {
                    heard,
                    device: None,
                });
                let text = sight.say(key);
                let refusal = sight.refusal(&command);
                if act_button(
                    ui,
                    sight.look,
                    Weight::Plain,
                    (&text, &text),
                    refusal.as_deref(),
                ) {
                    outbox.push(command, sight.now);
                    answered = Answered::Done;
                }
            }
            if is_present {
                let text = sight.say(Key::SoundTestAgain);
                if act_button(ui, sight.look, Weight::Small, (&text, &text), None) {
                    answered = Answered::Again;
                }
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let text = sight.say(Key::PutAway);
                let name = sight.say(Key::SoundTestPutAway);
                if act_button(ui, sight.look, Weight::Small, (&text, &name), None) {
                    answered = Answered::Done;
                }
            });
        });
    });
    answered
}
