//! `tiles.toml`: where pictures of the ground may come from, as a district or a machine says it.

mod here;

use std::collections::BTreeMap;
use std::path::PathBuf;

use atlas::datum::Datum;
use dispatch_core::source::{Document, Fault, Node};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::grid::{Tile, ZOOM_MAX};

/// The name of the file, in the folder of a district and in the data folder of a machine.
pub const FILE: &str = "tiles.toml";

/// Most sources of one file.
const SOURCES_MAX: usize = 32;
/// Most tiles that may be fetched ahead from one source, whatever it says.
pub const AHEAD_MAX: u64 = 1_000_000;

/// A source of tiles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What it is called in files and on the command line.
    pub id: String,
    pub zh: String,
    pub en: String,
    /// Who made the pictures, as it must be shown wherever they are.
    pub attribution: String,
    /// In which datum its grid is cut.
    pub datum: Datum,
    /// The pictures, and what is laid over them, such as names.
    pub layers: Vec<Template>,
    /// What stands for `{s}`, one after another.
    pub servers: Vec<String>,
    /// What stands for `{k}`: the user's key. Empty where it needs none, or none is known.
    pub key: String,
    pub min_zoom: u8,
    pub max_zoom: u8,
    /// The side of a picture, in pixels, as it is meant to be seen at its zoom.
    pub tile_px: u32,
    /// What may be fetched ahead of time; `None` where it does not say that anything may.
    pub ahead: Option<Ahead>,
}

/// Where the tiles of a layer are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Template {
    /// An address with `{z}`, `{x}`, `{y}` or `{-y}`, and where it needs them `{s}` and `{k}`.
    Address(String),
    /// An archive on this machine.
    Archive(PathBuf),
}

/// What may be fetched ahead of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ahead {
    /// Most requests in a second, 1 … 50.
    pub per_second: u32,
    /// Most tiles of one district.
    pub at_most: u64,
    /// The deepest zoom.
    pub max_zoom: u8,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    id: String,
    zh: String,
    en: String,
    attribution: String,
    datum: String,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    file: Option<PathBuf>,
    #[serde(default)]
    labels: Option<String>,
    #[serde(default)]
    servers: Vec<String>,
    #[serde(default)]
    min_zoom: u8,
    max_zoom: u8,
    #[serde(default = "usual_px")]
    tile_px: u32,
    #[serde(default)]
    ahead: Option<Ahead>,
}

fn usual_px() -> u32 {
    256
}

/// What a file says: its sources, and the keys of sources that stand there or elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct File {
    pub sources: Vec<Source>,
    /// By the id of the source.
    pub keys: BTreeMap<String, String>,
}

impl File {
    /// Reads a file.
    ///
    /// # Errors
    /// Every fault of it, with its place.
    pub fn read(file: &str, text: &str) -> Result<File, Vec<Fault>> {
        let document = Document::parse(file, text)?;
        let mut faults = Vec::new();
        for key in document.root.keys() {
            if !["source", "keys"].contains(&key)
                && let Some(entry) = document.root.entry(key)
            {
                let what = format!("unknown list `{key}`");
                faults.push(document.fault_at(entry.key.clone(), what, "source or keys"));
            }
        }
        let mut sources: Vec<Source> = Vec::new();
        let nodes = document.root.get("source").map_or(&[][..], Node::items);
        for node in nodes {
            let source = source(&document, node);
            match source {
                Ok(source) if sources.iter().any(|it| it.id == source.id) => {
                    faults.push(document.fault(
                        node.at("id"),
                        format!("`{}` a second time", source.id),
                        "an id of its own",
                    ));
                }
                Ok(source) => sources.push(source),
                Err(found) => faults.extend(found),
            }
        }
        if nodes.len() > SOURCES_MAX {
            let what = format!("{} sources", nodes.len());
            faults.push(document.fault(&document.root, what, format!("at most {SOURCES_MAX}")));
        }
        let keys = document
            .root
            .get("keys")
            .map_or(Ok(BTreeMap::new()), |it| document.read(it));
        let keys = keys.unwrap_or_else(|found| {
            faults.extend(found);
            BTreeMap::new()
        });
        if faults.is_empty() {
            Ok(File { sources, keys })
        } else {
            Err(faults)
        }
    }
}

