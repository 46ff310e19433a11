//! What was pressed, asked and written goes to the threads that do it.

use crossbeam_channel::TrySendError;
use ledger::LedgerError;

use super::Desk;
use crate::desk::boards::{HEARD_BY, drafted};
use crate::desk::link::{Link, Part};
use crate::desk::map::{COVER_MIN, RINGS, cover_min};
use crate::desk::outbox::Draft;
use crate::desk::papers::Papers;
use crate::desk::persons::{Asked, Person, Persons, Told};
use crate::desk::sight::Sight;
use crate::desk::travels::{Looked, Travels};

impl Desk {
    /// Takes travel times in, and asks for those of what is shown.
    pub(super) fn ask_travel(&mut self) {
        let link = &self.options.travel;
        if !self.travels.hear(&link.told) {
            self.ended.insert(Part::Travel);
        }
        let past = self.past.as_ref();
        let past = past.filter(|_| self.view.strip.looks_at.is_some());
        let Some(picture) = past.or(self.newest.as_ref()) else {
            return;
        };
        let now = match past {
            Some(picture) => picture.state.at,
            None => picture.state.world_time((self.options.clock)()),
        };
        let settings = self.settings.settings();
        let rings = self.view.map.own_rings();
        let rings = rings.unwrap_or_else(|| settings.read(&RINGS));
        let set = settings.read(&COVER_MIN);
        let catalogue = &self.options.catalogue;
        let cover = self.view.map.cover();
        let looked = Looked {
            state: &picture.state,
            now,
            recorded_at: (self.options.clock)(),
            past: past.is_some(),
            selected: self.view.selected.as_ref(),
            chosen: [self.view.chosen.as_ref(), self.view.map.preview.as_ref()],
            rings: self.view.map.rings().then_some(rings),
            cover: cover.map(|it| (it, cover_min(set, catalogue, it))),
        };
        self.travels.ask(link, &self.options.catalogue, looked);
    }

    pub(super) fn hand_over(&mut self) {
        if let Some(means) = self.outbox.take_hears_by() {
            self.settings.set(&HEARD_BY, means);
        }
        let Some(picture) = &self.newest else { return };
        let recorded_at = (self.options.clock)();
        let sight = Sight {
            look: &self.look,
            settings: self.settings.settings(),
            picture,
            newest: &picture.state,
            now: picture.state.world_time(recorded_at),
            recorded_at,
            catalogue: &self.options.catalogue,
            names: &self.names,
            seat: &self.seat,
            persons: &Persons::default(),
            waits: &self.waits.0,
            papers: &Papers::default(),
            travels: &Travels::default(),
            past: false,
            locked: false,
        };
        // While the past is on the screen nothing is taken in; the call stands here afterwards as well.
        if self.view.strip.looks_at.is_none() {
            self.delivering.by_itself(&sight, &mut self.outbox);
        }
        let prints = &self.options.prints;
        if !self.prints.hear(&prints.told, recorded_at) {
            self.ended.insert(Part::Printing);
        }
        self.prints.by_itself(&prints.ask, &sight, picture);
        self.view.incident.plans = self.prints.take(&prints.ask, picture, &mut self.outbox);
        let papers = &self.options.papers;
        if !self.papers.hear(&papers.told) {
            self.ended.insert(Part::Papers);
        }
        drafted::by_itself(&mut self.papers, &papers.ask, &sight);
        self.outbox
            .hand_papers_over(|of| self.papers.ask(&papers.ask, of, recorded_at));
        let written = |draft: &Draft| sight.written(draft);
        let Link { pressed, asked, .. } = &self.options.link;
        self.outbox
            .hand_over(|draft| pressed.try_send(written(draft)).is_ok());
        let mut lost = Vec::new();
        self.outbox.hand_confidences_over(|it| {
            let author = Box::new(written(&it.draft));
            match asked.try_send(Asked::Put(author, it.confided.clone())) {
                Ok(()) => true,
                Err(TrySendError::Full(_)) => false,
                Err(TrySendError::Disconnected(asked)) => {
                    lost.push(asked);
                    true
                }
            }
        });
        // Back to the person who wrote it: it is not in, and nothing is recorded.
        for asked in lost {
            if let Asked::Put(author, confided) = asked {
                let why = LedgerError::NotDurable(Part::Vault.to_string());
                if let Some(entry) = self.persons.hear(Told::NotPut(author, confided, why)) {
                    self.outbox.answered(entry);
                }
            }
        }
        for entry in self.outbox.take_settled() {
            self.persons.settle(entry);
        }
        self.outbox.hand_wanted_over(|sealed| {
            let mut sealed = sealed.to_vec();
            sealed.retain(|it| {
                let known = self.persons.of(&it.reference);
                matches!(known, None | Some(Person::Unreadable(_)))
            });
            if sealed.is_empty() {
                return true;
            }
            let is_asked = asked.try_send(Asked::Read(sealed.clone())).is_ok();
            if is_asked {
                self.persons.asked(&sealed);
            }
            is_asked
        });
    }
}
