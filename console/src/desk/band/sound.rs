//! The sound in the band: on, silent until when, no device; and the sound test of this shift.

use dispatch_core::time::Time;
use dispatch_core::view::sound_test;
use eframe::egui::Ui;

use super::Asked;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Tone, Weight, clock_hm, plain_button, sign};
use crate::language::Key;

/// How loud the console is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SoundState {
    /// A device is there.
    On,
    /// Silenced by hand until a moment, or until something new sounds.
    SilentUntil(Time),
    /// No device: the screen must do.
    NoDevice,
}

/// What the sound reads.
pub(super) fn sound_text(sight: &Sight<'_>, sound: SoundState) -> String {
    match sound {
        SoundState::On => sight.say(Key::SoundOn).into_owned(),
        SoundState::NoDevice => sight.say(Key::NoSoundDevice).into_owned(),
        SoundState::SilentUntil(until) => {
            let at = until.local_clock().to_string();
            sight.say_with(Key::SilentUntil, [("at", at.into())])
        }
    }
}

/// When the sound was tested in this shift: 07:02 试音, or that it is to be.
pub(super) fn test_text(sight: &Sight<'_>) -> String {
    let seat = sight.seat;
    match sound_test(sight.state(), &seat.post, &seat.console, sight.now) {
        None => sight.say(Key::SoundTestDue).into_owned(),
        Some(it) => {
            let at = clock_hm(it.said.at);
            let key = match it.heard {
                true => Key::SoundTestedAt,
                false => Key::SoundNotHeardAt,
            };
            sight.say_with(key, [("at", at.into())])
        }
    }
}

pub(super) fn sound_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (sound, shows_test): (SoundState, bool),
    asked: &mut Option<Asked>,
) {
    if shows_test {
        let text = test_text(sight);
        let name = sight.say_with(Key::SoundTestNamed, [("state", text.as_str().into())]);
        let button = plain_button(ui, sight.look, Weight::Small, &text, &name);
        if button
            .on_hover_text(sight.say(Key::SoundTestHint))
            .clicked()
        {
            *asked = Some(Asked::SoundTest);
        }
    }
    let text = sound_text(sight, sound);
    match sound {
        SoundState::On => {
            let name = sight.say(Key::SilenceFor);
            if plain_button(ui, sight.look, Weight::Small, &text, &name)
                .on_hover_text(&*name)
                .clicked()
            {
                *asked = Some(Asked::Silence);
            }
        }
        SoundState::SilentUntil(_) => {
            if plain_button(ui, sight.look, Weight::Small, &text, &text).clicked() {
                *asked = Some(Asked::Sound);
            }
        }
        SoundState::NoDevice => {
            sign(ui, sight.look, Tone::Amber, &text)
                .on_hover_text(sight.say(Key::NoSoundDeviceHover));
        }
    }
}
