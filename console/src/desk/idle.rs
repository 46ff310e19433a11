//! A seat that nobody touched for a while: its acts are asked for once more, and the board stays lit, the
//! alarms stay loud (practice R21).

use dispatch_core::time::Time;
use eframe::egui::{Frame, Margin, Ui};

use super::settings::{Choice, Says, Setting, Settings};
use super::sight::Sight;
use super::widgets::{Weight, plain_button};
use crate::language::Key;

/// After how many minutes without a hand at this console its acts are locked; 0 is never.
pub static IDLE_LOCK_MIN: Setting<i64> = Setting {
    name: "idle-lock-min",
    title: Key::SettingIdleLock,
    hint: Key::SettingIdleLockHint,
    choices: &[
        Choice::new("0", 0, Says::Text(Key::SettingOff)),
        Choice::new("5", 5, Says::Counted(Key::AgeMinutes, 5)),
        Choice::new("10", 10, Says::Counted(Key::AgeMinutes, 10)),
        Choice::new("20", 20, Says::Counted(Key::AgeMinutes, 20)),
    ],
    normal: 0,
};

/// When the console was last touched, by its own clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct Idle {
    touched: Option<Time>,
    locked: bool,
}

impl Idle {
    /// A frame: whether a hand was at the console in it. Once locked, only [`Idle::release`] opens it.
    pub fn look(&mut self, settings: &Settings, touched: bool, now: Time) {
        let after_s = settings.read(&IDLE_LOCK_MIN) * 60;
        if after_s == 0 {
            *self = Idle {
                touched: Some(now),
                locked: false,
            };
            return;
        }
        let since = *self.touched.get_or_insert(now);
        // A clock that was set back is no hand that was away.
        let untouched_s = now.since_s(since);
        self.locked |= untouched_s >= after_s;
        if (touched && !self.locked) || now < since {
            self.touched = Some(now);
        }
    }

    /// Whether acts are locked.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.locked
    }

    /// Somebody said who sits here.
    pub fn release(&mut self, now: Time) {
        *self = Idle {
            touched: Some(now),
            locked: false,
        };
    }
}

/// Says that the acts are locked, and asks who sits here. Returns whether it is whoever sat here before.
pub fn locked_ui(ui: &mut Ui, sight: &Sight<'_>) -> bool {
    if !sight.locked {
        return false;
    }
    let frame = Frame::new()
        .fill(sight.look.palette.bg2)
        .inner_margin(Margin::symmetric(12, 6));
    let shown = frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.label(sight.look.strong(sight.say(Key::IdleLocked)));
            let who = sight.person(&sight.seat.person);
            let text = sight.say_with(Key::IdleStillMe, [("who", who.into())]);
            plain_button(ui, sight.look, Weight::Primary, &text, &text).clicked()
        })
    });
    shown.inner.inner
}
