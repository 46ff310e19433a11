//! The printing thread: writes sheets whole or not at all, beside the ledger and never in its way.

use std::path::{Path, PathBuf};
use std::thread::{Builder, JoinHandle};

use dispatch_core::board::{board, stamp};
use dispatch_core::entry::World;
use dispatch_core::time::Time;
use ledger::LedgerError;

use crate::desk::{Picture, Print, Printed, Printer};
use crate::platform;

/// Starts the thread; it ends when the desk is gone. Sheets lie in `folder`, which is made when the
/// first one is written.
///
/// # Errors
/// The system gives no thread.
pub fn keep_printing(folder: PathBuf, printer: Printer) -> std::io::Result<JoinHandle<()>> {
    Builder::new().name("printer".to_owned()).spawn(move || {
        while let Ok(asked) = printer.asked.recv() {
            let printed = match asked {
                Print::Board {
                    picture,
                    now,
                    tongue,
                    by_itself,
                } => {
                    let page = board(&picture.state, now, tongue).html();
                    let path = folder.join(name(&picture, now));
                    Some(match write(&folder, &path, &page) {
                        Ok(()) => Printed::Board {
                            path,
                            at: now,
                            by_itself,
                        },
                        Err(why) => failed(&why),
                    })
                }
                Print::Paper(world, paper) => {
                    let name = format!(
                        "report-{}.txt",
                        mark(&world, paper.cut.as_of, paper.cut.height)
                    );
                    let path = folder.join(name);
                    Some(match write(&folder, &path, &paper.text) {
                        Ok(()) => Printed::Paper(path),
                        Err(why) => Printed::NoPaper(why.zh(), why.to_string()),
                    })
                }
                Print::Open(path) => match platform::open_outside(&path) {
                    Ok(()) => None,
                    Err(err) => Some(Printed::NotOpened {
                        zh: format!("{}，{err}。请在文件夹中打开。", path.display()),
                        en: format!("{}, {err}. Open it in its folder.", path.display()),
                    }),
                },
            };
            // A desk that hears nothing any more has gone, or hears the next one.
            printed.and_then(|it| printer.tell.try_send(it).ok());
        }
    })
}

/// `board-ouhai-20260618-0330-1234.html`: world, local time, record number, in letters that every file
/// system takes.
fn name(picture: &Picture, now: Time) -> String {
    let state = &picture.state;
    format!("board-{}.html", mark(&state.world, now, state.height))
}

fn mark(world: &World, at: Time, height: u64) -> String {
    let plain = |text: &str| -> String {
        let kept = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
        text.chars().map(kept).collect()
    };
    let world = world.0.strip_prefix("live:").unwrap_or(&world.0);
    let moment: String = stamp(at)
        .chars()
        .filter(|c| *c != '-' && *c != ':')
        .collect();
    format!(
        "{}-{}-{height}",
        plain(world),
        plain(moment.get(..13).unwrap_or(&moment))
    )
}

fn write(folder: &Path, path: &Path, page: &str) -> Result<(), LedgerError> {
    std::fs::create_dir_all(folder)
        .map_err(|err| LedgerError::Machine(folder.to_owned(), err.to_string()))?;
    ledger::write_whole(path, |file| {
        file.write_all(page.as_bytes())
            .map_err(|err| LedgerError::Machine(path.to_owned(), err.to_string()))
    })
}

fn failed(why: &LedgerError) -> Printed {
    Printed::Failed {
        zh: why.zh(),
        en: why.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use dispatch_core::board::Tongue;
    use dispatch_core::state::State;

    use super::*;
    use dispatch_core::command::Cut;

    use crate::desk::{Paper, print_link};

    fn asked(world: World) -> Print {
        let picture = Picture {
            state: Arc::new(State::genesis(world)),
            chain: String::new(),
            digest: None,
            lines: imbl::Vector::new(),
            waiting: 0,
            troubles: Vec::new(),
            drill: None,
        };
        Print::Board {
            picture: Arc::new(picture),
            now: Time(1_781_722_800_000),
            tongue: Tongue::Zh,
            by_itself: false,
        }
    }

    #[test]
    fn a_sheet_lies_whole_in_its_folder_under_a_name_of_world_time_and_record() {
        let data = tempfile::tempdir().unwrap();
        let (desk, printer) = print_link();
        let thread = keep_printing(data.path().join("boards"), printer).unwrap();
        desk.ask.send(asked(World::live("ouhai"))).unwrap();
        let Printed::Board { path, .. } = desk.told.recv().unwrap() else {
            panic!("it was not printed");
        };
        assert_eq!(
            path.file_name().unwrap(),
            "board-ouhai-20260618-0300-0.html"
        );
        let page = std::fs::read_to_string(&path).unwrap();
        assert!(page.contains("态势单") && page.ends_with("</html>\n"));
        desk.ask.send(asked(World::drill("guoxi", 1))).unwrap();
        let Printed::Board { path, .. } = desk.told.recv().unwrap() else {
            panic!("it was not printed");
        };
        assert!(path.ends_with("board-drill-guoxi-1-20260618-0300-0.html"));
        assert!(std::fs::read_to_string(&path).unwrap().contains("演练"));
        drop(desk);
        thread.join().unwrap();
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_told_and_the_next_sheet_is_tried_again() {
        let data = tempfile::tempdir().unwrap();
        let folder = data.path().join("boards");
        std::fs::write(&folder, "a file where the folder belongs").unwrap();
        let (desk, printer) = print_link();
        let thread = keep_printing(folder.clone(), printer).unwrap();
        desk.ask.send(asked(World::live("ouhai"))).unwrap();
        let Printed::Failed { zh, en } = desk.told.recv().unwrap() else {
            panic!("it was printed");
        };
        assert!(zh.contains("boards") && en.contains("boards"), "{zh} {en}");
        std::fs::remove_file(&folder).unwrap();
        desk.ask.send(asked(World::live("ouhai"))).unwrap();
        assert!(matches!(desk.told.recv().unwrap(), Printed::Board { .. }));
        drop(desk);
        thread.join().unwrap();
    }

    #[test]
    fn a_report_is_saved_as_the_bytes_that_are_sent() {
        let data = tempfile::tempdir().unwrap();
        let (desk, printer) = print_link();
        let thread = keep_printing(data.path().join("boards"), printer).unwrap();
        let paper = Paper {
            cut: Cut {
                height: 12,
                as_of: Time(1_781_722_800_000),
            },
            previous: None,
            text: "全区情况报告\n".to_owned(),
            sha256: String::new(),
            changed: Vec::new(),
        };
        let ask = Print::Paper(World::live("ouhai"), Arc::new(paper));
        desk.ask.send(ask).unwrap();
        let Printed::Paper(path) = desk.told.recv().unwrap() else {
            panic!("it was not saved");
        };
        assert!(path.ends_with("report-ouhai-20260618-0300-12.txt"));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "全区情况报告\n");
        drop(desk);
        thread.join().unwrap();
    }
}
