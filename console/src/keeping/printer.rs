//! The printing thread: writes sheets whole or not at all, beside the ledger and never in its way.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{Builder, JoinHandle};

use dispatch_core::board::{Board, board, stamp};
use dispatch_core::catalogue::Catalogue;
use dispatch_core::entry::World;
use dispatch_core::state::State;
use dispatch_core::time::Time;
use ledger::LedgerError;

use crate::desk::{LogSheet, Picture, Print, Printed, Printer};
use crate::folders;
use crate::geography::Geography;
use crate::picture::{Ground, on_paper};
use crate::plans::Plans;
use crate::platform;

/// The map of a district, for the sheets: loaded with the first of them.
#[derive(Debug)]
pub struct Maps {
    geography: Geography,
    catalogue: Arc<Catalogue>,
    /// Once it is loaded; `None` inside where that failed: the desk's own map says why.
    ground: Option<Option<Box<Ground>>>,
}

impl Maps {
    /// Of a district.
    #[must_use]
    pub fn of(geography: Geography, catalogue: Arc<Catalogue>) -> Maps {
        Maps {
            geography,
            catalogue,
            ground: None,
        }
    }

    /// The picture of what a board tells; nothing where there is no map.
    fn picture(&mut self, state: &State, board: &Board) -> String {
        if state.register.adopted.is_none() {
            return String::new();
        }
        let geography = &self.geography;
        let load = || {
            let (pack, table) = (geography.load().ok()?, folders::vehicles().ok()?);
            Some(Box::new(Ground::of(pack, table)))
        };
        let ground = self.ground.get_or_insert_with(load).as_deref();
        ground.map_or_else(String::new, |it| {
            on_paper(state, board, it, &self.catalogue)
        })
    }
}

