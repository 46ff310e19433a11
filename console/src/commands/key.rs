//! `yishao key …`: the key of this device, under which the person vault lies.

use std::path::Path;

use clap::Subcommand;
use ledger::device_key::{self, DeviceKey};
use ledger::hex;
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

fn new(path: &Path, replace: bool, everywhere: &Everywhere) -> Result<(), Failure> {
    let had = match device_key::load(path) {
        Ok(None) => {
            device_key::load_or_make(path)?;
            return show(path, false);
        }
        Ok(Some(_)) if !replace => {
            let path = path.display();
            return Err(Failure::input(
                &format!(
                    "{path}:已有本机密钥,未改动。人员信息库在它之下:要更换,请关闭台席后用 --replace。"
                ),
                &format!(
                    "{path}: there is a key, and it is as it was. The person vault lies under it: to \
                     replace it, close the console and give --replace"
                ),
            ));
        }
        Ok(Some(key)) => key,
        // What was begun is finished with the key that was to be replaced.
        Err(device_key::KeyError::HalfReplaced(_)) if replace => device_key::begun_from(path)?,
        Err(err) => return Err(err.into()),
    };
    let (old, passphrase) = everywhere.passphrases().unlock_with(had)?;
    let replaced = device_key::replace(path, &old, passphrase.as_ref())?;
    if replaced.foreign > 0 {
        let n = replaced.foreign;
        let warning = Failure::input(
            &format!("有 {n} 起事件的人员信息不在原密钥之下,新密钥也打不开。"),
            &format!(
                "the personal data of {n} incidents were not under the old key, and do not open \
                 under the new one"
            ),
        );
        let _ = warning.report(everywhere.lang);
    }
    show(path, false)?;
    say(&format!("vaults {}", replaced.vaults))
}

fn passphrase(path: &Path, remove: bool, everywhere: &Everywhere) -> Result<(), Failure> {
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
    device_key::protect(path, &key, chosen.as_ref())?;
    show(path, false)
}
