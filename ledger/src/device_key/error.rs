//! What can go wrong with the device key, each with its sentence in both languages.

use std::fmt;
use std::path::PathBuf;

use super::{PASSPHRASE_BYTES_MAX, PASSPHRASE_LETTERS_MIN};
use crate::error::LedgerError;
use crate::lock::Owner;

/// Why there is no key to work with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyError {
    /// The file is no key that this version can read.
    Damaged(PathBuf),
    /// The key is under a passphrase and none was given.
    Protected(PathBuf),
    /// It is not this passphrase, or the file is damaged: nobody can tell the two apart.
    WrongPassphrase(PathBuf),
    /// A new passphrase must be long enough to be worth its name, and no file.
    UnfitPassphrase,
    /// A replacement of the key was begun and not finished.
    HalfReplaced(PathBuf),
    /// A console is running with this key, or another program changes it; the one that came last.
    InUse(PathBuf, Owner),
    /// Another key lies there than the one that was to be written over.
    Another(PathBuf),
    /// A vault whose keys are wrapped under this key is not where it was.
    VaultAway(PathBuf),
    /// The vault or the disk.
    Ledger(LedgerError),
}

impl From<LedgerError> for KeyError {
    fn from(err: LedgerError) -> KeyError {
        KeyError::Ledger(err)
    }
}

impl KeyError {
    /// The sentence in Chinese; [`fmt::Display`] gives the English one.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            KeyError::Damaged(path) => format!(
                "{}:不是本版本能读的本机密钥文件。请从备份恢复;没有备份,人员信息库就打不开。",
                path.display()
            ),
            KeyError::Protected(path) => {
                format!("{}:本机密钥设有口令,须先输入口令。", path.display())
            }
            KeyError::WrongPassphrase(path) => {
                format!("{}:口令不对,或文件已损坏。", path.display())
            }
            KeyError::UnfitPassphrase => format!(
                "口令须为 {PASSPHRASE_LETTERS_MIN} 个字符以上、{PASSPHRASE_BYTES_MAX} 字节以内。"
            ),
            KeyError::HalfReplaced(path) => format!(
                "{}:更换密钥没有做完。请再运行一次 yishao key new --replace。",
                path.display()
            ),
            KeyError::InUse(path, owner) => format!(
                "{}:本机密钥正在使用({})。请先关闭该窗口或命令,再试。",
                path.display(),
                owner.zh()
            ),
            KeyError::Another(path) => format!(
                "{}:本机密钥已换成另一个,未改动。请再运行一次。",
                path.display()
            ),
            KeyError::VaultAway(path) => format!(
                "{}:人员信息库不在这里,换了密钥就再也打不开它。请先接上它所在的磁盘;\
                 确已不要的,从 keys/device.vaults 删去这一行。",
                path.display()
            ),
            KeyError::Ledger(err) => err.zh(),
        }
    }
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            KeyError::Damaged(path) => write!(
                f,
                "{}: not a device key that this version can read: restore it from a copy; without \
                 one the person vault does not open",
                path.display()
            ),
            KeyError::Protected(path) => write!(
                f,
                "{}: the device key is under a passphrase, which must be given first",
                path.display()
            ),
            KeyError::WrongPassphrase(path) => write!(
                f,
                "{}: not the passphrase, or the file is damaged",
                path.display()
            ),
            KeyError::UnfitPassphrase => write!(
                f,
                "a passphrase has at least {PASSPHRASE_LETTERS_MIN} characters and at most \
                 {PASSPHRASE_BYTES_MAX} bytes"
            ),
            KeyError::HalfReplaced(path) => write!(
                f,
                "{}: a replacement of the key was not finished: run yishao key new --replace again",
                path.display()
            ),
            KeyError::InUse(path, owner) => write!(
                f,
                "{}: the device key is in use ({owner}): close that window or command first, then \
                 try again",
                path.display()
            ),
            KeyError::Another(path) => write!(
                f,
                "{}: another key lies there by now, and it is as it was: run it again",
                path.display()
            ),
            KeyError::VaultAway(path) => write!(
                f,
                "{}: the person vault is not here, and under another key it would never open again: \
                 bring its disk within reach, or, where it is not wanted any more, take its line \
                 out of keys/device.vaults",
                path.display()
            ),
            KeyError::Ledger(err) => err.fmt(f),
        }
    }
}

impl std::error::Error for KeyError {}
