//! `yishao board PATH --out X.html`: the printed board, from the ledger file beside a running console.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use dispatch_core::board::{Tongue, board};

use super::measure::{folded, now};
use crate::command_line::{Everywhere, Lang};
use crate::failure::{Exit, Failure};

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
    write(&options.out, &board(&state, now, tongue))
}

fn write(out: &Path, page: &str) -> Result<(), Failure> {
    fs::write(out, page).map_err(|err| {
        let out = out.display();
        Failure::new(
            Exit::Machine,
            &format!("{out}:无法写入:{err}"),
            &format!("{out}: cannot be written: {err}"),
        )
    })
}
