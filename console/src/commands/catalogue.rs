//! `yishao catalogue check`: is what a person edited good?

use std::path::PathBuf;

use clap::Subcommand;

use crate::failure::{Failure, say};
use crate::folders;

/// What can be done with the catalogue.
#[derive(Debug, Subcommand)]
pub enum CatalogueCommand {
    /// 核对事件类型和词表 · Check the types and vocabularies
    Check {
        /// 文件夹,默认随程序的 · The folder, by default the shipped one
        dir: Option<PathBuf>,
    },
}

/// Checks the catalogue.
///
/// # Errors
/// All faults.
pub fn catalogue(command: &CatalogueCommand) -> Result<(), Failure> {
    let CatalogueCommand::Check { dir } = command;
    let catalogue = folders::catalogue(dir.as_deref())?;
    say(&format!(
        "catalogue: {} types, {} department kinds, {} team kinds, {} measures, {} reporting rules, {} risk lists",
        catalogue.types.len(),
        catalogue.departments.len(),
        catalogue.team_kinds.len(),
        catalogue.measures.len(),
        catalogue.obligations.len(),
        catalogue.risk_lists.len()
    ))
}
