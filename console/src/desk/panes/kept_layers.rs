//! Which layers of the map a seat has put away or taken out, kept beside its arrangement.

use super::link::{KeepLayout, LayoutLink};

/// How far they are kept.
#[derive(Debug, Default)]
pub(super) struct KeptLayers {
    asked: bool,
    /// What was told and not yet taken.
    pub found: Option<Vec<String>>,
    /// What is known to be in the file, or on its way there; `None` until it was seen for the first time.
    known: Option<Vec<String>>,
}

impl KeptLayers {
    /// Asks once what was kept, returns it when it is told, and hands over what changed since. Whoever has
    /// changed a layer before it was told goes on with that.
    pub fn exchange(
        &mut self,
        link: &LayoutLink,
        seat: &str,
        changed: Vec<String>,
    ) -> Option<Vec<String>> {
        if !self.asked {
            let ask = KeepLayout::ReadLayers(seat.to_owned());
            self.asked = link.ask.try_send(ask).is_ok();
        }
        if let Some(found) = self.found.take() {
            let is_untouched = self.known.as_ref().is_none_or(|it| *it == changed);
            if is_untouched {
                self.known = Some(found.clone());
                return Some(found);
            }
        }
        match &self.known {
            None => self.known = Some(changed),
            Some(known) if *known != changed => {
                let keep = KeepLayout::WriteLayers(seat.to_owned(), changed.clone());
                // A full queue is tried again at the next frame.
                if link.ask.try_send(keep).is_ok() {
                    self.known = Some(changed);
                }
            }
            Some(_) => {}
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::layout_link;

    fn names(all: &[&str]) -> Vec<String> {
        all.iter().map(|it| (*it).to_owned()).collect()
    }

    #[test]
    fn what_was_kept_is_taken_once_and_what_changes_is_written_once() {
        let (link, keeper) = layout_link();
        let mut kept = KeptLayers::default();
        assert_eq!(kept.exchange(&link, "duty", names(&[])), None);
        let asked = keeper.asked.try_recv().unwrap();
        assert_eq!(asked, KeepLayout::ReadLayers("duty".to_owned()));
        kept.found = Some(names(&["teams"]));
        let taken = kept.exchange(&link, "duty", names(&[]));
        assert_eq!(taken, Some(names(&["teams"])));
        for _ in 0..3 {
            assert_eq!(kept.exchange(&link, "duty", names(&["teams"])), None);
        }
        assert!(keeper.asked.is_empty(), "nothing has changed");
        for _ in 0..3 {
            kept.exchange(&link, "duty", names(&["teams", "rings"]));
        }
        let written = keeper.asked.try_recv().unwrap();
        let wanted = KeepLayout::WriteLayers("duty".to_owned(), names(&["teams", "rings"]));
        assert_eq!(written, wanted);
        assert!(keeper.asked.is_empty());
    }

    #[test]
    fn whoever_changed_a_layer_before_it_was_told_goes_on_with_that() {
        let (link, keeper) = layout_link();
        let mut kept = KeptLayers::default();
        kept.exchange(&link, "duty", names(&[]));
        kept.exchange(&link, "duty", names(&["risks"]));
        kept.found = Some(names(&["teams"]));
        // It was handed over already, and is what the seat has.
        assert_eq!(kept.known, Some(names(&["risks"])));
        let _ = kept.exchange(&link, "duty", names(&["risks", "names"]));
        let asked: Vec<KeepLayout> = keeper.asked.try_iter().collect();
        let last = KeepLayout::WriteLayers("duty".to_owned(), names(&["risks", "names"]));
        assert_eq!(asked.last(), Some(&last));
    }
}
