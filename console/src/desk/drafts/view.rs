//! What of the forms is handed over to be kept, and what lies ready from an earlier run.

use std::collections::BTreeMap;

use crossbeam_channel::TrySendError;
use uuid::Uuid;

use super::{DraftLink, KeepDraft, KeptDraft, Written};
use crate::desk::blind::Blind;
use crate::desk::whistle::WhistleForm;

/// Notices that are kept at once; the first say enough.
const NOTICES_MAX: usize = 4;

/// The forms that an earlier run left, and what the files hold of this one.
#[derive(Debug, Default)]
pub struct DraftsView {
    /// Left half written, until a person goes on with them or drops them.
    pub(super) offered: Vec<Written>,
    /// As each was handed over last, by name.
    kept: BTreeMap<Uuid, Written>,
    /// What is wrong with keeping them, until it is put away.
    pub(super) notices: Vec<Blind>,
    /// Nobody keeps them: it is said once.
    ended: bool,
}

impl DraftsView {
    /// The forms that lie ready.
    #[must_use]
    pub fn offered(&self) -> &[Written] {
        &self.offered
    }

    /// Puts a form among those that lie ready: another one is opened in its place.
    pub fn put_away(&mut self, written: Written) {
        self.offered.push(written);
    }

    /// The forms from drills among those that an earlier run left: they stand in a list of their own.
    pub fn take_carried(&mut self) -> Vec<WhistleForm> {
        let (carried, offered) = std::mem::take(&mut self.offered)
            .into_iter()
            .partition(|it| matches!(it, Written::Whistle(form) if form.came_as().is_some()));
        self.offered = offered;
        let forms: Vec<Written> = carried;
        let whistle = |it| match it {
            Written::Whistle(form) => Some(*form),
            Written::Intake(_) | Written::Sheet(_) => None,
        };
        forms.into_iter().filter_map(whistle).collect()
    }

    /// Whether the files lag behind what is written.
    #[must_use]
    pub fn is_behind(&self, open: &[Written]) -> bool {
        !self.ended
            && (open.iter().any(|it| self.kept.get(&it.name()) != Some(it))
                || self.kept.keys().any(|name| !self.stands(open, *name)))
    }

    fn stands(&self, open: &[Written], name: Uuid) -> bool {
        let mut all = open.iter().chain(&self.offered);
        all.any(|it| it.name() == name)
    }

    /// Takes in what the thread says, and hands over what has changed. What was sent is forgotten once
    /// the ledger has it: `settled` says that nothing pressed is still on its way. `kept_here` says
    /// whether this world's forms are kept at all.
    pub fn exchange(&mut self, link: &DraftLink, open: &[Written], settled: bool, kept_here: bool) {
        while let Ok(told) = link.told.try_recv() {
            match told {
                KeptDraft::Found(written) => {
                    self.kept.insert(written.name(), written.clone());
                    self.offered.push(written);
                }
                KeptDraft::Unreadable(why) | KeptDraft::NotKept(why) => self.notice(why),
            }
        }
        if self.ended || !kept_here {
            return;
        }
        let stale = |it: &&Written| self.kept.get(&it.name()) != Some(*it);
        let changed: Vec<Written> = open.iter().filter(stale).cloned().collect();
        for written in changed {
            if !self.hand_over(link, KeepDraft::Write(written.clone())) {
                return;
            }
            self.kept.insert(written.name(), written);
        }
        if !settled {
            return;
        }
        let gone: Vec<Uuid> = self
            .kept
            .keys()
            .copied()
            .filter(|name| !self.stands(open, *name))
            .collect();
        for name in gone {
            if !self.hand_over(link, KeepDraft::Forget(name)) {
                return;
            }
            self.kept.remove(&name);
        }
    }

    fn hand_over(&mut self, link: &DraftLink, asked: KeepDraft) -> bool {
        match link.ask.try_send(asked) {
            Ok(()) => true,
            Err(TrySendError::Full(_)) => false,
            Err(TrySendError::Disconnected(_)) => {
                self.ended = true;
                self.notice(Blind {
                    zh: "保存草稿的线程已结束：没写完的表单只在本窗口内，请重新打开本程序。"
                        .to_owned(),
                    en: "the thread that keeps drafts has ended: what is half written lies in this window alone; start the program again."
                        .to_owned(),
                });
                false
            }
        }
    }

    fn notice(&mut self, why: Blind) {
        if self.notices.len() < NOTICES_MAX && !self.notices.contains(&why) {
            self.notices.push(why);
        }
    }
}
