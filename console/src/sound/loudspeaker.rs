//! The thread that owns the sound device; the desk only says what is wanted.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
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

/// What should sound from now on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The tone; `None` is silence.
    pub tone: Option<Tone>,
    /// How loud, in hundredths of the loudest.
    pub volume_percent: u8,
}

/// The desk's end of the sound thread.
#[derive(Clone, Debug)]
pub struct Loudspeaker {
    wishes: Sender<Wanted>,
    present: Arc<AtomicBool>,
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
        let present = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&present);
        thread::Builder::new()
            .name("sound".to_owned())
            .spawn(move || sound(&wanted, &seen, &changed))?;
        Ok(Loudspeaker { wishes, present })
    }

    /// A loudspeaker that is not there, for tests and for machines without sound.
    #[must_use]
    pub fn absent() -> Loudspeaker {
        let (wishes, _nobody) = bounded(WISHES_MAX);
        Loudspeaker {
            wishes,
            present: Arc::new(AtomicBool::new(false)),
        }
    }

    /// Says which tone is wanted from now on. Returns whether the thread took the wish; a full
    /// queue is asked again at the next frame.
    pub fn want(&self, wanted: Wanted) -> bool {
        self.wishes.try_send(wanted).is_ok()
    }

    /// Whether a device is there.
    #[must_use]
    pub fn is_present(&self) -> bool {
        self.present.load(Ordering::Relaxed)
    }
}

fn sound(wishes: &Receiver<Wanted>, present: &AtomicBool, changed: &dyn Fn()) {
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
        let is_present = output.mixer().is_some();
        if present.swap(is_present, Ordering::Relaxed) != is_present {
            changed();
        }
        if let (Some(tone), Some(mixer)) = (wanted.tone, output.mixer())
            && sounded.is_none_or(|at| at.elapsed() >= Tone::repeat_after(tone))
        {
            mixer.add(tone.source(wanted.volume_percent));
            sounded = Some(Instant::now());
        }
        match wishes.recv_timeout(Duration::from_millis(250)) {
            Ok(newest) => {
                // Louder or softer counts from the next sounding on.
                if newest.tone != wanted.tone {
                    sounded = None;
                }
                wanted = newest;
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}
