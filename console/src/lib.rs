//! The console of Yishao: what the `yishao` program is made of, in reach of its tests.

pub mod board_pdf;
pub mod bundled;
pub mod command_line;
pub mod commands;
pub mod drawable;
mod drawn;
pub mod failure;
pub mod folders;
pub mod geography;
pub mod language;
pub mod passphrase;
pub mod picture;
pub mod plans;
pub mod platform;
pub mod schematic;
pub mod setting_up;
pub mod travel;

#[cfg(feature = "gui")]
pub mod desk;
#[cfg(feature = "gui")]
pub mod keeping;
#[cfg(feature = "gui")]
pub mod sound;
#[cfg(feature = "gui")]
pub mod wall;