/// The sources of a district and of a machine together, each with its key where one is known. What the
/// machine says of an id goes before what the district says of it.
#[must_use]
pub fn together(district: File, machine: File) -> Vec<Source> {
    let mut sources = machine.sources;
    for source in district.sources {
        if sources.iter().all(|it| it.id != source.id) {
            sources.push(source);
        }
    }
    let keys = district.keys.into_iter().chain(machine.keys);
    let keys: BTreeMap<String, String> = keys.collect();
    for source in &mut sources {
        source.key = keys.get(&source.id).cloned().unwrap_or_default();
    }
    sources
}

fn source(document: &Document, node: &Node) -> Result<Source, Vec<Fault>> {
    let raw: Raw = document.read(node)?;
    let mut faults = Vec::new();
    let mut wrong = |key: &str, what: String, expected: &str| {
        faults.push(document.fault(node.at(key), what, expected.to_owned()));
    };
    let plain = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-';
    if raw.id.is_empty() || raw.id.len() > 40 || !raw.id.chars().all(plain) {
        wrong(
            "id",
            format!("id `{}`", raw.id),
            "1 to 40 of a … z, 0 … 9 and -",
        );
    }
    for (key, text) in [
        ("zh", &raw.zh),
        ("en", &raw.en),
        ("attribution", &raw.attribution),
    ] {
        if text.trim().is_empty() {
            wrong(key, format!("no `{key}`"), "a text: it is always shown");
        }
    }
    let datum = Datum::of_name(&raw.datum);
    match datum {
        Some(Datum::Wgs84 | Datum::Gcj02) => {}
        // Baidu cuts the world by a grid of its own.
        _ => wrong(
            "datum",
            format!("datum `{}`", raw.datum),
            "WGS-84, CGCS2000 or GCJ-02",
        ),
    }
    let mut layers = Vec::new();
    match (&raw.url, &raw.file) {
        (Some(_), None) => {}
        (None, Some(file)) => {
            layers.push(Template::Archive(file.clone()));
            if file.extension().is_none_or(|it| it != "pmtiles") {
                let found = format!("`{}`", file.display());
                wrong("file", found, "the name of a file that ends in .pmtiles");
            }
            for (key, is_there) in [
                ("labels", raw.labels.is_some()),
                ("servers", !raw.servers.is_empty()),
                ("ahead", raw.ahead.is_some()),
            ] {
                if is_there {
                    let found = format!("`{key}` beside `file`");
                    wrong(key, found, "nothing: all of it is on this machine");
                }
            }
        }
        (url, _) => {
            let (key, found) = match url {
                Some(_) => ("file", "`url` and `file`"),
                None => ("id", "neither `url` nor `file`"),
            };
            wrong(key, found.to_owned(), "one of them");
        }
    }
    for (key, text) in [("url", raw.url.as_ref()), ("labels", raw.labels.as_ref())] {
        match text.map(|it| Template::read(it, !raw.servers.is_empty())) {
            Some(Ok(template)) => layers.push(template),
            Some(Err(what)) => wrong(
                key,
                what,
                "http:// or https:// with {z}, {x} and {y} or {-y}",
            ),
            None => {}
        }
    }
    if raw.max_zoom > ZOOM_MAX || raw.min_zoom > raw.max_zoom {
        let found = format!("zooms {} to {}", raw.min_zoom, raw.max_zoom);
        wrong("max_zoom", found, "0 to 22, the least first");
    }
    if ![128, 256, 512, 1_024].contains(&raw.tile_px) {
        wrong("tile_px", raw.tile_px.to_string(), "128, 256, 512 or 1024");
    }
    if let Some(ahead) = &raw.ahead {
        let fits = (1..=50).contains(&ahead.per_second)
            && (1..=AHEAD_MAX).contains(&ahead.at_most)
            && ahead.max_zoom <= raw.max_zoom;
        if !fits {
            wrong(
                "ahead",
                "limits beyond what can be".to_owned(),
                "per_second 1 to 50, at_most 1 to 1000000, max_zoom not above that of the source",
            );
        }
    }
    match datum.filter(|_| faults.is_empty()) {
        Some(datum) => Ok(Source {
            id: raw.id,
            zh: raw.zh,
            en: raw.en,
            attribution: raw.attribution,
            datum,
            layers,
            servers: raw.servers,
            key: String::new(),
            min_zoom: raw.min_zoom,
            max_zoom: raw.max_zoom,
            tile_px: raw.tile_px,
            ahead: raw.ahead,
        }),
        None => Err(faults),
    }
}

