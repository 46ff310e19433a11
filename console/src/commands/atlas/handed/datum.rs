//! In which datum each file is: as it was named for all of them or for this one, else as a person answers
//! once the names of its things say otherwise than WGS-84.

use atlas::datum::Datum;
use atlas::handed::{Known, Looks, looks, middle_of};
use atlas::pack::Pack;
use dispatch_core::district::District;
use dispatch_core::point::Point;

use super::read::Read;
use crate::command_line::Lang;
use crate::failure::Failure;

/// A datum that was named: of one file, or of all that are not named by themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The file as it was given, or its name without folders.
    file: Option<String>,
    datum: Datum,
}

impl Named {
    /// `gcj02`, or `points.kml=gcj02`.
    ///
    /// # Errors
    /// What was expected.
    pub fn read(text: &str) -> Result<Named, String> {
        let (file, name) = match text.rsplit_once('=') {
            Some((file, name)) => (Some(file.to_owned()), name),
            None => (None, text),
        };
        let expected = || "expected wgs84, gcj02 or bd09, or FILE=gcj02 for one file".to_owned();
        let datum = Datum::of_name(name).ok_or_else(expected)?;
        Ok(Named { file, datum })
    }

    fn is_of(&self, read: &Read<'_>) -> bool {
        let file = self.file.as_deref();
        let shown = read.path.display().to_string();
        file.is_some_and(|it| it == shown || it == read.origin.name)
    }
}

/// Whether every file that a datum is named of is there, once.
///
/// # Errors
/// Those that are not.
pub(super) fn check<'a>(
    named: &[Named],
    all: impl Iterator<Item = &'a Read<'a>> + Clone,
) -> Result<(), Failure> {
    let mut had: Vec<Option<&str>> = Vec::new();
    for it in named {
        let file = it.file.as_deref();
        let shown = file.unwrap_or("--datum");
        if had.contains(&file) {
            return Err(Failure::input(
                &format!("{shown}: 坐标系给了两次"),
                &format!("{shown}: its datum is named twice"),
            ));
        }
        had.push(file);
        if file.is_some() && !all.clone().any(|read| it.is_of(read)) {
            let given: Vec<String> = all.map(|it| it.path.display().to_string()).collect();
            let given = given.join(" ");
            return Err(Failure::input(
                &format!("--datum {shown}=…: 没有给这个文件，给了：{given}"),
                &format!("--datum {shown}=…: no such file is handed in, only: {given}"),
            ));
        }
    }
    Ok(())
}

/// The datum of a file. Whatever was named, what its names tell is looked at, and said where it is
/// otherwise.
///
/// # Errors
/// The question that only a person answers.
pub(super) fn datum_of(
    read: &Read<'_>,
    named: &[Named],
    known: &[Known],
    lang: Lang,
) -> Result<Datum, Failure> {
    let own = named.iter().find(|it| it.is_of(read));
    let looks = looks(&read.handed, known);
    if read.is_gpx() {
        if own.is_some_and(|it| it.datum != Datum::Wgs84) {
            let shown = read.path.display();
            return Err(Failure::input(
                &format!(
                    "{shown}: GPX 规定用 WGS-84，不能换算；若实为其他坐标系，请转为 GeoJSON 再给"
                ),
                &format!(
                    "{shown}: a GPX file is in WGS-84 by definition and is not shifted; if it is not, hand it in as GeoJSON"
                ),
            ));
        }
        otherwise(read, &looks, Datum::Wgs84, lang);
        return Ok(Datum::Wgs84);
    }
    let all = named.iter().find(|it| it.file.is_none());
    match own.or(all) {
        Some(it) => {
            otherwise(read, &looks, it.datum, lang);
            Ok(it.datum)
        }
        None => {
            ask(read, &looks, lang)?;
            Ok(Datum::Wgs84)
        }
    }
}

/// Warns where the names say another datum than the one that was named. A warning ends nothing.
fn otherwise(read: &Read<'_>, looks: &Looks, given: Datum, lang: Lang) {
    let Some(like) = looks.instead_of(given) else {
        return;
    };
    let shown = read.path.display();
    let found = looks.found;
    let apart = |datum: Datum| {
        let mut all = Datum::ALL.into_iter().zip(looks.apart_m);
        all.find(|it| it.0 == datum).map_or(0, |it| it.1)
    };
    let (here, there) = (apart(given), apart(like));
    let said = Failure::input(
        &format!(
            "{shown}: 按 {given} 读入，但这些点像 {like}：{found} 个同名地点，按 {given} 中位相差 {here} 米，按 {like} {there} 米，请核对"
        ),
        &format!(
            "{shown}: read as {given}, but these look like {like}: {found} places of the same name lie {here} m apart in the middle if read as {given}, {there} m as {like}: check them"
        ),
    );
    let _ = said.report(lang);
}

