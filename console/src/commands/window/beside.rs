//! A drill that the live console opens, and a live console that a drill opens: beside it, in a process
//! of its own.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Child, Command as Program, ExitStatus};
use std::thread::{Builder, JoinHandle};

use dispatch_core::entry::World;

use crate::command_line::Lang;
use crate::keeping::live_ledgers;

/// A drill has a process and a world of its own: nothing crosses from it to the live ledger.
///
/// It gets the data folder of this console, where it finds the ledger whose whistles pierce it.
pub(super) fn start_drill(file: Option<&Path>, data: &Path, lang: Option<Lang>) {
    let Some(file) = file else { return };
    if let Err(err) = try_drill(file, data, lang) {
        // The desk goes on; whoever started the program from a terminal sees why.
        let _ = crate::failure::say(&format!("drill: {err}"));
    }
}

/// The same, for whoever waits to hear of it.
pub(super) fn try_drill(file: &Path, data: &Path, lang: Option<Lang>) -> std::io::Result<()> {
    let mut program = Program::new(std::env::current_exe()?);
    program.args(drill_args(file, data, lang));
    program.spawn().and_then(awaited).map(drop)
}

/// The start page in a window and a process of its own: the live board stays as it is.
pub(super) fn start_page(data: &Path, lang: Option<Lang>) {
    let opened = std::env::current_exe().and_then(|program| {
        let mut program = Program::new(program);
        program.arg("--start").args(shared_args(data, lang));
        program.spawn().and_then(awaited)
    });
    if let Err(err) = opened {
        let _ = crate::failure::say(&format!("start page: {err}"));
    }
}

/// What the drill's process is called with: the console's data folder, in which the settings lie, and
/// the language where this console was told one.
fn drill_args<'a>(file: &'a Path, data: &'a Path, lang: Option<Lang>) -> Vec<&'a OsStr> {
    let args = ["--drill".as_ref(), file.as_os_str()];
    args.into_iter().chain(shared_args(data, lang)).collect()
}

fn shared_args(data: &Path, lang: Option<Lang>) -> impl Iterator<Item = &OsStr> {
    let data = ["--data".as_ref(), data.as_os_str()];
    let lang = lang.map(|it| ["--lang".as_ref(), it.name().as_ref()]);
    data.into_iter().chain(lang.into_iter().flatten())
}

/// The live console that a drill opens, where what is real was taken over and nobody sits: on the one
/// ledger of that world, if it lies elsewhere than a district's own does.
pub(super) fn start_live(
    district: &str,
    data: &Path,
    world: &World,
    lang: Option<Lang>,
) -> std::io::Result<()> {
    let mut program = Program::new(std::env::current_exe()?);
    program.args(live_args(district, data, lang));
    let found = live_ledgers(data, world).paths;
    if let [only] = &found[..] {
        program.arg("--ledger").arg(only);
    }
    program.spawn().and_then(awaited).map(drop)
}

/// What the live console's process is called with.
fn live_args<'a>(district: &'a str, data: &'a Path, lang: Option<Lang>) -> Vec<&'a OsStr> {
    let args = ["--district".as_ref(), district.as_ref()];
    args.into_iter().chain(shared_args(data, lang)).collect()
}

/// Waits for the end of a process beside the desk: one that nobody waits for stays in the list of
/// the machine's processes for as long as the console runs.
fn awaited(mut child: Child) -> std::io::Result<JoinHandle<std::io::Result<ExitStatus>>> {
    Builder::new()
        .name("drill-window".to_owned())
        .spawn(move || child.wait())
}

#[cfg(test)]
mod tests {
    use std::process::Stdio;

    use super::*;

    #[test]
    fn a_drill_that_the_desk_opens_has_its_data_and_its_language() {
        let args = |lang| drill_args(Path::new("a.toml"), Path::new("/data"), lang);
        let told = args(Some(Lang::En));
        assert_eq!(
            told,
            ["--drill", "a.toml", "--data", "/data", "--lang", "en"]
        );
        assert_eq!(args(None), told[..4]);
        for lang in [Lang::Zh, Lang::En] {
            let read = <Lang as clap::ValueEnum>::from_str(lang.name(), false);
            assert_eq!(read, Ok(lang));
        }
    }

    #[test]
    fn a_drill_that_has_ended_is_taken_note_of() {
        let program = std::env::current_exe().unwrap();
        let child = Program::new(program)
            .arg("--list")
            .stdout(Stdio::null())
            .spawn();
        let ended = child.and_then(awaited).unwrap().join().unwrap();
        assert!(ended.unwrap().success());
    }
}
