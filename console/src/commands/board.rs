//! `yishao board PATH --out X.html|X.pdf`: the printed board, from the ledger file beside a running
//! console.

use std::path::{Path, PathBuf};

use clap::Args;
use dispatch_core::board::{Tongue, board};
use ledger::LedgerError;

use super::measure::{folded, now};
use crate::board_pdf::pdf;
use crate::command_line::{Everywhere, Lang};
use crate::failure::{Exit, Failure};

/// What is printed and where to.
#[derive(Debug, Args)]
pub struct BoardOptions {
    /// 处置记录文件或导出文件 · A ledger file or an export
    path: PathBuf,
    /// 打印至文件：.html 由浏览器打印，.pdf 可直接打印、归档 · The file: .html for a browser, .pdf to print and file
    #[arg(long, value_name = "X.html|X.pdf")]
    out: PathBuf,
}

/// Writes the board of the last entry. In the live world what is overdue is told by the wall clock,
/// in a drill by the world time of its last entry: a drill's clock is not running here.
///
/// # Errors
/// See [`Failure`].
pub fn run(options: &BoardOptions, everywhere: &Everywhere) -> Result<(), Failure> {
    let form = form(&options.out).ok_or_else(|| {
        Failure::input(
            "态势单只能打印为 .html 或 .pdf 文件：请用 --out X.html 或 --out X.pdf",
            "the board is written as .html or .pdf: use --out X.html or --out X.pdf",
        )
    })?;
    let state = folded(&options.path, None)?.state;
    let now = now(&state);
    let tongue = match everywhere.lang() {
        Lang::Zh => Tongue::Zh,
        Lang::En => Tongue::En,
    };
    let board = board(&state, now, tongue);
    let written = match form {
        Form::Html => board.html().into_bytes(),
        Form::Pdf => pdf(&board).map_err(|err| {
            let zh = format!("态势单无法写成 PDF（{err}）。请用 --out X.html");
            let en = format!("the board cannot be written as PDF ({err}); use --out X.html");
            Failure::new(Exit::Machine, &zh, &en)
        })?,
    };
    write(&options.out, &written).map_err(|err| match err {
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

/// In which of the two forms.
#[derive(Clone, Copy)]
enum Form {
    Html,
    Pdf,
}

/// The form that the ending of its name asks for, in letters of either size.
fn form(out: &Path) -> Option<Form> {
    let ending = out.extension()?.to_str()?.to_ascii_lowercase();
    match ending.as_str() {
        "html" => Some(Form::Html),
        "pdf" => Some(Form::Pdf),
        _ => None,
    }
}

/// What was at `out` is replaced by a whole page or not at all.
fn write(out: &Path, written: &[u8]) -> Result<(), LedgerError> {
    ledger::write_whole(out, |file| {
        file.write_all(written)
            .map_err(|err| LedgerError::Machine(out.to_owned(), err.to_string()))
    })
}
