//! `yishao key …`: the key of this device, under which the person vault lies.

use std::path::Path;

use clap::Subcommand;
use ledger::clock::{LedgerClock, WallClock};
use ledger::device_key::{self, Alone, DeviceKey};
use ledger::hex;
use ledger::lock::Owner;
use serde::Serialize;

use crate::command_line::Everywhere;
use crate::failure::{Exit, Failure, say};
use crate::folders;

/// What can be done with the device key.
#[derive(Debug, Subcommand)]
pub enum KeyCommand {
    /// 公钥、所在文件、是否设有口令 · The public key, where it lies, whether it is under a passphrase
    Show {
        /// 以 JSON 输出 · Print JSON
        #[arg(long)]
        json: bool,
    },
    /// 新建本机密钥;已有的不覆盖 · Make the key; one that is there is not overwritten
    New {
        /// 更换已有密钥,人员信息库随之改用新密钥 · Replace the key, and wrap the person vaults under the new one
        #[arg(long)]
        replace: bool,
    },
    /// 设置、更改或取消密钥口令 · Put the key under a passphrase, change or remove it
    Passphrase {
        /// 取消口令 · Remove it
        #[arg(long)]
        remove: bool,
    },
}

/// Runs it.
///
/// # Errors
/// See [`Failure`].
pub fn run(command: &KeyCommand, everywhere: &Everywhere) -> Result<(), Failure> {
    let path = folders::device_key(&everywhere.data_folder()?);
    match command {
        KeyCommand::Show { json } => show(&path, *json),
        KeyCommand::New { replace } => new(&path, *replace, everywhere),
        KeyCommand::Passphrase { remove } => passphrase(&path, *remove, everywhere),
    }
}

#[derive(Serialize)]
struct Shown {
    key: String,
    path: String,
    passphrase: bool,
}

fn show(path: &Path, json: bool) -> Result<(), Failure> {
    let key = there(path)?;
    let shown = Shown {
        key: hex::write(&key.public()),
        path: path.display().to_string(),
        passphrase: key.is_protected(),
    };
    if json {
        let text =
            serde_json::to_string(&shown).map_err(|err| Failure::new(Exit::Machine, &err, &err))?;
        return say(&text);
    }
    say(&format!("key {}", shown.key))?;
    say(&format!("path {}", shown.path))?;
    say(&format!("passphrase {}", shown.passphrase))
}

/// The key that must be there.
fn there(path: &Path) -> Result<DeviceKey, Failure> {
    device_key::load(path)?.ok_or_else(|| {
        let path = path.display();
        Failure::input(
            &format!("{path}:没有本机密钥。首次打开窗口时自动建立,也可用 yishao key new。"),
            &format!(
                "{path}: no device key: the window makes it at its first start, and so does yishao \
                 key new"
            ),
        )
    })
}

/// The key for this command alone. Nothing is made where there is no key folder: looking makes none.
fn alone(path: &Path) -> Result<Alone, Failure> {
    let owner = Owner::this("yishao key", WallClock::start().now());
    Ok(Alone::take(path, &owner)?)
}

fn new(path: &Path, replace: bool, everywhere: &Everywhere) -> Result<(), Failure> {
    // Never overwritten, so two that make one get the same.
    if !replace {
        return match device_key::load(path)? {
            None => {
                device_key::load_or_make(path)?;
                show(path, false)
            }
            Some(_) => {
                let path = path.display();
                Err(Failure::input(
                    &format!(
                        "{path}:已有本机密钥,未改动。人员信息库在它之下:要更换,请关闭台席后用 --replace。"
                    ),
                    &format!(
                        "{path}: there is a key, and it is as it was. The person vault lies under it: to \
                         replace it, close the console and give --replace"
                    ),
                ))
            }
        };
    }
    folders::make(path.parent())?;
    let key = alone(path)?;
    let Some(had) = key.replaceable()? else {
        device_key::load_or_make(path)?;
        return show(path, false);
    };
    let (old, passphrase) = everywhere.passphrases().unlock_with(had)?;
    let replaced = key.replace(&old, passphrase.as_ref())?;
    drop(key);
    if replaced.foreign > 0 {
        let n = replaced.foreign;
        let warning = Failure::input(
            &format!("有 {n} 起事件的人员信息不在原密钥之下,新密钥也打不开。"),
            &format!(
                "the personal data of {n} incidents were not under the old key, and do not open \
                 under the new one"
            ),
        );
        let _ = warning.report(everywhere.lang());
    }
    show(path, false)?;
    say(&format!("vaults {}", replaced.vaults))
}

fn passphrase(path: &Path, remove: bool, everywhere: &Everywhere) -> Result<(), Failure> {
    // Before the lock, which would make its file: looking makes none.
    there(path)?;
    let alone = alone(path)?;
    let key = there(path)?;
    if remove && !key.is_protected() {
        return Err(Failure::input(
            "本机密钥没有设口令,无须取消。",
            "the device key is under no passphrase: there is none to remove",
        ));
    }
    let passphrases = everywhere.passphrases();
    let key = passphrases.unlock(key)?;
    let chosen = match remove {
        true => None,
        false => Some(passphrases.choose()?),
    };
    alone.protect(&key, chosen.as_ref())?;
    show(path, false)
}
