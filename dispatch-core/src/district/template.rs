//! A district's folder that a clerk begins with: every list with its columns explained, and the rows
//! that any district needs, with what only the clerk knows left empty.

use std::collections::BTreeSet;

use super::cover::{CENTRE_POSTS, TOWNSHIP_KIND, called};
use super::header::{Bounds, is_code, is_folder_name, is_official_name};
use crate::catalogue::{Catalogue, IncidentType, PostKind, Word};
use crate::point::{Degrees, Point};

/// How the files begin. An Excel that opens a CSV by a double click takes it for UTF-8 by this mark.
const BYTE_ORDER_MARK: &str = "\u{FEFF}";
/// Longest name of a district, in characters.
const NAME_CHARS_MAX: usize = 64;

/// The lists, each as far as it is the same for every district.
const LISTS: [(&str, &str); 12] = [
    ("townships.csv", include_str!("template/townships.csv")),
    ("departments.csv", include_str!("template/departments.csv")),
    ("ladders.csv", include_str!("template/ladders.csv")),
    ("posts.csv", include_str!("template/posts.csv")),
    ("people.csv", include_str!("template/people.csv")),
    ("duty.csv", include_str!("template/duty.csv")),
    ("teams.csv", include_str!("template/teams.csv")),
    ("depots.csv", include_str!("template/depots.csv")),
    ("stock.csv", include_str!("template/stock.csv")),
    ("facilities.csv", include_str!("template/facilities.csv")),
    ("sites.csv", include_str!("template/sites.csv")),
    ("risks.csv", include_str!("template/risks.csv")),
];

/// What a template is made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    name: String,
    zh: String,
    code: String,
    bounds: Bounds,
}

/// What cannot stand in a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// The name of the folder: letters, digits, `-` and `_`, at most 64 bytes.
    Name,
    /// The name in Chinese: at least one Chinese character, at most 64 in all.
    Chinese,
    /// The code: six digits, or none yet.
    Code,
    /// The box: west, south, east, north in degrees, with something inside.
    Box,
}

impl Template {
    /// A template for a folder called `name`, the district `zh`, its code or an empty text, and the
    /// box `W,S,E,N`.
    ///
    /// # Errors
    /// Everything that cannot stand in it, in the order of the fields.
    pub fn new(name: &str, zh: &str, code: &str, bbox: &str) -> Result<Template, Vec<Unfit>> {
        let (name, zh, code) = (name.trim(), zh.trim(), code.trim());
        let quoted = |c: char| c.is_control() || ['"', '\\'].contains(&c);
        let good_zh =
            is_official_name(zh) && !zh.contains(quoted) && zh.chars().count() <= NAME_CHARS_MAX;
        let bounds = parse_box(bbox);
        let unfit: Vec<Unfit> = [
            (is_folder_name(name), Unfit::Name),
            (good_zh, Unfit::Chinese),
            (code.is_empty() || is_code(code), Unfit::Code),
            (bounds.is_some(), Unfit::Box),
        ]
        .into_iter()
        .filter_map(|(good, unfit)| (!good).then_some(unfit))
        .collect();
        match bounds {
            Some(bounds) if unfit.is_empty() => Ok(Template {
                name: name.to_owned(),
                zh: zh.to_owned(),
                code: code.to_owned(),
                bounds,
            }),
            _ => Err(unfit),
        }
    }

    /// The files of the folder by name, with the rows that the catalogue's types ask for.
    #[must_use]
    pub fn files(&self, catalogue: &Catalogue) -> Vec<(&'static str, String)> {
        let mut files = vec![("district.toml", self.header())];
        for (list, text) in LISTS {
            let rows = match list {
                "departments.csv" => departments(catalogue),
                "ladders.csv" => ladders(catalogue),
                "posts.csv" => posts(catalogue),
                _ => Vec::new(),
            };
            files.push((list, format!("{BYTE_ORDER_MARK}{text}{}", lines(&rows))));
        }
        files
    }

    fn header(&self) -> String {
        let (low, high) = (self.bounds.south_west, self.bounds.north_east);
        let degrees = |e7: i32| Degrees(e7).to_string();
        include_str!("template/district.toml")
            .replace("{name}", &self.name)
            .replace("{zh}", &self.zh)
            .replace("{code}", &self.code)
            .replace("{west}", &degrees(low.lon_e7))
            .replace("{south}", &degrees(low.lat_e7))
            .replace("{east}", &degrees(high.lon_e7))
            .replace("{north}", &degrees(high.lat_e7))
    }
}

