//! `yishao district check` and `yishao district new`: is what a person edited good, and what does he begin
//! with?

mod datum;

use std::path::{Path, PathBuf};

use clap::Subcommand;
use dispatch_core::catalogue::Catalogue;

use crate::board_pdf::drawn_by_the_system;
use crate::command_line::Everywhere;
use crate::drawable::lacking;
use crate::failure::{Exit, Failure, say};
use crate::folders;
use crate::plans::{ALL, Plans};
use crate::setting_up::template;

/// What can be done with a district.
#[derive(Debug, Subcommand)]
pub enum DistrictCommand {
    /// 核对地区数据 · Check a district's folder
    Check {
        /// 文件夹或名称,默认示范区 · The folder or name, by default the demonstration district
        #[arg(default_value = folders::DEMONSTRATION)]
        district: String,
    },
    /// 写一份空白模板,各列有说明 · Write a template in which every column is explained
    New {
        /// 文件夹,不能已有文件;名称就是地区的名称 · The folder, new or empty; its name is the district's
        dir: PathBuf,
        /// 地区全称,如 温州市龙湾区 · The district's name in Chinese
        #[arg(long, value_name = "NAME")]
        zh: String,
        /// 范围,WGS-84 度数:西,南,东,北 · Its box in degrees of WGS-84
        #[arg(long, value_name = "W,S,E,N", allow_hyphen_values = true)]
        bbox: String,
        /// 六位行政区划代码 · The administrative code of six digits
        #[arg(long, value_name = "NNNNNN")]
        code: Option<String>,
    },
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

/// Checks a district, or writes one to begin with.
///
/// # Errors
/// All faults, or the disk fails.
pub fn run(command: &DistrictCommand, everywhere: &Everywhere) -> Result<(), Failure> {
    match command {
        DistrictCommand::Check { district } => check(district, everywhere),
        DistrictCommand::New {
            dir,
            zh,
            bbox,
            code,
        } => new(dir, (zh, bbox, code.as_deref().unwrap_or_default())),
    }
}

/// Writes a template, and says what is next.
fn new(dir: &Path, words: (&str, &str, &str)) -> Result<(), Failure> {
    let catalogue = folders::catalogue(None)?;
    let files = template::write(dir, words, &catalogue)?;
    let dir = dir.display();
    say(&format!(
        "{dir}: {files} files; next: fill the empty cells, put plans and sheets into plans/TYPE/ and plans/all/, then yishao district check {dir}"
    ))
}

/// Counts the plans, and warns of what is not listed and of folders that are of no type.
fn plans(named: &str, catalogue: &Catalogue, everywhere: &Everywhere) -> usize {
    let plans = Plans::look(&folders::plan_folders(named, everywhere));
    let mut said: Vec<(String, String)> = Vec::new();
    for (path, why) in &plans.left_out {
        let (zh, en) = why.text();
        let shown = path.display();
        said.push((
            format!("{shown}:预案不列出:{zh}"),
            format!("{shown}: a plan that is not listed: {en}"),
        ));
    }
    let types: Vec<&str> = catalogue.types.keys().map(String::as_str).collect();
    for folder in plans.folders().filter(|it| *it != ALL) {
        if !types.contains(&folder) {
            let nearest = dispatch_core::source::nearest(folder, types.iter().copied());
            let (zh, en) = nearest.map_or_else(Default::default, |it| {
                (format!(",最接近的是 {it}"), format!(", nearest: {it}"))
            });
            said.push((
                format!("plans/{folder}:不是事件类型,也不是 all{zh}"),
                format!("plans/{folder}: neither an incident type nor all{en}"),
            ));
        }
    }
    if !said.is_empty() {
        let (zh, en): (Vec<String>, Vec<String>) = said.into_iter().unzip();
        // A warning ends nothing: its exit code is that of what follows.
        let _ = Failure::new(Exit::Input, &zh.join("\n"), &en.join("\n")).report(everywhere.lang());
    }
    plans.count()
}

fn check(named: &str, everywhere: &Everywhere) -> Result<(), Failure> {
    let catalogue = folders::catalogue(None)?;
    let district = folders::district(named, everywhere, &catalogue)?;
    characters(&folders::district_texts(named, everywhere)?, everywhere)?;
    datum::warn(named, &district, everywhere);
    let plans = plans(named, &catalogue, everywhere);
    say(&format!(
        "{} {}: {} townships, {} departments, {} posts, {} people, {} teams, {} depots, {} facilities, {} sites, {} risk points, {plans} plans",
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
