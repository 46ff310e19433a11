//! Why the program ends with something other than 0, and the number it ends with (design §7).

use std::fmt::Display;
use std::io::Write;
use std::process::ExitCode;

use ledger::LedgerError;
use ledger::device_key::KeyError;

use crate::command_line::Lang;

/// What a caller learns from the exit code; 0 is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 1: the thing examined is not as it should be.
    NotAsItShouldBe,
    /// 2: the input or the flags are wrong.
    Input,
    /// 3: the machine failed us: disk, network.
    Machine,
}

/// A message in both languages and the exit code that goes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The exit code.
    pub exit: Exit,
    /// The message in Chinese; may be several lines.
    pub zh: String,
    /// The message in English.
    pub en: String,
}

impl Failure {
    /// A failure with its message in both languages.
    #[must_use]
    pub fn new(exit: Exit, zh: &dyn Display, en: &dyn Display) -> Failure {
        Failure {
            exit,
            zh: zh.to_string(),
            en: en.to_string(),
        }
    }

    /// The input or the flags are wrong.
    #[must_use]
    pub fn input(zh: &str, en: &str) -> Failure {
        Failure::new(Exit::Input, &zh, &en)
    }

    /// Prints the message to stderr; the exit code to end with.
    #[must_use]
    pub fn report(&self, lang: Lang) -> ExitCode {
        let message = match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        };
        // Nobody is left to tell when stderr itself is closed.
        let _ = writeln!(std::io::stderr().lock(), "{message}");
        ExitCode::from(match self.exit {
            Exit::NotAsItShouldBe => 1,
            Exit::Input => 2,
            Exit::Machine => 3,
        })
    }
}

impl From<LedgerError> for Failure {
    /// For a command that examines a ledger or an export.
    fn from(err: LedgerError) -> Failure {
        let exit = match &err {
            LedgerError::Damaged(..) | LedgerError::NotALedger(..) | LedgerError::NotNext(..) => {
                Exit::NotAsItShouldBe
            }
            LedgerError::Destroyed(_)
            | LedgerError::Missing(..)
            | LedgerError::Newer(..)
            | LedgerError::OtherWorld { .. } => Exit::Input,
            LedgerError::NotDurable(_) | LedgerError::Held(..) | LedgerError::Machine(..) => {
                Exit::Machine
            }
        };
        Failure::new(exit, &err.zh(), &err)
    }
}

impl From<KeyError> for Failure {
    /// For a command that works with the device key.
    fn from(err: KeyError) -> Failure {
        let exit = match err {
            KeyError::Ledger(err) => return err.into(),
            KeyError::Damaged(_) | KeyError::HalfReplaced(_) => Exit::NotAsItShouldBe,
            KeyError::Protected(_) | KeyError::WrongPassphrase(_) | KeyError::UnfitPassphrase => {
                Exit::Input
            }
            KeyError::InUse(..) | KeyError::Another(_) | KeyError::VaultAway(_) => Exit::Machine,
        };
        Failure::new(exit, &err.zh(), &err)
    }
}

/// Writes a line to stdout at once. A reader that has gone away ends the program quietly.
///
/// # Errors
/// stdout cannot be written: [`Exit::Machine`].
pub fn say(line: &dyn Display) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{line}").and_then(|()| out.flush()) {
        Err(err) if err.kind() != std::io::ErrorKind::BrokenPipe => Err(Failure::new(
            Exit::Machine,
            &format!("标准输出:{err}"),
            &format!("stdout: {err}"),
        )),
        _ => Ok(()),
    }
}
