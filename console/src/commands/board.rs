//! `yishao board PATH --out X.html|X.pdf|X.svg|X.png`: the printed board, or a picture of the situation, from
//! the ledger file beside a running console.

use std::path::{Path, PathBuf};

use clap::Args;
use dispatch_core::board::{Board, Tongue, board};
use dispatch_core::catalogue::Catalogue;
use dispatch_core::state::State;
use ledger::LedgerError;

use super::measure::{folded, now};
use crate::board_pdf::pdf;
use crate::command_line::{Everywhere, Lang};
use crate::failure::{Exit, Failure};
use crate::folders;
use crate::geography::Geography;
use crate::picture::{Ground, on_paper, png, situation};

/// What is printed and where to.
#[derive(Debug, Args)]
pub struct BoardOptions {
    /// 处置记录文件或导出文件 · A ledger file or an export
    path: PathBuf,
    /// 文件：.html 由浏览器打印，.pdf 可直接打印、归档；.svg、.png 为态势图 · The file: .html for a browser, .pdf to print and file; .svg and .png are a picture of the situation
    #[arg(long, value_name = "X.html|X.pdf|X.svg|X.png")]
    out: PathBuf,
    /// 态势图用哪个地区的图，默认记录中的地区 · Whose map the picture shows, by default that of the ledger's district
    #[arg(long)]
    district: Option<String>,
}

/// Writes the board of the last entry. In the live world what is overdue is told by the wall clock,
/// in a drill by the world time of its last entry: a drill's clock is not running here.
///
/// # Errors
/// See [`Failure`].
pub fn run(options: &BoardOptions, everywhere: &Everywhere) -> Result<(), Failure> {
    let form = form(&options.out).ok_or_else(|| {
        Failure::input(
            "态势单只能写为 .html、.pdf,态势图为 .svg、.png:请用 --out X.html、X.pdf、X.svg 或 X.png",
            "the board is written as .html or .pdf, its picture as .svg or .png: use --out X.html, X.pdf, X.svg or X.png",
        )
    })?;
    let state = folded(&options.path, None)?.state;
    let now = now(&state);
    let tongue = match everywhere.lang() {
        Lang::Zh => Tongue::Zh,
        Lang::En => Tongue::En,
    };
    let board = board(&state, now, tongue);
    let named = options.district.as_deref();
    let drawn = |how: Draw| drawn(&state, &board, (named, how), everywhere);
    // A district that nobody adopted has no map; one whose map is damaged says so.
    let map = || match drawn(on_paper) {
        Ok(svg) => Some(svg),
        Err(why) => {
            if state.register.adopted.is_some() {
                let _ = why.report(everywhere.lang());
            }
            None
        }
    };
    let written = match form {
        // The paper says what is known, with the map or without it.
        Form::Html => board.html_with(&map().unwrap_or_default()).into_bytes(),
        Form::Pdf => pdf(&board, map().as_deref()).map_err(|err| {
            let zh = format!("态势单无法写成 PDF（{err}）。请用 --out X.html");
            let en = format!("the board cannot be written as PDF ({err}); use --out X.html");
            Failure::new(Exit::Machine, &zh, &en)
        })?,
        Form::Svg | Form::Png => {
            let svg = drawn(situation)?;
            match form {
                Form::Svg => svg.into_bytes(),
                _ => png(&svg).map_err(|err| {
                    let zh = format!("态势图无法写成 PNG（{err}）。请用 --out X.svg");
                    let en =
                        format!("the picture cannot be written as PNG ({err}); use --out X.svg");
                    Failure::new(Exit::Machine, &zh, &en)
                })?,
            }
        }
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

/// How a picture is drawn.
type Draw = fn(&State, &Board, &Ground, &Catalogue) -> String;

/// The picture of a state, on the map of its district or of the one that was named.
fn drawn(
    state: &State,
    board: &Board,
    (named, how): (Option<&str>, Draw),
    everywhere: &Everywhere,
) -> Result<String, Failure> {
    let adopted = state.register.adopted.as_ref().map(|it| it.name.as_str());
    let named = named.or(adopted).ok_or_else(|| {
        Failure::input(
            "记录里还没有启用地区,请用 --district 指定用谁的图",
            "no district is adopted in this ledger: name one with --district",
        )
    })?;
    let pack = Geography::of(named, everywhere).load()?;
    let ground = Ground::of(pack, folders::vehicles()?);
    let catalogue = folders::catalogue(None)?;
    Ok(how(state, board, &ground, &catalogue))
}

/// In which form.
#[derive(Clone, Copy)]
enum Form {
    Html,
    Pdf,
    Svg,
    Png,
}

/// The form that the ending of its name asks for, in letters of either size.
fn form(out: &Path) -> Option<Form> {
    let ending = out.extension()?.to_str()?.to_ascii_lowercase();
    match ending.as_str() {
        "html" => Some(Form::Html),
        "pdf" => Some(Form::Pdf),
        "svg" => Some(Form::Svg),
        "png" => Some(Form::Png),
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
