//! Sound tests and sound devices: what a console said last counts, whenever it was recorded.

use super::Act;
use crate::command::{SoundDevice, TestSound};
use crate::refusal::Refusal;
use crate::state::{SeatSound, Shared, SoundDeviceWord, SoundTest};

pub(super) fn tested(act: &mut Act<'_>, it: &TestSound) -> Result<(), Refusal> {
    let test = SoundTest {
        heard: it.heard,
        device: it.device.clone(),
        said: act.said(),
    };
    let sound = of_console(act);
    if sound
        .tested
        .as_ref()
        .is_none_or(|had| had.said.at <= test.said.at)
    {
        sound.tested = Some(test);
    }
    Ok(())
}

pub(super) fn device(act: &mut Act<'_>, it: &SoundDevice) -> Result<(), Refusal> {
    let word = SoundDeviceWord {
        present: it.present,
        words: it.words.clone(),
        said: act.said(),
    };
    let sound = of_console(act);
    if sound
        .device
        .as_ref()
        .is_none_or(|had| had.said.at <= word.said.at)
    {
        sound.device = Some(word);
    }
    Ok(())
}

/// What is known of the console that speaks, at the post that sits there.
fn of_console<'a>(act: &'a mut Act<'_>) -> &'a mut SeatSound {
    let author = act.author;
    let consoles = act
        .state
        .shift
        .sounds
        .entry(author.post.clone())
        .or_default();
    let sound = consoles.entry(author.console.clone()).or_insert_with(|| {
        Shared::new(SeatSound {
            seat: author.seat.clone(),
            tested: None,
            device: None,
        })
    });
    let sound = sound.change();
    sound.seat = author.seat.clone();
    sound
}
