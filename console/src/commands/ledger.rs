//! `yishao ledger …`: reads beside a running console, and writes into no ledger but for `import`.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Subcommand;
use dispatch_core::state::State;
use ledger::replay::Replayed;
use ledger::vault::{self, VaultReader};
use ledger::verify::{verify, verify_to};
use ledger::{LedgerError, device_key, hex};
use serde::Serialize;

use super::measure::{folded, replayed, too_high};
use crate::command_line::Everywhere;
use crate::failure::{Exit, Failure, say};
use crate::folders;

/// What can be done with a ledger without a window.
#[derive(Debug, Subcommand)]
pub enum LedgerCommand {
    /// 概况:世界、记录号、写入者 · What it holds and who writes it
    Stat(Examined),
    /// 逐条核对链、签名和每个字节 · Check every link, every signature and every byte
    Verify(Examined),
    /// 校验码:全部记录推得的状态 · The digest of the state that the entries come to
    Digest(Examined),
    /// 导出为 JSON 行 · Export as JSON lines
    Export {
        /// 处置记录文件 · The ledger
        path: PathBuf,
        /// 导出至 · Where to
        out: PathBuf,
        /// 只导出待同步的指令 · Only the commands that wait for the link
        #[arg(long)]
        waiting: bool,
        /// 另存个人信息,仅供有权机关 · Beside it personal data in clear, for the entitled authority
        #[arg(long, conflicts_with = "waiting")]
        with_personal: bool,
    },
    /// 导入导出文件或待同步的指令 · Take over an export, or commands that wait
    Import {
        /// 处置记录文件,没有则新建 · The ledger, made if it is not there
        path: PathBuf,
        /// 导入自 · What to take over
        input: PathBuf,
    },
    /// 备份并核对 · Copy beside the running console, and verify the copy
    Backup {
        /// 处置记录文件 · The ledger
        path: PathBuf,
        /// 备份至 · Where to
        out: PathBuf,
    },
}

/// What is looked at, and how it is printed.
#[derive(Debug, clap::Args)]
pub struct Examined {
    /// 处置记录文件或导出文件 · A ledger file or an export
    path: PathBuf,
    /// 只到此记录号 · Only up to this height
    #[arg(long, value_name = "HEIGHT")]
    at: Option<u64>,
    /// 以 JSON 输出 · Print JSON
    #[arg(long)]
    json: bool,
}

/// Runs it.
///
/// # Errors
/// See [`Failure`].
pub fn run(command: &LedgerCommand, everywhere: &Everywhere) -> Result<(), Failure> {
    match command {
        LedgerCommand::Stat(what) => stat(what),
        LedgerCommand::Verify(what) => {
            let (world, tip) = match what.at {
                None => verify(&what.path)?,
                Some(at) => verify_to(&what.path, at)?.ok_or_else(|| too_high(&what.path, at))?,
            };
            print(
                what.json,
                &Verified {
                    world: world.0,
                    height: tip.height,
                    chain: hex::write(&tip.chain),
                },
            )
        }
        LedgerCommand::Digest(what) => digest(what),
        LedgerCommand::Export {
            path,
            out,
            waiting: true,
            ..
        } => {
            ledger::waiting::export(path, out)?;
            Ok(())
        }
        LedgerCommand::Export {
            path,
            out,
            waiting: false,
            with_personal,
        } => {
            if !*with_personal {
                ledger::export::export(path, out)?;
                return Ok(());
            }
            // What ends the whole is asked before a file is written.
            let state = folded(path, None)?.state;
            let vault = vault_of(path, everywhere)?;
            ledger::export::export(path, out)?;
            disclose(&state, vault.as_ref(), out, everywhere)
        }
        LedgerCommand::Import { path, input } => import(path, input),
        LedgerCommand::Backup { path, out } => {
            ledger::backup::backup(path, out)?;
            Ok(())
        }
    }
}

/// The vault beside a ledger, where there is one. No key is made for it: a new one opens nothing.
fn vault_of(path: &Path, everywhere: &Everywhere) -> Result<Option<VaultReader>, Failure> {
    VaultReader::found(path, || {
        let file = folders::device_key(&everywhere.data_folder()?);
        let key = device_key::load(&file)?.ok_or_else(|| {
            let file = file.display();
            Failure::input(
                &format!(
                    "{file}:没有本机密钥,人员信息库打不开。请用 --data 指明该台席的数据目录。"
                ),
                &format!(
                    "{file}: no device key, and without it the person vault does not open: give \
                     the console's data folder with --data"
                ),
            )
        })?;
        Ok(everywhere.passphrases().unlock(key)?.vault_key())
    })
}