/// `W,S,E,N`, as it is typed and as it is copied out of a text.
fn parse_box(text: &str) -> Option<Bounds> {
    let parts: Vec<i32> = text
        .split([',', '，', ' '])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().map(|Degrees(e7)| e7))
        .collect::<Result<_, _>>()
        .ok()?;
    let [west, south, east, north] = parts[..] else {
        return None;
    };
    let corners = Point::new(south, west).zip(Point::new(north, east));
    let (south_west, north_east) = corners.filter(|_| west < east && south < north)?;
    Some(Bounds {
        south_west,
        north_east,
    })
}

type Cells = Vec<String>;

/// An office of each kind that leads a type, must come to one, or sends its commander.
fn offices(catalogue: &Catalogue) -> Vec<&Word> {
    let mut kinds: BTreeSet<&str> = called(catalogue).into_keys().collect();
    kinds.extend(
        commanders(catalogue)
            .iter()
            .filter_map(|(post, _)| post.department.as_deref()),
    );
    kinds.remove(TOWNSHIP_KIND);
    let named = kinds.into_iter();
    named
        .filter_map(|kind| catalogue.departments.get(kind))
        .collect()
}

/// The posts that command, each once, with a type that it commands at.
fn commanders(catalogue: &Catalogue) -> Vec<(&PostKind, &IncidentType)> {
    let mut seen = BTreeSet::new();
    let types = catalogue.types_in_order().into_iter();
    types
        .filter(|kind| seen.insert(kind.commander_post.as_str()))
        .filter_map(|kind| Some((catalogue.posts.get(&kind.commander_post)?, kind)))
        .collect()
}

fn departments(catalogue: &Catalogue) -> Vec<Cells> {
    let row = |kind: &Word| {
        let (id, zh, en) = (kind.id.clone(), kind.zh.clone(), kind.en.clone());
        vec![id.clone(), zh, en, id, String::new(), DERIVED.to_owned()]
    };
    offices(catalogue).into_iter().map(row).collect()
}

/// How a row that this program proposes is marked.
const DERIVED: &str = "derived";

/// The first step of each office. Its telephone is left to the clerk, and the check asks for it.
fn ladders(catalogue: &Catalogue) -> Vec<Cells> {
    let row = |kind: &Word| {
        let first = ["1", "值班电话", "Duty telephone", "", "", "0", DERIVED];
        let mut cells = vec![kind.id.clone()];
        cells.extend(first.map(str::to_owned));
        cells
    };
    offices(catalogue).into_iter().map(row).collect()
}

fn posts(catalogue: &Catalogue) -> Vec<Cells> {
    let row = |id: &str, (zh, en): (&str, &str), kind: &str, unit: &str| -> Cells {
        [id, zh, en, kind, unit, DERIVED]
            .map(str::to_owned)
            .to_vec()
    };
    let of_kind = |id: &str, kind: &str, unit: &str| {
        let named = catalogue.posts.get(kind)?;
        Some(row(id, (&named.zh, &named.en), kind, unit))
    };
    let mut rows: Vec<Cells> = CENTRE_POSTS
        .iter()
        .filter_map(|kind| of_kind(kind, kind, super::line::CENTRE))
        .collect();
    rows.extend(of_kind("township-1-duty-head", "township-duty-head", ""));
    for office in offices(catalogue) {
        let (zh, en) = (
            format!("{}值班员", office.zh),
            format!("{}: duty officer", office.en),
        );
        let id = format!("{}-duty", office.id);
        rows.push(row(&id, (&zh, &en), "department-duty", &office.id));
    }
    for (post, at) in commanders(catalogue) {
        let lead = || at.lead.iter().find(|it| *it != TOWNSHIP_KIND);
        let unit = post.department.as_ref().or_else(lead);
        rows.push(row(
            &post.id,
            (&post.zh, &post.en),
            &post.id,
            unit.map_or("", String::as_str),
        ));
    }
    rows
}

/// The rows as lines of a list; a cell with a comma stands in quotes.
fn lines(rows: &[Cells]) -> String {
    let cell = |text: &String| {
        if text.contains([',', '"', '\n']) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.clone()
        }
    };
    let line = |cells: &Cells| cells.iter().map(cell).collect::<Vec<_>>().join(",") + "\n";
    rows.iter().map(line).collect()
}
