//! What this desk sounds: the live world before the own one, one tone at a time. And what it tells the
//! others: that it has no sound device.

use std::time::Duration;

use dispatch_core::command::{Command, SoundDevice};
use dispatch_core::time::Time;
use eframe::egui::Context;

use super::{Desk, SILENCE_S};
use crate::desk::alarms::Asks;
use crate::desk::band::SoundState;
use crate::desk::link::Part;
use crate::desk::pierce::live_tones;
use crate::desk::read_aloud::READ_ALOUD;
use crate::desk::settings::{Choice, Says, Setting};
use crate::desk::sight::Sight;
use crate::desk::waits::Waits;
use crate::language::Key;
use crate::sound::{Presence, Tone, Wanted};

/// How loud the tones are. None is silence: that comes with a time at which it ends (消音).
pub static VOLUME_PERCENT: Setting<u8> = Setting {
    name: "volume",
    title: Key::SettingVolume,
    hint: Key::SettingVolumeHint,
    choices: &[
        Choice::new("25", 25, Says::Counted(Key::SettingPercent, 25)),
        Choice::new("50", 50, Says::Counted(Key::SettingPercent, 50)),
        Choice::new("75", 75, Says::Counted(Key::SettingPercent, 75)),
        Choice::new("100", 100, Says::Counted(Key::SettingPercent, 100)),
    ],
    normal: 100,
};

/// A device that is gone for so long is said to be; it may only have been plugged in anew.
const GONE_FOR_S: i64 = 10;

impl Desk {
    pub(super) fn reconcile_sound(&mut self, ctx: &Context) {
        let at = (self.options.clock)();
        self.live_course.take_in(live_tones(&self.live), at);
        let wanted = match self.live_course.wanted(at) {
            // A real alarm is heard over the drill, also where the drill was silenced (R9), and by the same
            // schedule as one of its own world.
            Some((tone, every)) => {
                self.wanted_now = Some(tone);
                every.map(|every| (tone, every))
            }
            None => self.own_tone(ctx),
        };
        self.heard = wanted.map(|(tone, _)| tone);
        let wanted = Wanted {
            tone: wanted,
            volume_percent: self.settings.settings().read(&VOLUME_PERCENT),
            tests: self.tests,
        };
        if wanted != self.wanted && self.loudspeaker.want(wanted) {
            self.wanted = wanted;
        }
    }

    /// The tone of the own world's alarms, unless they are silenced.
    fn own_tone(&mut self, ctx: &Context) -> Option<(Tone, Duration)> {
        self.wanted_now = None;
        let picture = self.newest.as_ref()?;
        let recorded_at = (self.options.clock)();
        let now = picture.state.world_time(recorded_at);
        let sight = Sight {
            look: &self.look,
            settings: self.settings.settings(),
            picture,
            newest: &picture.state,
            now,
            recorded_at,
            catalogue: &self.options.catalogue,
            names: &self.names,
            seat: &self.seat,
            persons: &self.persons,
            waits: &Waits::default(),
            papers: &self.papers,
            travels: &self.travels,
            past: false,
            locked: false,
        };
        // The window may be hidden, and no frame looks then.
        let shared = (picture, &self.options.catalogue, &self.names);
        self.lookout.look(ctx, &mut self.waits.0, &sight, shared);
        let told = device_told(&sight, self.loudspeaker.presence());
        let waits = &self.waits.0;
        let sounding = &waits.sounding;
        self.hearing.hear((waits.of(), sounding), recorded_at);
        let of_threads = self.ended.iter().map(|it| match it {
            Part::Ledger => (*it, Tone::First),
            _ => (*it, Tone::Second),
        });
        self.ended_course.take_in(of_threads, recorded_at);
        let of_threads = self.ended_course.wanted(recorded_at);
        let of_alarms = self.hearing.wanted(recorded_at);
        let reads = self.settings.settings().read(&READ_ALOUD);
        let on = reads && self.hearing.silent_until().is_none();
        if let Some(speaker) = &self.speaker
            && let Some(words) = self.readings.next(sounding, on, self.look.lang)
        {
            speaker.say(self.look.lang, &words);
        }
        // Of two that want one tone the one that wants it sooner.
        let sooner = |it: &(Tone, Option<Duration>)| (it.0, it.1.is_none(), it.1);
        let wanted = of_threads.into_iter().chain(of_alarms).min_by_key(sooner);
        self.wanted_now = wanted.map(|(tone, _)| tone);
        self.tell_device(told, now, recorded_at);
        let silent = self.hearing.silent_until().is_some();
        let (tone, every) = wanted.filter(|_| !silent)?;
        Some((tone, every?))
    }

    /// Says for the others that this seat has no sound device, or has one again.
    fn tell_device(&mut self, present: Option<bool>, now: Time, recorded_at: Time) {
        let Some(present) = present else {
            self.device_since = None;
            return;
        };
        let since = *self.device_since.get_or_insert(recorded_at);
        let waits = !present && recorded_at.since_s(since) < GONE_FOR_S;
        let said = (self.seat.post.clone(), present);
        if waits || self.device_said.as_ref() == Some(&said) {
            return;
        }
        let words = None;
        let command = Command::SoundDevice(SoundDevice { present, words });
        self.outbox.push(command, now);
        self.device_said = Some(said);
    }

    pub(super) fn sound_state(&self, now: Time) -> SoundState {
        let until = self.hearing.silent_until();
        match until {
            _ if !self.loudspeaker.is_present() => SoundState::NoDevice,
            // By the clock on the wall: no drill makes a silence shorter.
            Some(until) => {
                let left_ms = until.since_ms((self.options.clock)());
                SoundState::SilentUntil(now.plus_s(left_ms.max(0) / 1_000))
            }
            None => SoundState::On,
        }
    }

    pub(super) fn silence(&mut self) {
        let until = (self.options.clock)().plus_s(SILENCE_S);
        self.hearing.silence(until);
    }

    /// Begins a sound test, or sounds its tone once more.
    pub(super) fn test_sound(&mut self) {
        self.testing = true;
        self.tests = self.tests.wrapping_add(1);
    }

    pub(super) fn asked_of_alarms(&mut self, asks: Option<Asks>) {
        if let Some(Asks::SoundTest) = asks {
            self.test_sound();
        }
    }

    /// What should sound now, whether or not a device is there.
    #[must_use]
    pub fn tone(&self) -> Option<Tone> {
        self.heard
    }
}

/// What of the device is to be told: whether it is there, where the ledger has it otherwise. In the live
/// world alone, and only where the rules in force know the word.
fn device_told(sight: &Sight<'_>, presence: Presence) -> Option<bool> {
    let present = match presence {
        Presence::Unknown => return None,
        Presence::Present => true,
        Presence::Absent => false,
    };
    let state = sight.state();
    if state.world.is_drill() || !sight.asks_sound_test() {
        return None;
    }
    let sounds = state.shift.sounds.get(&sight.seat.post);
    let known = sounds.and_then(|it| it.get(&sight.seat.console));
    let said = known
        .and_then(|it| it.device.as_ref())
        .is_none_or(|it| it.present);
    (said != present).then_some(present)
}