/// What has a name and a known place: the district's own rows, and what the map names unless it is a
/// schematic, whose courses are samples.
pub(super) fn known(district: &District, pack: &Pack) -> Vec<Known> {
    let own = |name: &str, at| Known {
        name: name.to_owned(),
        points: vec![at],
    };
    let mut known: Vec<Known> = Vec::new();
    known.extend(
        district
            .townships
            .iter()
            .map(|it| own(it.zh.as_str(), it.center)),
    );
    known.extend(
        district
            .facilities
            .iter()
            .map(|it| own(it.zh.as_str(), it.point)),
    );
    known.extend(
        district
            .sites
            .iter()
            .map(|it| own(it.zh.as_str(), it.point)),
    );
    known.extend(known_of_map(pack));
    known
}

/// What the map names; of a schematic nothing, whose courses are samples.
pub(in crate::commands) fn known_of_map(pack: &Pack) -> Vec<Known> {
    if pack.standing.is_sketch {
        return Vec::new();
    }
    let of = |name: &str, points: Vec<Point>| Known {
        name: name.to_owned(),
        points,
    };
    let ground = &pack.ground;
    let places = ground.places.iter().map(|it| of(&it.name.zh, vec![it.at]));
    let courses = ground
        .courses
        .iter()
        .map(|it| of(&it.name.zh, it.line.clone()));
    let areas = ground.areas.iter().filter_map(|it| {
        let middle = middle_of(&it.rings)?;
        Some(of(&it.name.zh, vec![middle]))
    });
    let stretches = 0..pack.roads.stretches.len();
    let roads = stretches.map(|it| of(pack.roads.name(it), pack.roads.line(it).collect()));
    let all = places.chain(courses).chain(areas).chain(roads);
    all.filter(|it| !it.name.is_empty()).collect()
}

/// The question that only a person answers. Where nothing can be told from the names that is said.
fn ask(read: &Read<'_>, looks: &Looks, lang: Lang) -> Result<(), Failure> {
    let shown = read.path.display();
    let [wgs, gcj, bd] = looks.apart_m;
    let found = looks.found;
    match looks.like {
        Some(datum) => {
            let flag = datum.name().replace('-', "").to_ascii_lowercase();
            Err(Failure::input(
                &format!(
                    "{shown}: 这些点像 {datum}：{found} 个同名地点，按 WGS-84 中位相差 {wgs} 米，按 GCJ-02 {gcj} 米，按 BD-09 {bd} 米；请加 --datum {flag}，确为 WGS-84 则加 --datum wgs84"
                ),
                &format!(
                    "{shown}: these look like {datum}: {found} places of the same name lie {wgs} m apart in the middle if read as WGS-84, {gcj} m as GCJ-02, {bd} m as BD-09; add --datum {flag}, or --datum wgs84 if they are that"
                ),
            ))
        }
        None if wgs >= 200 => {
            let said = Failure::input(
                &format!(
                    "{shown}: {found} 个同名地点，按 WGS-84 中位相差 {wgs} 米，三种坐标系都不吻合，请核对"
                ),
                &format!(
                    "{shown}: {found} places of the same name lie {wgs} m apart in the middle and fit no datum: check them"
                ),
            );
            // A warning ends nothing.
            let _ = said.report(lang);
            Ok(())
        }
        None if !looks.tells() => {
            let said = Failure::input(
                &format!(
                    "{shown}: 坐标系无从判断（同名地点 {found} 个），按 WGS-84 读入；若不是，请加 --datum"
                ),
                &format!(
                    "{shown}: nothing tells its datum ({found} places of the same name), it is read as WGS-84; if it is not, add --datum"
                ),
            );
            // A remark ends nothing.
            let _ = said.report(lang);
            Ok(())
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_datum_is_named_of_all_files_or_of_one() {
        let named = |file: Option<&str>, datum| Named {
            file: file.map(str::to_owned),
            datum,
        };
        assert_eq!(Named::read("gcj02"), Ok(named(None, Datum::Gcj02)));
        let one = named(Some("a=b.kml"), Datum::Bd09);
        assert_eq!(Named::read("a=b.kml=BD-09"), Ok(one));
        for wrong in ["", "beijing54", "a.kml=", "gcj02=a.kml"] {
            assert!(Named::read(wrong).is_err(), "{wrong}");
        }
    }
}
