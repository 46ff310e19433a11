//! `schematic.toml` of a district: the rivers, roads and railways that the map draws, 示意图.

use dispatch_core::point::{Degrees, Point};
use dispatch_core::source::{Document, Fault, Node};

use super::ground::{Drawn, Lines};

/// Most points of one line.
const POINTS_MAX: usize = 1_000;

impl Lines {
    /// Reads the file.
    ///
    /// # Errors
    /// Every fault of it, with its place.
    pub fn read(file: &str, text: &str) -> Result<Lines, Vec<Fault>> {
        let document = Document::parse(file, text)?;
        let mut faults = Vec::new();
        for key in document.root.keys() {
            if !["river", "road", "railway"].contains(&key)
                && let Some(entry) = document.root.entry(key)
            {
                faults.push(document.fault_at(
                    entry.key.clone(),
                    format!("unknown list `{key}`"),
                    "river, road or railway",
                ));
            }
        }
        let mut list = |key: &str| -> Vec<Drawn> {
            let nodes = document.root.get(key).map_or(&[][..], Node::items);
            nodes
                .iter()
                .filter_map(|node| drawn(&document, node, &mut faults))
                .collect()
        };
        let lines = Lines {
            rivers: list("river"),
            roads: list("road"),
            railways: list("railway"),
        };
        if faults.is_empty() {
            Ok(lines)
        } else {
            Err(faults)
        }
    }
}

fn drawn(document: &Document, node: &Node, faults: &mut Vec<Fault>) -> Option<Drawn> {
    let mut text = |key: &str| {
        let found = node.text(key).map(str::to_owned);
        if found.is_none() {
            faults.push(document.fault(
                node,
                format!("a line without `{key}`"),
                format!("{key} = \"…\""),
            ));
        }
        found
    };
    let (zh, en) = (text("zh"), text("en"));
    let nodes = node.get("points").map_or(&[][..], Node::items);
    if !(2..=POINTS_MAX).contains(&nodes.len()) {
        let found = nodes.len();
        faults.push(document.fault(
            node,
            format!("a line of {found} points"),
            format!("2 to {POINTS_MAX} points"),
        ));
        return None;
    }
    let mut points = Vec::with_capacity(nodes.len());
    for node in nodes {
        match node.as_str().and_then(point) {
            Some(point) => points.push(point),
            None => faults.push(document.fault(
                node,
                format!("point `{}`", node.as_str().unwrap_or_default()),
                "\"latitude,longitude\" in degrees, such as \"27.9950,120.5880\"",
            )),
        }
    }
    Some(Drawn {
        zh: zh?,
        en: en?,
        points,
    })
}

fn point(text: &str) -> Option<Point> {
    let (lat, lon) = text.split_once(',')?;
    let (lat, lon): (Degrees, Degrees) = (lat.trim().parse().ok()?, lon.trim().parse().ok()?);
    Point::new(lat.0, lon.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_schematic_reads_clean() {
        let text = include_str!("../../../../assets/districts/ouhai/schematic.toml");
        let lines = Lines::read("schematic.toml", text).expect("good");
        assert!(!lines.rivers.is_empty() && !lines.roads.is_empty() && !lines.railways.is_empty());
    }

    #[test]
    fn a_wrong_point_is_told_with_its_place() {
        let text = "[[river]]\nzh = '甲'\nen = 'A'\npoints = ['27.9,120.5', '95,120']\n";
        let faults = Lines::read("schematic.toml", text).expect_err("latitude 95");
        assert_eq!(faults.len(), 1);
        assert_eq!((faults[0].line, faults[0].column), (4, 25));
    }
}
