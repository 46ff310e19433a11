//! Whether an arrangement has room: nobody is helped by a pane as narrow as a finger.

use eframe::egui::Vec2;

use super::arrangement::Node;
use super::pane::Pane;

/// The least size of a pane in which its words can be read, in points.
const LEAST: Vec2 = Vec2::new(220.0, 80.0);
/// The same for a pane of a line or two.
const LEAST_LINE: Vec2 = Vec2::new(160.0, 32.0);

impl Node {
    /// Whether every pane has the room that it needs within this size, in points.
    #[must_use]
    pub fn fits(&self, size: Vec2) -> bool {
        let (parts, along) = match self {
            Node::Pane(Pane::Warnings) => return size.x >= LEAST_LINE.x && size.y >= LEAST_LINE.y,
            Node::Pane(_) => return size.x >= LEAST.x && size.y >= LEAST.y,
            Node::Tabs(tabs) => return tabs.iter().all(|it| it.fits(size)),
            Node::Row(parts) => (parts, Vec2::X),
            Node::Column(parts) => (parts, Vec2::Y),
        };
        let total: u64 = parts.iter().map(|(share, _)| u64::from(*share)).sum();
        parts.iter().all(|(share, part)| {
            let part_of = *share as f32 / total.max(1) as f32;
            let across = Vec2::new(1.0, 1.0) - along;
            part.fits(size * (across + along * part_of))
        })
    }

    /// Puts a pane among the tabs of the incident, or beside everything where it has none.
    pub fn add(&mut self, pane: Pane) {
        let pane = Node::Pane(pane);
        match self.place_of(&Pane::Incident) {
            Some(Node::Tabs(tabs)) => tabs.push(pane),
            Some(place) => {
                let incident = std::mem::replace(place, Node::Tabs(Vec::new()));
                *place = Node::Tabs(vec![incident, pane]);
            }
            None => {
                let whole = std::mem::replace(self, Node::Tabs(Vec::new()));
                *self = Node::Row(vec![(2, whole), (1, pane)]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrangement_fits_where_its_smallest_pane_does() {
        let half = |pane| (500, Node::Pane(pane));
        let row = Node::Row(vec![half(Pane::Queue), half(Pane::Map)]);
        let column = Node::Column(vec![half(Pane::Alarms), (500, row)]);
        assert!(column.fits(Vec2::new(440.0, 160.0)));
        assert!(!column.fits(Vec2::new(438.0, 160.0)), "too narrow");
        assert!(!column.fits(Vec2::new(440.0, 158.0)), "too low");
    }

    #[test]
    fn a_pane_that_is_opened_stands_beside_the_incident_wherever_that_is() {
        let incident = Node::Pane(Pane::Incident);
        let mut alone = incident.clone();
        alone.add(Pane::Map);
        assert_eq!(alone, Node::Tabs(vec![incident, Node::Pane(Pane::Map)]));
        alone.add(Pane::Queue);
        assert_eq!(alone.children().len(), 3);
        let mut without = Node::Pane(Pane::Map);
        without.add(Pane::Queue);
        assert!(without.holds(&Pane::Queue) && without.holds(&Pane::Map));
    }
}
