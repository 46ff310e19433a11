//! What is half written about the incidents, to be kept until it was sent or dropped. Who a person is
//! stands in none of these forms: that is kept by the vault alone (practice R7).

use dispatch_core::words::IncidentId;

use super::IncidentView;
use super::matters::Matter;
use super::pages::Pages;
use crate::desk::drafts::{About, Page, half, put_back};

impl Pages {
    fn half_written(&self) -> impl Iterator<Item = Page> {
        [
            half(&self.orders, Page::Order),
            half(&self.safety, Page::Zone),
            half(&self.command.transfer, Page::Transfer),
            half(&self.figures, Page::Figures),
            half(&self.reports, Page::Report),
            half(&self.note, Page::Note),
            half(&self.matters.evacuation, Page::Evacuation),
            half(&self.matters.request, Page::Request),
        ]
        .into_iter()
        .flatten()
    }

    /// Puts a form back and unfolds it with its section.
    fn go_on(&mut self, page: Page) -> Option<Page> {
        match page {
            Page::Order(left) => {
                let had = put_back(&mut self.orders, left, Page::Order);
                self.orders.show();
                self.open[0] = true;
                had
            }
            Page::Transfer(left) => {
                let had = put_back(&mut self.command.transfer, left, Page::Transfer);
                self.command.transfer.show();
                self.open[0] = true;
                had
            }
            Page::Zone(left) => {
                let had = put_back(&mut self.safety, left, Page::Zone);
                self.safety.open = true;
                self.open[2] = true;
                had
            }
            Page::Figures(left) => {
                let had = put_back(&mut self.figures, left, Page::Figures);
                self.figures.show();
                had
            }
            Page::Report(left) => {
                self.open[5] = true;
                put_back(&mut self.reports, left, Page::Report)
            }
            Page::Note(left) => {
                self.open[6] = true;
                put_back(&mut self.note, left, Page::Note)
            }
            Page::Evacuation(left) => {
                self.open[7] = true;
                self.matters.show(Matter::Evacuation);
                put_back(&mut self.matters.evacuation, left, Page::Evacuation)
            }
            Page::Request(left) => {
                self.open[7] = true;
                self.matters.show(Matter::Request);
                put_back(&mut self.matters.request, left, Page::Request)
            }
            // Of a board: it is put back there.
            Page::Leak(_) | Page::Return(_) | Page::Instruction(_) | Page::Paper(_) => None,
        }
    }
}

impl IncidentView {
    /// Every form in which a person has written something.
    pub fn half_written(&self) -> Vec<(About, Page)> {
        let pages = self.pages.iter();
        let half = pages.flat_map(|(id, page)| {
            let about = || About::Incident(id.clone());
            page.half_written().map(move |it| (about(), it))
        });
        half.collect()
    }

    /// Puts a form back as it was left and unfolds it. Returns what stood in its place.
    pub fn go_on(&mut self, id: &IncidentId, page: Page) -> Option<Page> {
        self.page(id).go_on(page)
    }
}
