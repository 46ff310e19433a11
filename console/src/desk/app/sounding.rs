//! What this desk sounds: the live world before the own one, one tone at a time.

use super::Desk;
use crate::desk::alarms::wanted_tone;
use crate::desk::link::Part;
use crate::desk::pierce::live_tone;
use crate::desk::settings::{Choice, Says, Setting};
use crate::desk::sight::Sight;
use crate::desk::waits::Waits;
use crate::language::Key;
use crate::sound::{Tone, Wanted};

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

impl Desk {
    pub(super) fn reconcile_sound(&mut self) {
        let wanted = match live_tone(&self.live) {
            // A real alarm is heard over the drill, also where the drill was silenced (R9).
            Some(tone) => {
                self.wanted_now = Some(tone);
                Some(tone)
            }
            None => self.own_tone(),
        };
        self.heard = wanted;
        let wanted = Wanted {
            tone: wanted,
            volume_percent: self.settings.settings().read(&VOLUME_PERCENT),
        };
        if wanted != self.wanted && self.loudspeaker.want(wanted) {
            self.wanted = wanted;
        }
    }

    /// The tone of the own world's alarms, unless they are silenced.
    fn own_tone(&mut self) -> Option<Tone> {
        self.wanted_now = None;
        let picture = self.newest.as_ref()?;
        let recorded_at = (self.options.clock)();
        let now = picture.state.world_time(recorded_at);
        let silent = self.silent_until.is_some_and(|until| now < until);
        self.waits.0.look(&Sight {
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
            past: false,
        });
        let of_threads = self.ended.iter().map(|it| match it {
            Part::Ledger => Tone::First,
            _ => Tone::Second,
        });
        let of_alarms = wanted_tone(&self.waits.0.sounding);
        self.wanted_now = of_threads.chain(of_alarms).min();
        self.wanted_now.filter(|_| !silent)
    }

    /// What should sound now, whether or not a device is there.
    #[must_use]
    pub fn tone(&self) -> Option<Tone> {
        self.heard
    }
}
