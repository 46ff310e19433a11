//! The tones, computed rather than recorded: nothing to license, nothing to decode.

use std::f32::consts::TAU;
use std::num::NonZero;
use std::time::Duration;

use rodio::buffer::SamplesBuffer;
use rodio::{ChannelCount, SampleRate};

/// Samples a second of every tone.
pub const SAMPLE_RATE: SampleRate = NonZero::new(44_100).unwrap();
const MONO: ChannelCount = NonZero::new(1).unwrap();
/// Peak of a tone; above this a small desk speaker distorts.
const LOUDNESS: f32 = 0.35;

/// A sound with a meaning; the more urgent one comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// 吹哨待接: a referee's whistle, blown twice.
    Whistle,
    /// Priority 1: three rising notes.
    First,
    /// Priority 2: two notes.
    Second,
    /// Priority 3: one note.
    Third,
}

/// A stretch of sound or silence.
struct Note {
    hz: f32,
    seconds: f32,
    /// How often a second the pea of a whistle cuts through the tone; 0 for a plain note.
    warble_hz: f32,
}

impl Note {
    const fn plain(hz: f32, seconds: f32) -> Note {
        Note {
            hz,
            seconds,
            warble_hz: 0.0,
        }
    }

    const fn blown(seconds: f32) -> Note {
        Note {
            hz: 2_900.0,
            seconds,
            warble_hz: 32.0,
        }
    }

    const fn silence(seconds: f32) -> Note {
        Note::plain(0.0, seconds)
    }
}

impl Tone {
    /// How long until it is sounded again, where the newest alarm that wants it has sounded for so many
    /// seconds; `None`: it rests. Nothing sounds on without end at one pace. What is about people is
    /// never given up, only said less often; the rest stands on the screen after a while.
    #[must_use]
    pub fn repeat_after(self, for_s: i64) -> Option<Duration> {
        let schedule: &[(i64, u64)] = match self {
            Tone::Whistle => &[(60, 3), (300, 10), (i64::MAX, 30)],
            Tone::First => &[(60, 5), (300, 15), (i64::MAX, 60)],
            Tone::Second => &[(120, 15), (900, 60), (14_400, 300)],
            Tone::Third => &[(180, 60), (3_600, 600)],
        };
        let step = schedule.iter().find(|(until_s, _)| for_s < *until_s);
        step.map(|(_, every_s)| Duration::from_secs(*every_s))
    }

    fn notes(self) -> &'static [Note] {
        match self {
            Tone::Whistle => const { &[Note::blown(0.35), Note::silence(0.12), Note::blown(0.75)] },
            Tone::First => {
                const {
                    &[
                        Note::plain(740.0, 0.16),
                        Note::plain(880.0, 0.16),
                        Note::plain(1_175.0, 0.30),
                    ]
                }
            }
            Tone::Second => {
                const {
                    &[
                        Note::plain(740.0, 0.18),
                        Note::silence(0.06),
                        Note::plain(740.0, 0.18),
                    ]
                }
            }
            Tone::Third => const { &[Note::plain(587.0, 0.22)] },
        }
    }

    /// The samples of one sounding, mono at [`SAMPLE_RATE`].
    #[must_use]
    pub fn samples(self) -> Vec<f32> {
        self.notes().iter().flat_map(sound_of).collect()
    }

    /// One sounding at so many hundredths of the loudest, ready to be played.
    #[must_use]
    pub fn source(self, volume_percent: u8) -> SamplesBuffer {
        let share = f32::from(volume_percent.min(100)) / 100.0;
        let samples: Vec<f32> = self.samples().iter().map(|it| it * share).collect();
        SamplesBuffer::new(MONO, SAMPLE_RATE, samples)
    }
}

fn sound_of(note: &Note) -> impl Iterator<Item = f32> {
    let rate = SAMPLE_RATE.get() as f32;
    let count = (note.seconds * rate) as usize;
    let (hz, warble_hz) = (note.hz, note.warble_hz);
    // Five milliseconds in and out, so that no note begins or ends with a click.
    let edge = 0.005 * rate;
    (0..count).map(move |index| {
        let at = index as f32 / rate;
        let body = (index as f32 / edge)
            .min((count - index) as f32 / edge)
            .min(1.0);
        let pea = if warble_hz > 0.0 {
            0.65 + 0.35 * (TAU * warble_hz * at).sin()
        } else {
            1.0
        };
        LOUDNESS * body * pea * (TAU * hz * at).sin()
    })
}
