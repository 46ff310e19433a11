//! The processor time of a thread.

use std::time::{Duration, Instant};

/// The processor time of this thread, where the system tells it: cores that others use as well do not make
/// it longer, as they do the time on the clock.
pub struct Spent {
    clock: Instant,
    processor: Option<Duration>,
}

impl Spent {
    pub fn until_now() -> Spent {
        Spent {
            clock: Instant::now(),
            processor: Spent::processor(),
        }
    }

    pub fn since(&self) -> Duration {
        let spent = Spent::processor().zip(self.processor);
        spent.map_or_else(|| self.clock.elapsed(), |(now, then)| now - then)
    }

    /// The first figure of Linux's `schedstat`: ns on a processor. It is added up when a thread lets go of
    /// one.
    fn processor() -> Option<Duration> {
        std::thread::sleep(Duration::from_nanos(1));
        let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        let ns = told.split_whitespace().next()?.parse().ok()?;
        Some(Duration::from_nanos(ns))
    }
}

/// The time of one of so many.
pub fn each(times: u32, mut work: impl FnMut(usize)) -> Duration {
    let begun = Spent::until_now();
    (0..times as usize).for_each(&mut work);
    begun.since() / times
}