/// Writes what the references stand for into a file of its own, and says what that means.
fn disclose(
    state: &State,
    vault: Option<&VaultReader>,
    out: &Path,
    everywhere: &Everywhere,
) -> Result<(), Failure> {
    let (file, readable) = vault::disclose(state, vault, out)?;
    let warning = Failure::new(
        Exit::NotAsItShouldBe,
        &format!(
            "{}:含 {readable} 项个人信息。仅供有权机关,用后销毁,不得外传。",
            file.display()
        ),
        &format!(
            "{}: personal data of {readable} persons or groups, for the entitled authority alone; \
             destroy it after use and do not pass it on",
            file.display()
        ),
    );
    // A warning and no failure: the export is done.
    let _ = warning.report(everywhere.lang());
    Ok(())
}

#[derive(Serialize)]
struct Verified {
    world: String,
    height: u64,
    chain: String,
}

#[derive(Serialize)]
struct Stat {
    world: String,
    height: u64,
    chain: String,
    recorded_at: Option<i64>,
    edition: u32,
    refused: u64,
    bytes: u64,
    owner: Option<ledger::lock::Owner>,
}

#[derive(Serialize)]
struct Imported {
    taken: u64,
    stood: u64,
    rejected: u64,
    height: u64,
    chain: String,
}

#[derive(Serialize)]
struct Digest {
    height: u64,
    chain: String,
    digest: String,
}

fn stat(what: &Examined) -> Result<(), Failure> {
    let Replayed { state, tip } = replayed(&what.path, what.at)?;
    let stat = Stat {
        world: state.world.0.clone(),
        height: tip.height,
        chain: hex::write(&tip.chain),
        recorded_at: tip.recorded_at.map(|it| it.0),
        edition: state.edition,
        refused: state.refused,
        bytes: bytes_on_disk(&what.path),
        owner: ledger::lock::holder(&what.path),
    };
    print(what.json, &stat)
}

fn digest(what: &Examined) -> Result<(), Failure> {
    let Replayed { state, tip } = folded(&what.path, what.at)?;
    let digest = Digest {
        height: tip.height,
        chain: hex::write(&tip.chain),
        digest: hex::write(&state.digest()),
    };
    print(what.json, &digest)
}

fn import(path: &Path, input: &Path) -> Result<(), Failure> {
    match ledger::import::import(path, input) {
        Ok(imported) => {
            let imported = Imported {
                taken: imported.taken,
                stood: imported.stood,
                rejected: imported.rejected,
                height: imported.tip.height,
                chain: hex::write(&imported.tip.chain),
            };
            print(false, &imported)
        }
        // What is handed in is input, whatever is wrong with it.
        Err(
            err @ (LedgerError::Damaged(..)
            | LedgerError::NotALedger(..)
            | LedgerError::NotNext(..)),
        ) => Err(Failure {
            exit: Exit::Input,
            ..Failure::from(err)
        }),
        Err(err) => Err(err.into()),
    }
}

/// The file and the log beside it.
fn bytes_on_disk(path: &Path) -> u64 {
    let mut log = OsString::from(path);
    log.push("-wal");
    [path, Path::new(&log)]
        .iter()
        .filter_map(|it| fs::metadata(it).ok())
        .map(|about| about.len())
        .sum()
}

/// One line of JSON, or a line `name value` for each field.
fn print<T: Serialize>(json: bool, value: &T) -> Result<(), Failure> {
    let odd = |err: serde_json::Error| Failure::new(Exit::Machine, &err, &err);
    if json {
        return say(&serde_json::to_string(value).map_err(odd)?);
    }
    let serde_json::Value::Object(fields) = serde_json::to_value(value).map_err(odd)? else {
        return Ok(());
    };
    fields.iter().try_for_each(|(name, value)| match value {
        serde_json::Value::String(text) => say(&format!("{name} {text}")),
        other => say(&format!("{name} {other}")),
    })
}
