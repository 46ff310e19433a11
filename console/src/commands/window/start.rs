//! The start page, and the thread behind it that checks, writes and opens what a person chose.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::Builder;

use crossbeam_channel::{Receiver, Sender, bounded};
use dispatch_core::catalogue::Catalogue;

use super::beside::try_drill;
use super::live::{self, Held};
use super::{first_look, kept_settings, not_started, offered, screen, show, wall};
use crate::command_line::{Everywhere, WindowOptions};
use crate::desk::map::base::Base;
use crate::desk::start::{Ask, Opened, Options, Told, asking};
use crate::desk::{Blind, Opening};
use crate::failure::{Exit, Failure};
use crate::folders;
use crate::setting_up::adopt::adopt;
use crate::setting_up::examine::{Sound, examine};
use crate::setting_up::looked::look;
use crate::setting_up::recent::recent;
use crate::setting_up::template;

/// Shows the start page and returns when the window is closed, whatever it became. `told` is why what a
/// plain start opens could not be opened.
pub(super) fn open(
    options: &WindowOptions,
    everywhere: &Everywhere,
    told: Option<Failure>,
) -> Result<(), Failure> {
    let data = everywhere.data_folder()?;
    let kept = kept_settings(everywhere);
    let (asks, told_by, asked, tell) = asking();
    // A window becomes a live console once.
    let (hold, held) = bounded(1);
    let shown = Options {
        look: first_look(everywhere, &kept),
        recent: recent(&data),
        told: told.map(blind),
        beside: options.start,
        drill: offered(everywhere).is_some(),
        asks,
        told_by,
    };
    let behind = Behind {
        options: options.clone(),
        everywhere: everywhere.clone(),
        catalogue: Arc::new(folders::catalogue(None)?),
        data,
        tell,
        hold,
        checked: None,
    };
    // It ends by itself once the window has dropped its ends.
    let _behind = Builder::new()
        .name("start".to_owned())
        .spawn(move || behind.run(&asked))
        .map_err(|err| not_started(("起始页", "the thread of the start page"), &err))?;
    show(Opening::Start(Box::new(shown)))?;
    held.try_recv().map_or(Ok(()), live::end)
}

struct Behind {
    /// The seat and the person of the command line.
    options: WindowOptions,
    everywhere: Everywhere,
    catalogue: Arc<Catalogue>,
    data: PathBuf,
    tell: Sender<Told>,
    hold: Sender<Held>,
    /// What was checked last, where it is sound.
    checked: Option<(PathBuf, Sound)>,
}

impl Behind {
    fn run(mut self, asked: &Receiver<Ask>) {
        while let Ok(ask) = asked.recv() {
            let told = self.answer(ask);
            if self.tell.send(told).is_err() {
                return;
            }
        }
    }

    fn answer(&mut self, ask: Ask) -> Told {
        match ask {
            Ask::Drill => self.drill(),
            Ask::Check(folder) => Ok(self.check(&folder)),
            Ask::Adopt => self.adopt(),
            Ask::Write {
                folder,
                zh,
                bbox,
                code,
            } => self.write(&folder, (&zh, &bbox, &code)),
            Ask::Look(path) => {
                let looked = look(&path, &self.catalogue, &self.everywhere);
                Ok(Told::Looked(Box::new(looked)))
            }
            Ask::Open(ledger, district) => self.open(Some(ledger), district),
            Ask::Read(path) => self.read(path),
        }
        .unwrap_or_else(|why| Told::Failed(blind(why)))
    }

    fn drill(&self) -> Result<Told, Failure> {
        let file = offered(&self.everywhere);
        let missing = || Failure::input("找不到演练脚本", "the drill's script is not here");
        let file = file.ok_or_else(missing)?;
        try_drill(&file, &self.data, self.everywhere.lang)
            .map(|()| Told::DrillStarted)
            .map_err(|err| {
                Failure::new(
                    Exit::Machine,
                    &format!("演练窗口打不开:{err}"),
                    &format!("the drill's window cannot be opened: {err}"),
                )
            })
    }

    fn check(&mut self, folder: &Path) -> Told {
        let tell = &self.tell;
        let examined = examine(folder, &self.catalogue, &self.data, &mut |step| {
            // A step that nobody has heard of yet is overtaken by the next.
            let _ = tell.try_send(Told::Step(step));
        });
        let sound = examined.sound.clone();
        self.checked = sound.map(|sound| (folder.to_owned(), sound));
        Told::Checked(Box::new(examined))
    }

    fn adopt(&mut self) -> Result<Told, Failure> {
        let unchecked = || Failure::input("请先核对文件夹", "check the folder first");
        let (from, sound) = self.checked.as_ref().ok_or_else(unchecked)?;
        let name = sound.district.name.as_str();
        let folder = adopt(&self.data, name, from, &sound.texts)?;
        let named = folder.to_str().unwrap_or(name).to_owned();
        self.open(None, named)
    }

    fn write(&mut self, folder: &Path, words: (&str, &str, &str)) -> Result<Told, Failure> {
        template::write(folder, words, &self.catalogue)?;
        let _ = self.tell.send(Told::Written(folder.to_owned()));
        Ok(self.check(folder))
    }

    fn open(&self, ledger: Option<PathBuf>, district: String) -> Result<Told, Failure> {
        let options = WindowOptions {
            ledger,
            district: Some(district),
            start: false,
            ..self.options.clone()
        };
        let (how, held) = live::begin(&options, &self.everywhere)?.parts();
        // There is room: the page asks nothing more once it has become a console.
        self.hold.try_send(held).ok();
        Ok(Told::Opened(match how {
            live::How::Ready(options) => Opened::Desk(options),
            live::How::Asked(console, key, keep) => {
                Opened::Gate(Box::new(move || console.locked(key, keep)))
            }
        }))
    }

    /// The wall, which writes nothing. It needs no district on this machine, and has no ground of one.
    fn read(&self, path: PathBuf) -> Result<Told, Failure> {
        let kept = kept_settings(&self.everywhere);
        let of = (String::new(), Base::default());
        let options = wall::following(path, of, screen(&self.everywhere, &kept))?;
        Ok(Told::Opened(Opened::Wall(Box::new(options))))
    }
}

fn blind(why: Failure) -> Blind {
    Blind {
        zh: why.zh,
        en: why.en,
    }
}

#[cfg(test)]
mod tests;
