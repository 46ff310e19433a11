//! The command line: a contract (design §7). Help is in both languages, since the language is not
//! known before the line is read.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::commands::atlas::AtlasCommand;
use crate::commands::board::BoardOptions;
use crate::commands::catalogue::CatalogueCommand;
use crate::commands::district::DistrictCommand;
use crate::commands::drill::DrillCommand;
use crate::commands::key::KeyCommand;
use crate::commands::ledger::LedgerCommand;
use crate::commands::report::ReportCommand;
use crate::commands::rights::RightsOptions;
use crate::failure::Failure;
use crate::platform;

/// 一哨:应急指挥调度台 · Yishao: the console of emergency command and dispatch
#[derive(Debug, Parser)]
#[command(name = "yishao", version, about, max_term_width = 100)]
pub struct CommandLine {
    #[command(flatten)]
    pub window: WindowOptions,
    #[command(flatten)]
    pub everywhere: Everywhere,
    /// Without one, the window opens.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// A subcommand without a window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 处置记录:核对、导出、备份 · The ledger: check, export, back up
    #[command(subcommand)]
    Ledger(LedgerCommand),
    /// 演练:核对、推演、评判 · Drills: check, play, judge
    #[command(subcommand)]
    Drill(DrillCommand),
    /// 报告:截至某一时刻的全区情况 · Reports: the district as of a moment
    Report(ReportCommand),
    /// 事件类型和词表 · Incident types and vocabularies
    #[command(subcommand)]
    Catalogue(CatalogueCommand),
    /// 地区数据 · The district's data
    #[command(subcommand)]
    District(DistrictCommand),
    /// 本区地图:导入、核对、路线、可达范围 · The district's map: import, check, routes, rings
    #[command(subcommand)]
    Atlas(AtlasCommand),
    /// 打印态势单 · Print the board
    Board(BoardOptions),
    /// 本机密钥:查看、新建、设口令 · The device key: show, make, put under a passphrase
    #[command(subcommand)]
    Key(KeyCommand),
    /// 岗位、命令和权限 · Who may say what, and who decides which act
    Rights(RightsOptions),
}

/// What every call takes.
#[derive(Clone, Debug, Args)]
pub struct Everywhere {
    /// 数据文件夹,默认 $YISHAO_DATA · The data folder, by default $YISHAO_DATA, else the platform's
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// 语言,默认 zh-CN;窗口默认按设置 · Language, by default zh-CN; of the window, what its settings say
    #[arg(long, global = true, value_name = "LANG")]
    pub lang: Option<Lang>,
    /// 从标准输入逐行读取密钥口令 · Read the key's passphrase from stdin, a line each, not the terminal
    #[arg(long, global = true)]
    pub passphrase_stdin: bool,
}

impl Everywhere {
    /// The language of what is printed.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang.unwrap_or_default()
    }

    /// The data folder: the flag, else `$YISHAO_DATA`, else the platform's.
    ///
    /// # Errors
    /// This system names no home.
    pub fn data_folder(&self) -> Result<PathBuf, Failure> {
        let named = std::env::var_os("YISHAO_DATA").filter(|it| !it.is_empty());
        self.data
            .clone()
            .or_else(|| named.map(PathBuf::from))
            .or_else(platform::data_folder)
            .ok_or_else(|| {
                Failure::input(
                    "找不到数据文件夹:请用 --data DIR 指定",
                    "no data folder: name one with --data DIR",
                )
            })
    }
}

/// A language of what is printed and shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// 简体中文
    #[default]
    #[value(name = "zh-CN", alias = "zh")]
    Zh,
    /// English
    #[value(name = "en")]
    En,
}

impl Lang {
    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        }
    }
}

/// What the window takes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
pub struct WindowOptions {
    /// 处置记录文件 · The ledger file
    #[arg(long, value_name = "PATH")]
    pub ledger: Option<PathBuf>,
    /// 地区:文件夹,或数据文件夹内的名称 · The district: a folder, or the name of one
    #[arg(long, value_name = "DISTRICT")]
    pub district: Option<String>,
    /// 席位 · The seat: duty, chief, leader, township@CODE, department@ID, commander@INCIDENT, director, wall
    #[arg(long, value_name = "SEAT", value_parser = seat)]
    pub seat: Option<String>,
    /// 值守人员 · The person who sits there
    #[arg(long = "as", value_name = "PERSON")]
    pub person: Option<String>,
    /// 起始页:演练、建立辖区、打开处置记录 · The start page: a drill, a district of your own, a ledger
    #[arg(long, conflicts_with_all = ["ledger", "district", "drill"])]
    pub start: bool,
    /// 演练脚本 · Plays this drill
    #[arg(long, value_name = "FILE")]
    pub drill: Option<PathBuf>,
    /// 演练速度,0.1 至 3600 · Speed of the drill, 0.1 to 3600
    #[arg(long, value_name = "N", value_parser = rate_permille, requires = "drill")]
    pub speed: Option<u32>,
}

impl WindowOptions {
    /// Beside a subcommand none of them has a meaning.
    ///
    /// # Errors
    /// One was given.
    pub fn refuse_any(&self) -> Result<(), Failure> {
        if *self == WindowOptions::default() {
            return Ok(());
        }
        Err(Failure::input(
            "窗口的选项不能放在子命令之前:请放在子命令之后,或去掉",
            "a flag of the window before a subcommand: put it behind the subcommand, or leave it out",
        ))
    }
}

/// A seat as design §7 writes it.
///
/// # Errors
/// What was expected.
pub fn seat(text: &str) -> Result<String, String> {
    let known = match text.split_once('@') {
        None => ["duty", "chief", "leader", "director", "wall"].contains(&text),
        Some((kind, whose)) => {
            ["township", "department", "commander"].contains(&kind) && !whose.is_empty()
        }
    };
    known.then(|| text.to_owned()).ok_or_else(|| {
        "expected duty, chief, leader, township@CODE, department@ID, commander@INCIDENT, director \
         or wall"
            .to_owned()
    })
}

/// A speed from 0.1 to 3600, as a rate per mille of real time.
///
/// # Errors
/// What was expected.
pub fn rate_permille(text: &str) -> Result<u32, String> {
    match text.parse::<f64>() {
        Ok(speed) if (0.1..=3600.0).contains(&speed) => Ok((speed * 1000.0).round() as u32),
        _ => Err("expected a number from 0.1 to 3600".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_definition_holds_together() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn seats_and_speeds_are_those_of_the_contract() {
        for good in ["duty", "wall", "township@330304009", "commander@2"] {
            assert_eq!(seat(good).as_deref(), Ok(good));
        }
        for bad in ["", "Duty", "duty@1", "township", "township@", "wall@"] {
            assert!(seat(bad).is_err(), "{bad}");
        }
        assert_eq!(rate_permille("0.1"), Ok(100));
        assert_eq!(rate_permille("3600"), Ok(3_600_000));
        for bad in ["0", "0.09", "3601", "max", "NaN", "-1", ""] {
            assert!(rate_permille(bad).is_err(), "{bad}");
        }
    }
}
