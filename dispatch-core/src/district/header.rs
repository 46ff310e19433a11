//! `district.toml`: the name, the bounds and the rules of a district.

use std::fmt;

use serde::de::DeserializeOwned;

use crate::point::{Degrees, LAT_E7_MAX, Point};
use crate::register::{Neighbour, Rules};
use crate::source::{Document, Fault, Node, nearest};
use crate::words::Words;

/// What the file says.
#[derive(Clone, Debug)]
pub(super) struct Header {
    pub name: Words,
    pub zh: Words,
    pub en: Words,
    pub code: Words,
    pub edition: Words,
    pub rules: Rules,
}

/// The box that holds every point of a district. It does not cross the 180th meridian.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    pub south_west: Point,
    pub north_east: Point,
}

impl Bounds {
    /// Whether a latitude and a longitude, both in 10⁻⁷ degree, lie in the box or on its edge.
    #[must_use]
    pub fn contain(&self, lat_e7: i32, lon_e7: i32) -> bool {
        (self.south_west.lat_e7..=self.north_east.lat_e7).contains(&lat_e7)
            && (self.south_west.lon_e7..=self.north_east.lon_e7).contains(&lon_e7)
    }

    /// The point in the middle, rounded towards the south-west.
    #[must_use]
    pub fn middle(&self) -> Point {
        let half = |low: i32, high: i32| low + (high - low) / 2;
        Point {
            lat_e7: half(self.south_west.lat_e7, self.north_east.lat_e7),
            lon_e7: half(self.south_west.lon_e7, self.north_east.lon_e7),
        }
    }
}

impl fmt::Display for Bounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (low, high) = (self.south_west, self.north_east);
        write!(
            f,
            "latitude {} … {} and longitude {} … {}",
            Degrees(low.lat_e7),
            Degrees(high.lat_e7),
            Degrees(low.lon_e7),
            Degrees(high.lon_e7)
        )
    }
}

/// Longest name of a district's folder, in bytes: files are called by it, with more behind.
const FOLDER_NAME_BYTES_MAX: usize = 64;

/// Whether a text may be the name of a district: a folder and a ledger are called by it on every system.
#[must_use]
pub fn is_folder_name(text: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || ['-', '_'].contains(&c);
    (1..=FOLDER_NAME_BYTES_MAX).contains(&text.len())
        && text.chars().all(plain)
        && text.starts_with(char::is_alphanumeric)
}

/// Whether a text holds a Chinese character.
pub(super) fn is_official_name(text: &str) -> bool {
    text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
}

fn is_english_name(text: &str) -> bool {
    !text.trim().is_empty() && !is_official_name(text)
}

/// Whether a text is an administrative code 行政区划代码 of a district.
pub(super) fn is_code(text: &str) -> bool {
    text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads the file. The bounds come back also where something else is wrong with it.
pub(super) fn read(
    file: &str,
    text: &str,
    faults: &mut Vec<Fault>,
) -> (Option<Header>, Option<Bounds>) {
    let document = match Document::parse(file, text) {
        Ok(document) => document,
        Err(more) => {
            faults.extend(more);
            return (None, None);
        }
    };
    let mut file = Table::new(&document, &document.root, faults);
    let name = file.words("name", is_folder_name, "letters, digits, `-` and `_`");
    let zh = file.words("zh", is_official_name, "a name in Chinese");
    let en = file.words("en", is_english_name, "a name in English");
    let code = file.words("code", is_code, "six digits, such as 330304");
    let edition = file.get("edition");
    let bounds = file.inner("bbox").and_then(|bbox| bounds(bbox));
    let rules = file.inner("rules").and_then(|rules| self::rules(rules));
    file.close();
    let header = || {
        Some(Header {
            name: name?,
            zh: zh?,
            en: en?,
            code: code?,
            edition: edition?,
            rules: rules?,
        })
    };
    (header(), bounds)
}

fn bounds(mut table: Table<'_>) -> Option<Bounds> {
    let west: Option<Degrees> = table.get("west");
    let south: Option<Degrees> = table.get("south");
    let east: Option<Degrees> = table.get("east");
    let north: Option<Degrees> = table.get("north");
    let (document, node) = (table.document, table.node);
    let faults = table.close();
    let (west, south, east, north) = (west?, south?, east?, north?);
    if west >= east || south >= north {
        let what = "a box without inside";
        let expected = "`west` below `east` and `south` below `north`";
        faults.push(document.fault(node, what, expected));
        return None;
    }
    let corners = Point::new(south.0, west.0).zip(Point::new(north.0, east.0));
    if corners.is_none() {
        let what = "a latitude beyond a pole";
        let expected = format!("`south` and `north` within ±{}", Degrees(LAT_E7_MAX));
        faults.push(document.fault(node, what, expected));
    }
    corners.map(|(south_west, north_east)| Bounds {
        south_west,
        north_east,
    })
}

fn rules(mut table: Table<'_>) -> Option<Rules> {
    let first_command = table.get("first_command");
    let transfer_chase_s = table.get("transfer_chase_s");
    let reach_s = table.get("reach_s");
    let report_telephone_s = table.get("report_telephone_s");
    let report_written_s = table.get("report_written_s");
    let report_profile = table.get_some("report_profile");
    let silent_s = table.get_some("silent_s");
    let facility_stale_s = table.get_some("facility_stale_s");
    let inside = table.get_some("inside");
    let neighbours = neighbours(&mut table);
    table.close();
    Some(Rules {
        first_command: first_command?,
        transfer_chase_s: transfer_chase_s?,
        reach_s: reach_s?,
        report_telephone_s: report_telephone_s?,
        report_written_s: report_written_s?,
        // What the sources are good for is the catalogue's; it joins the row when it enters a ledger.
        source_ranks: std::collections::BTreeMap::new(),
        death_sources: std::collections::BTreeSet::new(),
        report_profile,
        silent_s,
        facility_stale_s,
        inside,
        neighbours,
    })
}

/// Most points of one neighbour's border.
const BORDER_MAX: usize = 200;

/// The neighbours beyond the district's edge; none where the file names none.
fn neighbours(table: &mut Table<'_>) -> Vec<Neighbour> {
    let raw: Option<Vec<Beyond>> = table.get_some("neighbours");
    let mut found = Vec::new();
    for (place, beyond) in raw.into_iter().flatten().enumerate() {
        let node = table.node.at(&format!("neighbours.{place}.border"));
        let border: Result<Vec<Point>, String> = beyond.border.iter().map(|it| point(it)).collect();
        let border = border.and_then(|border| match border.len() {
            2..=BORDER_MAX => Ok(border),
            n => Err(format!("a border of {n} points")),
        });
        match border {
            Ok(border) => found.push(Neighbour {
                zh: beyond.zh,
                en: beyond.en,
                border,
            }),
            Err(what) => {
                let expected = format!("2 to {BORDER_MAX} points \"latitude,longitude\"");
                table
                    .faults
                    .push(table.document.fault(node, what, expected));
            }
        }
    }
    found
}

/// A neighbour as the file has it.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Beyond {
    zh: Words,
    en: Words,
    border: Vec<String>,
}

