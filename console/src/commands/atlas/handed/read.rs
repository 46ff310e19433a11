//! The files that a district hands in, read; what is wrong with them is told with its place.

use std::path::Path;

use atlas::datum::LonLat;
use atlas::ground::{Naming, PLACE_KINDS};
use atlas::handed::{Handed, Shape, Wrong};
use atlas::pack::Origin;
use dispatch_core::source::{Column, csv_rows, nearest};
use sha2::{Digest, Sha256};

use crate::failure::{Exit, Failure};
use crate::folders;

/// A file that was read.
pub(super) struct Read<'a> {
    pub path: &'a Path,
    pub origin: Origin,
    pub handed: Vec<Handed>,
    /// Whether a place is a line of the file, else it is a feature.
    by_line: bool,
}

impl<'a> Read<'a> {
    pub fn new(path: &'a Path, origin: Origin, handed: Vec<Handed>, by_line: bool) -> Read<'a> {
        Read {
            path,
            origin,
            handed,
            by_line,
        }
    }

    /// Whether it is in WGS-84 by what its format says.
    pub fn is_gpx(&self) -> bool {
        let ending = self.path.extension().unwrap_or_default();
        ending.eq_ignore_ascii_case("gpx")
    }

    pub fn told(&self, wrong: &Wrong) -> Failure {
        let shown = self.path.display();
        let (zh, en) = match (wrong.place, self.by_line) {
            (0, _) => (String::new(), String::new()),
            (line, true) => (format!("{line}: "), format!("{line}: ")),
            (feature, false) => (
                format!(" 第 {feature} 项："),
                format!(" feature {feature}: "),
            ),
        };
        let colon = if wrong.place == 0 { " " } else { "" };
        Failure::new(
            Exit::Input,
            &format!("{shown}:{zh}{colon}{}", wrong.zh),
            &format!("{shown}:{en}{colon}{}", wrong.en),
        )
    }
}

/// Many failures as one; none is none.
pub(super) fn joined(failures: &[Failure]) -> Result<(), Failure> {
    /// More than so many nobody reads.
    const SHOWN_MAX: usize = 200;
    if failures.is_empty() {
        return Ok(());
    }
    let shown = failures.iter().take(SHOWN_MAX);
    let (mut zh, mut en): (Vec<String>, Vec<String>) =
        shown.map(|it| (it.zh.clone(), it.en.clone())).unzip();
    if failures.len() > SHOWN_MAX {
        let more = failures.len() - SHOWN_MAX;
        zh.push(format!("另有 {more} 处"));
        en.push(format!("and {more} more"));
    }
    Err(Failure::input(&zh.join("\n"), &en.join("\n")))
}

pub(super) fn text(path: &Path) -> Result<(String, Origin), Failure> {
    let text = folders::read_text(path, &path.display().to_string())?;
    let name = path.file_name().unwrap_or(path.as_os_str());
    let origin = Origin {
        name: name.to_string_lossy().into_owned(),
        bytes: text.len() as u64,
        sha256: Sha256::digest(text.as_bytes()).into(),
    };
    Ok((text, origin))
}

fn read<'a>(
    path: &'a Path,
    reader: fn(&str) -> Result<Vec<Handed>, Vec<Wrong>>,
) -> Result<Read<'a>, Failure> {
    let (text, origin) = text(path)?;
    let mut read = Read {
        path,
        origin,
        handed: Vec::new(),
        by_line: false,
    };
    match reader(&text) {
        Ok(handed) => {
            read.handed = handed;
            Ok(read)
        }
        Err(wrong) => {
            joined(&wrong.iter().map(|it| read.told(it)).collect::<Vec<_>>())?;
            Ok(read)
        }
    }
}

pub(super) fn read_areas(path: &Path) -> Result<Read<'_>, Failure> {
    read(path, atlas::handed::geojson)
}

pub(super) fn read_layer(path: &Path) -> Result<Read<'_>, Failure> {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    match ending.to_ascii_lowercase().as_str() {
        "geojson" | "json" => read(path, atlas::handed::geojson),
        "kml" => read(path, atlas::handed::kml),
        "gpx" => read(path, atlas::handed::gpx),
        _ => {
            let shown = path.display();
            Err(Failure::input(
                &format!("{shown}: 图层文件应为 .geojson、.kml 或 .gpx"),
                &format!("{shown}: expected a layer as .geojson, .kml or .gpx"),
            ))
        }
    }
}

/// A list `zh,en,kind,lat,lon`; `en` and `kind` may be left out.
pub(super) fn read_places(path: &Path) -> Result<Read<'_>, Failure> {
    let (text, origin) = text(path)?;
    let shown = path.display().to_string();
    let columns = [
        Column::needed("zh"),
        Column::may("en"),
        Column::may("kind"),
        Column::needed("lat"),
        Column::needed("lon"),
        Column::may("mark"),
    ];
    let mut sheet = csv_rows(&shown, &text, &columns);
    let mut handed = Vec::new();
    for row in &sheet.rows {
        let mut degrees = |column: &str| {
            let text = row.text(column);
            let number: Option<f64> = text.parse().ok().filter(|it: &f64| it.is_finite());
            if number.is_none() {
                let what = format!("`{text}`");
                let expected = format!("{column} in degrees, such as 27.9573");
                sheet.faults.push(row.fault(column, what, expected));
            }
            number
        };
        let (lat, lon) = (degrees("lat"), degrees("lon"));
        let kind = row.text("kind");
        if !kind.is_empty() && !PLACE_KINDS.iter().any(|it| it.1 == kind) {
            let names = PLACE_KINDS.map(|it| it.1);
            let mut fault = row.fault("kind", format!("unknown kind `{kind}`"), names.join(", "));
            fault.nearest = nearest(kind, names).map(str::to_owned);
            sheet.faults.push(fault);
        }
        if row.text("zh").is_empty() {
            sheet.faults.push(row.fault("zh", "no name", "a name"));
        }
        if let (Some(lat), Some(lon)) = (lat, lon) {
            handed.push(Handed {
                place: row.line as usize,
                name: Naming {
                    zh: row.text("zh").to_owned(),
                    en: row.text("en").to_owned(),
                },
                kind: kind.to_owned(),
                shape: Shape::Place(LonLat { lon, lat }),
            });
        }
    }
    if !sheet.faults.is_empty() {
        return Err(folders::faults(&sheet.faults));
    }
    Ok(Read {
        path,
        origin,
        handed,
        by_line: true,
    })
}