/// Starts the thread; it ends when the desk is gone. Sheets lie in `folder`, which is made when the
/// first one is written, with the picture of the situation where there are `maps`; plans are those of the
/// folders `districts`.
///
/// # Errors
/// The system gives no thread.
pub fn keep_printing(
    folder: PathBuf,
    districts: Vec<PathBuf>,
    mut maps: Option<Maps>,
    printer: Printer,
) -> std::io::Result<JoinHandle<()>> {
    Builder::new().name("printer".to_owned()).spawn(move || {
        while let Ok(asked) = printer.asked.recv() {
            let printed = match asked {
                Print::Board {
                    picture,
                    now,
                    tongue,
                    by_itself,
                } => {
                    let state = &picture.state;
                    let board = board(state, now, tongue);
                    let map = maps.as_mut().map(|it| it.picture(state, &board));
                    let page = board.html_with(&map.unwrap_or_default());
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
                Print::Log(sheet) => Some(match write_log(&folder, &sheet) {
                    Ok((text, table)) => Printed::Log(text, table),
                    Err(why) => Printed::NoLog(why.zh(), why.to_string()),
                }),
                Print::Card(card) => {
                    let marked = mark(&card.world, card.now, card.height);
                    let path = folder.join(format!("card-{:03}-{marked}.html", card.number));
                    Some(match write(&folder, &path, &card.html) {
                        Ok(()) => Printed::Card(path),
                        Err(why) => Printed::NoCard(why.zh(), why.to_string()),
                    })
                }
                Print::LookAtPlans => Some(Printed::Plans(Arc::new(Plans::look(&districts)))),
                Print::OpenPlan(path) => platform::open_outside(&path).err().map(|err| {
                    let shown = path.display();
                    Printed::PlanNotOpened(format!("{shown}，{err}"), format!("{shown}, {err}"))
                }),
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

/// Names of one log that are tried before an older one is written over.
const NAMES_MAX: u32 = 1_000;

/// Writes a log into the folder beside that of the boards: what was found by another filter in the
/// same minute stays.
fn write_log(boards: &Path, sheet: &LogSheet) -> Result<(PathBuf, PathBuf), LedgerError> {
    let folder = boards.with_file_name("exports");
    let marked = mark(&sheet.world, sheet.now, sheet.height);
    let name = format!("log-{:03}-{marked}", sheet.number);
    let named = |number: u32| match number {
        0 => folder.join(&name),
        n => folder.join(format!("{name}-{n}")),
    };
    let free = (0..NAMES_MAX)
        .map(named)
        .find(|it| !it.with_extension("txt").exists() && !it.with_extension("csv").exists());
    let path = free.unwrap_or_else(|| named(0));
    let (text, table) = (path.with_extension("txt"), path.with_extension("csv"));
    write(&folder, &text, &format!("{}\n", sheet.text))?;
    write(&folder, &table, &sheet.csv())?;
    Ok((text, table))
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
    use dispatch_core::board::Tongue;

    use super::*;
    use dispatch_core::command::Cut;

    use crate::desk::{CardSheet, Paper, print_link};

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
        let thread = keep_printing(data.path().join("boards"), Vec::new(), None, printer).unwrap();
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
        let thread = keep_printing(folder.clone(), Vec::new(), None, printer).unwrap();
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
        let thread = keep_printing(data.path().join("boards"), Vec::new(), None, printer).unwrap();
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

    #[test]
    fn a_log_is_saved_as_text_and_table_beside_the_boards_and_never_over_another() {
        let data = tempfile::tempdir().unwrap();
        let (desk, printer) = print_link();
        let thread = keep_printing(data.path().join("boards"), Vec::new(), None, printer).unwrap();
        let sheet = LogSheet {
            world: World::live("ouhai"),
            number: 7,
            now: Time(1_781_722_800_000),
            height: 12,
            titles: Default::default(),
            text: "日志".to_owned(),
            rows: Vec::new(),
        };
        let mut names = Vec::new();
        for _ in 0..2 {
            desk.ask.send(Print::Log(Arc::new(sheet.clone()))).unwrap();
            let Printed::Log(text, table) = desk.told.recv().unwrap() else {
                panic!("it was not saved");
            };
            assert_eq!(std::fs::read_to_string(&text).unwrap(), "日志\n");
            assert!(
                std::fs::read_to_string(&table)
                    .unwrap()
                    .starts_with('\u{feff}')
            );
            names.push(text.strip_prefix(data.path()).unwrap().to_owned());
        }
        let first = Path::new("exports").join("log-007-ouhai-20260618-0300-12.txt");
        let second = Path::new("exports").join("log-007-ouhai-20260618-0300-12-1.txt");
        assert_eq!(names, [first, second]);
        drop(desk);
        thread.join().unwrap();
    }

    #[test]
    fn a_log_that_cannot_be_written_says_where_and_why() {
        let data = tempfile::tempdir().unwrap();
        std::fs::write(
            data.path().join("exports"),
            "a file where the folder belongs",
        )
        .unwrap();
        let (desk, printer) = print_link();
        let thread = keep_printing(data.path().join("boards"), Vec::new(), None, printer).unwrap();
        let sheet = LogSheet {
            world: World::live("ouhai"),
            number: 7,
            now: Time(0),
            height: 0,
            titles: Default::default(),
            text: String::new(),
            rows: Vec::new(),
        };
        desk.ask.send(Print::Log(Arc::new(sheet))).unwrap();
        let Printed::NoLog(zh, en) = desk.told.recv().unwrap() else {
            panic!("it was written");
        };
        assert!(
            zh.contains("exports") && en.contains("exports"),
            "{zh} {en}"
        );
        drop(desk);
        thread.join().unwrap();
    }

    #[test]
    fn a_card_lies_beside_the_boards_under_the_number_of_its_incident() {
        let data = tempfile::tempdir().unwrap();
        let (desk, printer) = print_link();
        let thread = keep_printing(data.path().join("boards"), Vec::new(), None, printer).unwrap();
        let card = CardSheet {
            world: World::live("ouhai"),
            number: 7,
            now: Time(1_781_722_800_000),
            height: 12,
            html: "<!DOCTYPE html>".to_owned(),
        };
        desk.ask.send(Print::Card(Arc::new(card))).unwrap();
        let Printed::Card(path) = desk.told.recv().unwrap() else {
            panic!("it was not written");
        };
        assert!(path.ends_with("boards/card-007-ouhai-20260618-0300-12.html"));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "<!DOCTYPE html>");
        drop(desk);
        thread.join().unwrap();
    }
}