/// `27.9150,120.5000`
fn point(text: &str) -> Result<Point, String> {
    let (lat, lon) = text
        .split_once(',')
        .ok_or_else(|| format!("the point `{text}`"))?;
    let read = |part: &str| part.trim().parse::<Degrees>();
    let (lat, lon) = (read(lat)?, read(lon)?);
    Point::new(lat.0, lon.0).ok_or_else(|| format!("the point `{text}`, which is not on earth"))
}

/// A table of the file that is read key by key, so that one wrong value hides no other.
struct Table<'a> {
    document: &'a Document,
    node: &'a Node,
    asked: Vec<&'static str>,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Table<'a> {
    fn new(document: &'a Document, node: &'a Node, faults: &'a mut Vec<Fault>) -> Self {
        Self {
            document,
            node,
            asked: Vec::new(),
            faults,
        }
    }

    fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        self.asked.push(key);
        let node = self.node.get(key);
        if node.is_none() {
            let what = format!("missing field `{key}`");
            self.faults.push(self.document.fault(self.node, what, ""));
        }
        node
    }

    fn get<T: DeserializeOwned>(&mut self, key: &'static str) -> Option<T> {
        let node = self.node(key)?;
        match self.document.read(node) {
            Ok(value) => Some(value),
            Err(more) => {
                self.faults.extend(more);
                None
            }
        }
    }

    /// A text that must be good for what it names.
    fn words(
        &mut self,
        key: &'static str,
        good: fn(&str) -> bool,
        expected: &str,
    ) -> Option<Words> {
        let text: Words = self.get(key)?;
        if good(text.as_str()) {
            return Some(text);
        }
        let node = self.node.get(key)?;
        let what = format!("the {key} `{text}`");
        self.faults.push(self.document.fault(node, what, expected));
        None
    }

    /// A value that may be left out.
    fn get_some<T: DeserializeOwned>(&mut self, key: &'static str) -> Option<T> {
        if self.node.get(key).is_none() {
            self.asked.push(key);
            return None;
        }
        self.get(key)
    }

    fn inner(&mut self, key: &'static str) -> Option<Table<'_>> {
        let node = self.node(key)?;
        Some(Table::new(self.document, node, self.faults))
    }

    /// Tells the keys that nobody asked for, and gives the list of faults back.
    fn close(self) -> &'a mut Vec<Fault> {
        for key in self.node.keys() {
            if let Some(entry) = self.node.entry(key)
                && !self.asked.contains(&key)
            {
                let what = format!("unknown field `{key}`");
                let expected = format!("one of {}", self.asked.join(", "));
                let fault = self.document.fault_at(entry.key.clone(), what, expected);
                self.faults.push(Fault {
                    nearest: nearest(key, self.asked.iter().copied()).map(str::to_owned),
                    ..fault
                });
            }
        }
        self.faults
    }
}
