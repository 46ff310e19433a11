//! `schematic.toml` of a district: what can be told of it besides its townships, by a few points each:
//! rivers, roads, railways, hills, lakes, wetlands, places. The map is drawn from it, 示意图.

use atlas::ground::{AreaKind, CourseKind, Naming, PLACE_KINDS, Place, PlaceKind};
use atlas::sketch::{Patch, Told, ToldKind};
use atlas::vehicle::{CLASSES, Class};
use dispatch_core::point::{Degrees, Point};
use dispatch_core::source::{Document, Fault, Node, NodeKind};

/// Most points of one line or area.
const POINTS_MAX: usize = 1_000;
/// Widest water, in m.
const WIDTH_MAX_M: i64 = 6_000;

/// What the file tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schematic {
    /// Rivers, roads and railways.
    pub lines: Vec<Told>,
    /// Hills, lakes and wetlands.
    pub areas: Vec<Patch>,
    /// Named places.
    pub places: Vec<Place>,
}

/// A list of the file, with what else its tables may say.
const LISTS: [(&str, &[&str]); 7] = [
    ("river", &["kind", "width_m"]),
    ("road", &["class"]),
    ("railway", &["kind"]),
    ("hill", &[]),
    ("lake", &[]),
    ("wetland", &[]),
    ("place", &["kind"]),
];

/// Kinds of water with their names in the file and how wide each is where nobody says, in m.
const WATERS: [(&str, CourseKind, i64); 3] = [
    ("river", CourseKind::River, 45),
    ("canal", CourseKind::Canal, 30),
    ("stream", CourseKind::Stream, 12),
];

const RAILS: [(&str, CourseKind); 2] = [
    ("railway", CourseKind::Railway),
    ("metro", CourseKind::Metro),
];

impl Schematic {
    /// Reads the file.
    ///
    /// # Errors
    /// Every fault of it, with its place.
    pub fn read(file: &str, text: &str) -> Result<Schematic, Vec<Fault>> {
        let document = Document::parse(file, text)?;
        let mut read = Reading {
            document: &document,
            faults: Vec::new(),
        };
        let names = LISTS.map(|it| it.0);
        read.known(&document.root, &names, "list");
        let mut all = Schematic::default();
        for (list, keys) in LISTS {
            let nodes = document.root.get(list).map_or(&[][..], Node::items);
            for node in nodes {
                let shape = if list == "place" { "point" } else { "points" };
                let known = [&["zh", "en", shape], keys].concat();
                read.known(node, &known, "key");
                read.one(list, node, &mut all);
            }
        }
        if read.faults.is_empty() {
            Ok(all)
        } else {
            Err(read.faults)
        }
    }
}

/// A file that is being read.
struct Reading<'a> {
    document: &'a Document,
    faults: Vec<Fault>,
}

