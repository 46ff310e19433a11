//! What this desk sounds: the live world before the own one, one tone at a time.

use super::Desk;
use crate::desk::alarms::wanted_tone;
use crate::desk::link::Part;
use crate::desk::pierce::live_tone;
use crate::desk::sight::Sight;
use crate::desk::waits::Waits;
use crate::sound::Tone;

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
