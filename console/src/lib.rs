//! The console of Yishao: what the `yishao` program is made of, in reach of its tests.

pub mod language;

#[cfg(feature = "gui")]
pub mod desk;
#[cfg(feature = "gui")]
pub mod sound;
