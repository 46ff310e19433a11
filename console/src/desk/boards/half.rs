//! What is half written on the boards, to be kept until it was sent or dropped.

use super::returns::Chosen;
use super::{Board, BoardsView};
use crate::desk::drafts::{About, Page, half, put_back};

impl BoardsView {
    /// Every form in which a person has written something.
    pub fn half_written(&self) -> Vec<(About, Page)> {
        let leaks = self.areas.leaks.iter();
        let leaks =
            leaks.filter_map(|(id, it)| Some((About::Incident(id.clone()), half(it, Page::Leak)?)));
        let gives = self.returns.gives.forms().filter_map(|((form, unit), it)| {
            let about = About::Return(form.clone(), unit.clone());
            Some((about, half(it, Page::Return)?))
        });
        let district = [
            half(&self.instructions.record, Page::Instruction),
            half(&self.paper, Page::Paper),
        ];
        let district = district.into_iter().flatten();
        let district = district.map(|it| (About::District, it));
        leaks.chain(gives).chain(district).collect()
    }

    /// Puts a form back as it was left and unfolds it. Returns its board, and what stood in its place;
    /// `None` for a form of no board.
    pub fn go_on(&mut self, about: &About, page: Page) -> Option<(Board, Option<Page>)> {
        let (board, had) = match (about, page) {
            (About::Incident(id), Page::Leak(left)) => {
                let form = self.areas.leaks.entry(id.clone()).or_default();
                let had = put_back(form, left, Page::Leak);
                form.show();
                (Board::Areas, had)
            }
            (About::Return(form, unit), Page::Return(left)) => {
                let of = (form.clone(), unit.clone());
                let had = put_back(self.returns.gives.form(&of), left, Page::Return);
                self.returns.gives.open(&of);
                self.returns.chosen = Some(Chosen::Form(form.clone()));
                (Board::Returns, had)
            }
            (About::District, Page::Instruction(left)) => {
                let had = put_back(&mut self.instructions.record, left, Page::Instruction);
                self.instructions.recording = true;
                (Board::Instructions, had)
            }
            (About::District, Page::Paper(left)) => {
                (Board::Paper, put_back(&mut self.paper, left, Page::Paper))
            }
            _ => return None,
        };
        Some((board, had))
    }
}
