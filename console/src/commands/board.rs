//! `yishao board PATH --out X.html`: the printed board, from the ledger file beside a running console.

use std::path::{Path, PathBuf};

use clap::Args;
use dispatch_core::board::{Tongue, board};
use ledger::LedgerError;

use super::measure::{folded, now};
use crate::command_line::{Everywhere, Lang};
use crate::failure::Failure;

/// What is printed and where to.
#[derive(Debug, Args)]
pub struct BoardOptions {
    /// 处置记录文件或导出文件 · A ledger file or an export
    path: PathBuf,
    /// 打印至 HTML 文件 · The HTML file
    #[arg(long, value_name = "X.html")]
    out: PathBuf,
}

/// Writes the board of the last entry. In the live world what is overdue is told by the wall clock,
/// in a drill by the world time of its last entry: a drill's clock is not running here.
///
/// # Errors
/// See [`Failure`].
pub fn run(options: &BoardOptions, everywhere: &Everywhere) -> Result<(), Failure> {
    if options.out.extension().is_none_or(|it| it != "html") {
        return Err(Failure::input(
            "态势单只能打印为 .html 文件:请用 --out X.html,再由浏览器打印",
            "the board is written as .html: use --out X.html and print it from a browser",
        ));
    }
    let state = folded(&options.path, None)?.state;
    let now = now(&state);
    let tongue = match everywhere.lang {
        Lang::Zh => Tongue::Zh,
        Lang::En => Tongue::En,
    };
    let page = board(&state, now, tongue);
    write(&options.out, &page).map_err(|err| match err {
        // Its sentence is about something to read.
        LedgerError::Missing(out, what) => {
            let out = out.display();
            Failure::input(
                &format!("{out}:没有这个文件夹,或它本身是文件夹。请给出已有文件夹内的文件名"),
                &format!("{out}: {what}, expected the name of a file in a folder that is there"),
            )
        }
        other => other.into(),
    })
}

/// What was at `out` is replaced by a whole page or not at all.
fn write(out: &Path, page: &str) -> Result<(), LedgerError> {
    ledger::write_whole(out, |file| {
        file.write_all(page.as_bytes())
            .map_err(|err| LedgerError::Machine(out.to_owned(), err.to_string()))
    })
}
