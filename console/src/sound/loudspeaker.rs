//! The thread that owns the sound device; the desk only says what is wanted.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded};
use rodio::mixer::Mixer;
use rodio::{DeviceSinkBuilder, MixerDeviceSink};

use super::Tone;

/// How often a missing device is looked for again.
pub const RETRY_EVERY: Duration = Duration::from_secs(30);

/// Wishes that may wait for the sound thread: it only ever follows the newest, so a few suffice.
const WISHES_MAX: usize = 8;

/// Where the tones go.
pub enum Output {
    /// A device, kept open.
    Device(MixerDeviceSink),
    /// No device: the screen must be louder instead.
    Null,
}

impl std::fmt::Debug for Output {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Output::Device(_) => "Device",
            Output::Null => "Null",
        })
    }
}

impl Output {
    /// The default device, or none. `broken` is set when the device fails later.
    fn open(broken: &Arc<AtomicBool>) -> Output {
        let broken = Arc::clone(broken);
        let device = DeviceSinkBuilder::from_default_device().and_then(|builder| {
            builder
                .with_error_callback(move |_| broken.store(true, Ordering::Relaxed))
                .open_stream()
        });
        match device {
            Ok(mut device) => {
                device.log_on_drop(false);
                Output::Device(device)
            }
            Err(_) => Output::Null,
        }
    }

    fn mixer(&self) -> Option<&Mixer> {
        match self {
            Output::Device(device) => Some(device.mixer()),
            Output::Null => None,
        }
    }
}

const UNKNOWN: u8 = 0;
const PRESENT: u8 = 1;
const ABSENT: u8 = 2;

/// What should sound from now on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The tone and how long until it sounds again; `None` is silence.
    pub tone: Option<(Tone, Duration)>,
    /// How loud, in hundredths of the loudest.
    pub volume_percent: u8,
    /// How often a test tone was asked for since the program began 试音.
    pub tests: u32,
}

/// Whether there is a sound device, as far as anybody has looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Nobody has looked yet, or nobody will.
    Unknown,
    /// One is there.
    Present,
    /// There is none.
    Absent,
}

/// The desk's end of the sound thread.
#[derive(Clone, Debug)]
pub struct Loudspeaker {
    wishes: Sender<Wanted>,
    presence: Arc<AtomicU8>,
}

impl Loudspeaker {
    /// Starts the thread; the device is opened there, never on the caller's thread.
    ///
    /// `changed` is called when a device came or went.
    ///
    /// # Errors
    /// The operating system gave no thread.
    pub fn start(changed: impl Fn() + Send + 'static) -> std::io::Result<Loudspeaker> {
        let (wishes, wanted) = bounded(WISHES_MAX);
        let presence = Arc::new(AtomicU8::new(UNKNOWN));
        let seen = Arc::clone(&presence);
        thread::Builder::new()
            .name("sound".to_owned())
            .spawn(move || sound(&wanted, &seen, &changed))?;
        Ok(Loudspeaker { wishes, presence })
    }

    /// A loudspeaker that is not there, for tests and for machines without sound.
    #[must_use]
    pub fn absent() -> Loudspeaker {
        let (wishes, _nobody) = bounded(WISHES_MAX);
        Loudspeaker {
            wishes,
            presence: Arc::new(AtomicU8::new(UNKNOWN)),
        }
    }

    /// A loudspeaker that a test plays: the wishes of the desk, and the device that it may take away.
    #[must_use]
    pub fn played() -> (Loudspeaker, Receiver<Wanted>) {
        let (wishes, wanted) = bounded(WISHES_MAX);
        let presence = Arc::new(AtomicU8::new(UNKNOWN));
        (Loudspeaker { wishes, presence }, wanted)
    }

    /// Puts the device there, or takes it away.
    pub fn play(&self, presence: Presence) {
        let number = match presence {
            Presence::Unknown => UNKNOWN,
            Presence::Present => PRESENT,
            Presence::Absent => ABSENT,
        };
        self.presence.store(number, Ordering::Relaxed);
    }

    /// Says which tone is wanted from now on. Returns whether the thread took the wish; a full
    /// queue is asked again at the next frame.
    pub fn want(&self, wanted: Wanted) -> bool {
        self.wishes.try_send(wanted).is_ok()
    }

    /// Whether a device is there.
    #[must_use]
    pub fn is_present(&self) -> bool {
        self.presence() == Presence::Present
    }

    /// Whether a device is there, as far as anybody has looked.
    #[must_use]
    pub fn presence(&self) -> Presence {
        match self.presence.load(Ordering::Relaxed) {
            PRESENT => Presence::Present,
            ABSENT => Presence::Absent,
            _ => Presence::Unknown,
        }
    }
}

fn sound(wishes: &Receiver<Wanted>, presence: &AtomicU8, changed: &dyn Fn()) {
    let broken = Arc::new(AtomicBool::new(false));
    let mut output = Output::Null;
    let mut tried: Option<Instant> = None;
    let mut wanted = Wanted::default();
    let mut sounded: Option<Instant> = None;
    loop {
        if broken.swap(false, Ordering::Relaxed) {
            output = Output::Null;
        }
        let missing = output.mixer().is_none();
        if missing && tried.is_none_or(|at| at.elapsed() >= RETRY_EVERY) {
            tried = Some(Instant::now());
            output = Output::open(&broken);
        }
        let now = if output.mixer().is_some() {
            PRESENT
        } else {
            ABSENT
        };
        if presence.swap(now, Ordering::Relaxed) != now {
            changed();
        }
        if let (Some((tone, every)), Some(mixer)) = (wanted.tone, output.mixer())
            && sounded.is_none_or(|at| at.elapsed() >= every)
        {
            mixer.add(tone.source(wanted.volume_percent));
            sounded = Some(Instant::now());
        }
        match wishes.recv_timeout(Duration::from_millis(250)) {
            Ok(newest) => {
                // Louder or softer, sooner or later counts from the next sounding on.
                let tone = |it: &Wanted| it.tone.map(|(tone, _)| tone);
                if tone(&newest) != tone(&wanted) {
                    sounded = None;
                }
                if newest.tests != wanted.tests
                    && let Some(mixer) = output.mixer()
                {
                    mixer.add(Tone::First.source(newest.volume_percent));
                    sounded = Some(Instant::now());
                }
                wanted = newest;
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}
