//! `yishao catalogue check` and `yishao district check`: is what a person edited good?

use std::path::PathBuf;

use clap::Subcommand;

use crate::board_pdf::drawn_by_the_system;
use crate::command_line::Everywhere;
use crate::drawable::lacking;
use crate::failure::{Exit, Failure, say};
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

/// Warns of characters that only this machine draws, and refuses those that it does not draw either.
fn characters(texts: &[(String, String)], everywhere: &Everywhere) -> Result<(), Failure> {
    let found = lacking(texts, drawn_by_the_system());
    let (here, nowhere): (Vec<_>, Vec<_>) = found.into_iter().partition(|it| it.here);
    let lines = |of: &[crate::drawable::Lacking]| -> String {
        let lines: Vec<String> = of.iter().map(ToString::to_string).collect();
        lines.join("\n")
    };
    if !here.is_empty() {
        let said = lines(&here);
        // A warning ends nothing: its exit code is that of what follows.
        let _ = Failure::input(&said, &said).report(everywhere.lang());
    }
    if nowhere.is_empty() {
        return Ok(());
    }
    let said = lines(&nowhere);
    Err(Failure::new(Exit::Input, &said, &said))
}

/// Checks a district.
///
/// # Errors
/// All faults.
pub fn district(command: &DistrictCommand, everywhere: &Everywhere) -> Result<(), Failure> {
    let DistrictCommand::Check { district } = command;
    let catalogue = folders::catalogue(None)?;
    let named = district;
    let district = folders::district(named, everywhere, &catalogue)?;
    characters(&folders::district_texts(named, everywhere)?, everywhere)?;
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