impl Reading<'_> {
    fn one(&mut self, list: &str, node: &Node, all: &mut Schematic) {
        let name = self.name(node);
        let least = if matches!(list, "hill" | "lake" | "wetland") {
            3
        } else {
            2
        };
        if list == "place" {
            let at = self.place(node);
            let kind = self.choice(node, "kind", &PLACE_KINDS.map(|(kind, name)| (name, kind)));
            if let (Some(name), Some(at)) = (name, at) {
                let kind = kind.unwrap_or(PlaceKind::Landmark);
                all.places.push(Place { kind, name, at });
            }
            return;
        }
        let points = self.points(node, least);
        let kind = match list {
            "river" => self.water(node),
            "road" => {
                let class = self.choice(node, "class", &CLASSES.map(|(class, name)| (name, class)));
                ToldKind::Road(class.unwrap_or(Class::Primary))
            }
            _ => {
                let kind = self.choice(node, "kind", &RAILS);
                ToldKind::Course(kind.unwrap_or(CourseKind::Railway), 0)
            }
        };
        let (Some(name), Some(points)) = (name, points) else {
            return;
        };
        let area = match list {
            "hill" => AreaKind::Wood,
            "lake" => AreaKind::Water,
            "wetland" => AreaKind::Wetland,
            _ => {
                all.lines.push(Told { kind, name, points });
                return;
            }
        };
        all.areas.push(Patch {
            kind: area,
            name,
            corners: points,
        });
    }

    /// Names every key that is none.
    fn known(&mut self, node: &Node, known: &[&str], what: &str) {
        for key in node.keys() {
            if !known.contains(&key)
                && let Some(entry) = node.entry(key)
            {
                self.faults.push(self.document.fault_at(
                    entry.key.clone(),
                    format!("unknown {what} `{key}`"),
                    known.join(", "),
                ));
            }
        }
    }

    fn name(&mut self, node: &Node) -> Option<Naming> {
        let mut text = |key: &str| {
            let found = node.text(key).map(str::to_owned);
            if found.is_none() {
                let what = format!("a table without `{key}`");
                let fault = self.document.fault(node, what, format!("{key} = \"…\""));
                self.faults.push(fault);
            }
            found
        };
        let (zh, en) = (text("zh"), text("en"));
        Some(Naming { zh: zh?, en: en? })
    }

    /// The value of a word; `None` where it does not stand there or is none, which is then told.
    fn choice<T: Copy>(&mut self, node: &Node, key: &str, words: &[(&str, T)]) -> Option<T> {
        let node = node.get(key)?;
        let word = node.as_str().unwrap_or_default();
        let found = words.iter().find(|it| it.0 == word);
        if found.is_none() {
            let names: Vec<&str> = words.iter().map(|it| it.0).collect();
            let fault = self
                .document
                .unknown(node, &names.join(", "), names.clone());
            self.faults.push(fault);
        }
        found.map(|it| it.1)
    }

    fn water(&mut self, node: &Node) -> ToldKind {
        let words = WATERS.map(|(word, kind, width)| (word, (kind, width)));
        let (kind, usual) = self.choice(node, "kind", &words).unwrap_or(words[0].1);
        let metres = match node.get("width_m").map(|it| (&it.kind, it)) {
            None => usual,
            Some((NodeKind::Int(it), _)) if (1..=WIDTH_MAX_M).contains(it) => *it,
            Some((_, node)) => {
                let expected = format!("a whole number of m, 1 to {WIDTH_MAX_M}");
                let fault = self.document.fault(node, "width_m", expected);
                self.faults.push(fault);
                usual
            }
        };
        // At most 60,000 dm.
        ToldKind::Course(kind, (metres * 10) as u16)
    }

    fn points(&mut self, node: &Node, least: usize) -> Option<Vec<Point>> {
        let nodes = node.get("points").map_or(&[][..], Node::items);
        if !(least..=POINTS_MAX).contains(&nodes.len()) {
            let found = nodes.len();
            let (what, expected) = (
                format!("a line of {found} points"),
                format!("{least} to {POINTS_MAX} points"),
            );
            self.faults.push(self.document.fault(node, what, expected));
            return None;
        }
        let points: Vec<Option<Point>> = nodes.iter().map(|it| self.point(it)).collect();
        points.into_iter().collect()
    }

    fn place(&mut self, node: &Node) -> Option<Point> {
        match node.get("point") {
            Some(point) => self.point(point),
            None => {
                let expected = "point = \"27.9950,120.5880\"";
                let fault = self
                    .document
                    .fault(node, "a place without `point`", expected);
                self.faults.push(fault);
                None
            }
        }
    }

    fn point(&mut self, node: &Node) -> Option<Point> {
        let found = node.as_str().and_then(point);
        if found.is_none() {
            self.faults.push(self.document.fault(
                node,
                format!("point `{}`", node.as_str().unwrap_or_default()),
                "\"latitude,longitude\" in degrees, such as \"27.9950,120.5880\"",
            ));
        }
        found
    }
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
        let text = include_str!("../../assets/districts/ouhai/schematic.toml");
        let all = Schematic::read("schematic.toml", text).expect("good");
        assert!(all.lines.len() > 15 && all.areas.len() > 2 && all.places.len() > 3);
        let express = |it: &&Told| it.kind == ToldKind::Road(Class::Motorway);
        assert_eq!(all.lines.iter().filter(express).count(), 4);
    }

    #[test]
    fn a_wrong_point_is_told_with_its_place() {
        let text = "[[river]]\nzh = '甲'\nen = 'A'\npoints = ['27.9,120.5', '95,120']\n";
        let faults = Schematic::read("schematic.toml", text).expect_err("latitude 95");
        assert_eq!(faults.len(), 1);
        assert_eq!((faults[0].line, faults[0].column), (4, 25));
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let text = "[[river]]\nzh = '甲'\nen = 'A'\nkind = 'cannal'\nwidth_m = 0\n\
            points = ['27.9,120.5', '27.8,120.5']\n\
            [[hill]]\nzh = '乙'\nclass = 'trunk'\npoints = ['27.9,120.5', '27.8,120.5']\n\
            [[place]]\nzh = '丙'\nen = 'C'\n[[mountain]]\n";
        let faults = Schematic::read("schematic.toml", text).expect_err("seven of them");
        let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
        for (index, what) in [
            "14:3: unknown list `mountain`",
            "4:8: unknown name `cannal`",
            "5:11: width_m",
            "9:1: unknown key `class`",
            "7:1: a table without `en`",
            "7:1: a line of 2 points, expected 3",
            "11:1: a place without `point`",
        ]
        .into_iter()
        .enumerate()
        {
            assert!(told[index].contains(what), "{told:?}");
        }
        assert!(told[1].contains("canal"), "{told:?}");
    }

    #[test]
    fn what_is_not_said_is_what_is_usual() {
        let text = "[[river]]\nzh = '甲'\nen = 'A'\nkind = 'stream'\npoints = ['27.9,120.5', '27.8,120.5']\n\
            [[road]]\nzh = '乙'\nen = 'B'\npoints = ['27.9,120.5', '27.8,120.5']\n\
            [[place]]\nzh = '丙'\nen = 'C'\npoint = '27.9,120.5'\n";
        let all = Schematic::read("schematic.toml", text).expect("good");
        assert_eq!(all.lines[0].kind, ToldKind::Course(CourseKind::Stream, 120));
        assert_eq!(all.lines[1].kind, ToldKind::Road(Class::Primary));
        assert_eq!(all.places[0].kind, PlaceKind::Landmark);
    }
}
