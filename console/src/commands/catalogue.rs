//! `yishao catalogue check` and `yishao district check`: is what a person edited good?

use std::path::PathBuf;

use clap::Subcommand;

use crate::command_line::Everywhere;
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

/// What can be done with a district.
#[derive(Debug, Subcommand)]
pub enum DistrictCommand {
    /// 核对地区数据 · Check a district's folder
    Check {
        /// 文件夹或名称,默认示范区 · The folder or name, by default the demonstration district
        #[arg(default_value = folders::DEMONSTRATION)]
        district: String,
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

/// Checks a district.
///
/// # Errors
/// All faults.
pub fn district(command: &DistrictCommand, everywhere: &Everywhere) -> Result<(), Failure> {
    let DistrictCommand::Check { district } = command;
    let catalogue = folders::catalogue(None)?;
    let district = folders::district(district, everywhere, &catalogue)?;
    say(&format!(
        "{} {}: {} townships, {} departments, {} posts, {} people, {} teams, {} depots, {} facilities, {} sites, {} risk points",
        district.name,
        district.zh,
        district.townships.len(),
        district.departments.len(),
        district.posts.len(),
        district.people.len(),
        district.teams.len(),
        district.depots.len(),
        district.facilities.len(),
        district.sites.len(),
        district.risks.len()
    ))
}
