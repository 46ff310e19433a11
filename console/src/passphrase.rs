//! Where the key's passphrase comes from: the terminal, or stdin where a person says so. Never an
//! argument or a variable, which other programs of the machine can read.

use std::io::{BufRead, IsTerminal, Read};

use ledger::device_key::{DeviceKey, KeyError, PASSPHRASE_BYTES_MAX, Passphrase};
use ledger::signing::SoftwareKey;
use zeroize::Zeroizing;

use crate::command_line::{Everywhere, Lang};
use crate::failure::{Exit, Failure};

/// How often a person at a terminal may try.
const TRIES: u32 = 3;

/// Asks for passphrases.
#[derive(Clone, Copy, Debug)]
pub struct Passphrases {
    stdin: bool,
    lang: Lang,
}

impl Everywhere {
    /// Whoever asks for the passphrases of this call.
    #[must_use]
    pub fn passphrases(&self) -> Passphrases {
        Passphrases {
            stdin: self.passphrase_stdin,
            lang: self.lang(),
        }
    }
}

impl Passphrases {
    /// The key itself; asks only where it is under a passphrase.
    ///
    /// # Errors
    /// Nobody can be asked, or it is not the passphrase.
    pub fn unlock(self, key: DeviceKey) -> Result<SoftwareKey, Failure> {
        self.unlock_with(key).map(|(key, _)| key)
    }

    /// The same, with the passphrase that opened it.
    ///
    /// # Errors
    /// As for [`Passphrases::unlock`].
    pub fn unlock_with(self, key: DeviceKey) -> Result<(SoftwareKey, Option<Passphrase>), Failure> {
        let key = match key {
            DeviceKey::Open(key) => return Ok((key, None)),
            DeviceKey::Protected(key) => key,
        };
        let mut tries = if self.stdin { 1 } else { TRIES };
        loop {
            let prompt = ["本机密钥口令:", "Passphrase of the device key: "];
            let passphrase = Passphrase::tried(self.ask(prompt)?);
            tries -= 1;
            match key.unlock(&passphrase) {
                Err(KeyError::WrongPassphrase(_)) if tries > 0 => {
                    let again =
                        Failure::input("口令不对,请再试。", "not the passphrase: try again");
                    let _ = again.report(self.lang);
                }
                other => return Ok((other?, Some(passphrase))),
            }
        }
    }

    /// A passphrase under which a key shall be put; at a terminal it is typed twice.
    ///
    /// # Errors
    /// Nobody can be asked, it is unfit, or the two are not the same.
    pub fn choose(self) -> Result<Passphrase, Failure> {
        let text = self.ask(["新口令:", "New passphrase: "])?;
        if !self.stdin && *self.ask(["再输一次:", "Once more: "])? != *text {
            return Err(Failure::input(
                "两次输入不一致,口令未改。",
                "the two are not the same: the passphrase is as it was",
            ));
        }
        Ok(Passphrase::chosen(text)?)
    }

    fn ask(self, [zh, en]: [&str; 2]) -> Result<Zeroizing<String>, Failure> {
        if self.stdin {
            return line();
        }
        if !std::io::stdin().is_terminal() {
            return Err(Failure::input(
                "须输入本机密钥的口令,这里没有终端可输入:请在终端运行,或用 --passphrase-stdin 从标准输入逐行提供。",
                "a passphrase of the device key is to be typed and there is no terminal to type it at: \
                 run from a terminal, or hand it in with --passphrase-stdin, one a line",
            ));
        }
        let prompt = match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        };
        rpassword::prompt_password(prompt)
            .map(Zeroizing::new)
            .map_err(|err| Failure::new(Exit::Machine, &format!("终端:{err}"), &err))
    }
}

/// The next line of stdin, without its end.
fn line() -> Result<Zeroizing<String>, Failure> {
    let mut text = Zeroizing::new(String::new());
    let longest = u64::try_from(PASSPHRASE_BYTES_MAX + 2).unwrap_or(u64::MAX);
    std::io::stdin()
        .lock()
        .take(longest)
        .read_line(&mut text)
        .map_err(|err| Failure::new(Exit::Input, &format!("标准输入:{err}"), &err))?;
    if !text.ends_with('\n') && text.is_empty() {
        return Err(Failure::input(
            "标准输入没有口令:应为每行一个口令",
            "stdin has no passphrase: expected one a line",
        ));
    }
    let kept = text.trim_end_matches(['\r', '\n']).len();
    text.truncate(kept);
    Ok(text)
}
