//! The ledger's clock: what `recorded_at` is read from (design §4).

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use dispatch_core::time::Time;

use crate::platform;

/// A wall clock that differs this much from the ledger's clock has jumped: far above what a time
/// service slews in a shift, far below what would mislead anybody.
pub const JUMP_MS: i64 = 2_000;

/// Where a ledger reads the time.
pub trait LedgerClock: Send {
    /// Now.
    fn now(&self) -> Time;

    /// How far the wall clock has jumped away from this clock, in ms, forward positive; `None`
    /// while the two agree to [`JUMP_MS`]. A jump is an alarm, never a new time.
    fn jump_ms(&self) -> Option<i64> {
        None
    }
}

/// Anchored to the wall clock once, then run on the boot-time clock, which counts sleep.
#[derive(Clone, Copy, Debug)]
pub struct WallClock {
    anchor_ms: i64,
    wall_ms: fn() -> i64,
    boot_ms: fn() -> i64,
}

impl WallClock {
    /// Anchors the clock now.
    #[must_use]
    pub fn start() -> WallClock {
        WallClock::on(wall_ms, platform::boot_ms)
    }

    fn on(wall_ms: fn() -> i64, boot_ms: fn() -> i64) -> WallClock {
        WallClock {
            anchor_ms: wall_ms().saturating_sub(boot_ms()),
            wall_ms,
            boot_ms,
        }
    }
}

impl LedgerClock for WallClock {
    fn now(&self) -> Time {
        Time(self.anchor_ms.saturating_add((self.boot_ms)()))
    }

    fn jump_ms(&self) -> Option<i64> {
        let jump = (self.wall_ms)().saturating_sub(self.now().0);
        (jump.abs() >= JUMP_MS).then_some(jump)
    }
}

fn wall_ms() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .ok()
        .and_then(|since| i64::try_from(since.as_millis()).ok())
        .unwrap_or(0)
}

/// A clock that is set by hand: a drill's. Clones show the same time.
#[derive(Clone, Debug, Default)]
pub struct SetClock(Arc<AtomicI64>);

impl SetClock {
    /// A clock that shows `time`.
    #[must_use]
    pub fn at(time: Time) -> SetClock {
        SetClock(Arc::new(AtomicI64::new(time.0)))
    }

    /// Sets the clock and all its clones.
    pub fn set(&self, time: Time) {
        self.0.store(time.0, Ordering::SeqCst);
    }
}

impl LedgerClock for SetClock {
    fn now(&self) -> Time {
        Time(self.0.load(Ordering::SeqCst))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static WALL: AtomicI64 = AtomicI64::new(1_000_000);
    static BOOT: AtomicI64 = AtomicI64::new(500);

    #[test]
    fn a_jump_of_the_wall_clock_is_told_and_not_followed() {
        let clock = WallClock::on(
            || WALL.load(Ordering::SeqCst),
            || BOOT.load(Ordering::SeqCst),
        );
        assert_eq!(clock.now(), Time(1_000_000));
        WALL.fetch_add(61_000, Ordering::SeqCst);
        BOOT.fetch_add(60_000, Ordering::SeqCst);
        assert_eq!((clock.now(), clock.jump_ms()), (Time(1_060_000), None));
        WALL.fetch_sub(3_600_000, Ordering::SeqCst);
        assert_eq!(clock.now(), Time(1_060_000));
        assert_eq!(clock.jump_ms(), Some(-3_599_000));
    }
}