impl Template {
    /// Reads an address.
    ///
    /// # Errors
    /// What is wrong with it.
    fn read(text: &str, has_servers: bool) -> Result<Template, String> {
        if !["http://", "https://"]
            .iter()
            .any(|it| text.starts_with(it))
        {
            return Err(format!("`{text}`"));
        }
        let mut seen = Vec::new();
        let mut rest = text;
        while let Some((_, behind)) = rest.split_once('{') {
            let Some((name, behind)) = behind.split_once('}') else {
                return Err("`{` without `}`".to_owned());
            };
            if !["z", "x", "y", "-y", "s", "k"].contains(&name) {
                return Err(format!("`{{{name}}}`"));
            }
            seen.push(name);
            rest = behind;
        }
        let has = |name: &str| seen.contains(&name);
        match () {
            () if !has("z") || !has("x") || has("y") == has("-y") => {
                Err("an address that names no tile".to_owned())
            }
            () if has("s") != has_servers => {
                Err("`{s}` and `servers`, one without the other".to_owned())
            }
            () => Ok(Template::Address(text.to_owned())),
        }
    }

    /// Whether it asks for a key.
    #[must_use]
    pub fn needs_key(&self) -> bool {
        matches!(self, Template::Address(it) if it.contains("{k}"))
    }
}

impl Source {
    /// Whether it can be asked: where it needs a key, there is one.
    #[must_use]
    pub fn has_its_key(&self) -> bool {
        !self.key.is_empty() || !self.layers.iter().any(Template::needs_key)
    }

    /// The address of a tile of one of its layers; nothing of an archive.
    #[must_use]
    pub fn url(&self, layer: &Template, tile: Tile) -> String {
        let Template::Address(address) = layer else {
            return String::new();
        };
        let from_south = (1_u32 << tile.zoom.min(ZOOM_MAX)).saturating_sub(tile.y + 1);
        let server = (tile.x + tile.y) as usize % self.servers.len().max(1);
        let server = self.servers.get(server).map_or("", String::as_str);
        address
            .replace("{z}", &tile.zoom.to_string())
            .replace("{x}", &tile.x.to_string())
            .replace("{-y}", &from_south.to_string())
            .replace("{y}", &tile.y.to_string())
            .replace("{s}", server)
            .replace("{k}", &self.key)
    }

    /// The name of the folder for copies of a layer: other addresses and other datums never share one.
    #[must_use]
    pub fn folder(&self, layer: &Template) -> String {
        let layer = match layer {
            Template::Address(address) => address.clone(),
            Template::Archive(path) => path.display().to_string(),
        };
        let sum = Sha256::digest(format!("{}\n{layer}", self.datum));
        let hex: String = sum[..6].iter().map(|it| format!("{it:02x}")).collect();
        format!("{}-{hex}", self.id)
    }
}

#[cfg(test)]
mod tests;
