//! The few questions whose answer depends on the operating system.

use std::path::Path;

/// Milliseconds since the machine was started, sleep counted where the system tells it.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(crate) fn boot_ms() -> i64 {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    now.tv_sec
        .saturating_mul(1000)
        .saturating_add(now.tv_nsec / 1_000_000)
}

/// Milliseconds since this program first asked.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub(crate) fn boot_ms() -> i64 {
    use std::sync::OnceLock;
    use std::time::Instant;
    static START: OnceLock<Instant> = OnceLock::new();
    let elapsed = START.get_or_init(Instant::now).elapsed();
    i64::try_from(elapsed.as_millis()).unwrap_or(i64::MAX)
}

/// The name of this machine.
pub(crate) fn host() -> String {
    #[cfg(unix)]
    let name = rustix::system::uname()
        .nodename()
        .to_str()
        .ok()
        .map(str::to_owned);
    #[cfg(not(unix))]
    let name = std::env::var("COMPUTERNAME").ok();
    name.unwrap_or_else(|| "?".to_owned())
}

/// The share of the disk under `path` that is free for this user, per mille; `None` where the
/// system does not tell.
pub(crate) fn free_permille(path: &Path) -> Option<u32> {
    #[cfg(unix)]
    {
        let disk = rustix::fs::statvfs(path).ok()?;
        // What is kept back for the system is neither used nor free, as `df` counts.
        let used = disk.f_blocks.saturating_sub(disk.f_bfree);
        let all = used.saturating_add(disk.f_bavail);
        let free = disk.f_bavail.saturating_mul(1000).checked_div(all)?;
        u32::try_from(free).ok()
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        None
    }
}

/// Makes a new name in `folder` durable, where a folder can be synced.
pub(crate) fn sync_folder(folder: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    std::fs::File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

/// What this build of the program is known by: its version, length and time of making.
pub(crate) fn build() -> String {
    let made = std::env::current_exe()
        .and_then(std::fs::metadata)
        .ok()
        .and_then(|about| {
            let made = about
                .modified()
                .ok()?
                .duration_since(std::time::UNIX_EPOCH)
                .ok()?;
            Some(format!("{}-{}", about.len(), made.as_millis()))
        })
        .unwrap_or_default();
    format!("{}-{made}", env!("CARGO_PKG_VERSION"))
}

/// What tells a file from one that was put in its place, and from what it was before somebody wrote
/// over it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// Disk and number on it, where the system tells.
    place: Option<(u64, u64)>,
    bytes: u64,
    written: Option<std::time::SystemTime>,
}

impl Stamp {
    /// Of the file at `path` now.
    pub(crate) fn of(path: &Path) -> std::io::Result<Stamp> {
        let about = std::fs::metadata(path)?;
        #[cfg(unix)]
        let place = {
            use std::os::unix::fs::MetadataExt;
            Some((about.dev(), about.ino()))
        };
        #[cfg(not(unix))]
        let place = None;
        Ok(Stamp {
            place,
            bytes: about.len(),
            written: about.modified().ok(),
        })
    }
}
