//! Maps: an extract of OpenStreetMap, and a district pack.

use std::panic;
use std::sync::{LazyLock, Once};

use atlas::datum::Datum;
use atlas::ground::Form;
use atlas::handed::{Handed, geojson, gpx, kml, looks, roads, unsound};
use atlas::osm::{Bounds, Import};
use atlas::pack::Pack;
use atlas::roads::Roads;
use atlas::travel::{Direction, Net, Travel, rings};
use atlas::vehicle::{Table, Vehicle};
use sha2::{Digest, Sha256};

use crate::shipped;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let path = shipped::root().join("assets/roads/vehicles.csv");
    shipped::sound(Table::read(&shipped::sound(std::fs::read_to_string(path))))
});

/// An extract. The first byte says what follows it: a whole file, or what lies in its only blob of data.
///
/// # Panics
/// Where what was taken contradicts itself: that is what is looked for.
pub fn extract(bytes: &[u8]) {
    pass_over_sums();
    let Some((kind, rest)) = bytes.split_first() else {
        return;
    };
    let file = if kind % 2 == 0 {
        rest.to_vec()
    } else {
        [framed("OSMHeader", &[]), framed("OSMData", rest)].concat()
    };
    let mut import = Import::new(None);
    let read = import
        .roads(&file[..])
        .and_then(|()| import.outlines(&file[..]))
        .and_then(|()| import.places(&file[..]));
    if let Ok(taken) = read.and_then(|()| import.finish()) {
        if let Err(why) = taken.roads.check() {
            panic!("{why}");
        }
        drive(taken.roads, None);
    }
}

/// A pack without the sum at its end, which is put there.
///
/// # Panics
/// Where it is not read back as it was written.
pub fn pack(bytes: &[u8]) {
    let sum = Sha256::digest(bytes);
    let file = [bytes, b"sum.", &32_u64.to_le_bytes(), &sum].concat();
    if let Ok(pack) = Pack::read(&file) {
        assert_eq!(
            Pack::read(&pack.write()).as_ref(),
            Ok(&pack),
            "not as it was written"
        );
        drive(pack.roads, Some(&pack.order));
    }
}

/// What a district hands in for its map. The first byte says what follows it: a layer of roads, or things as
/// GeoJSON, KML or GPX.
///
/// # Panics
/// Where roads that were taken contradict themselves, or something that was taken has no place on a map.
pub fn handed(bytes: &[u8]) {
    let Some((kind, rest)) = bytes.split_first() else {
        return;
    };
    // Whoever reads a file refuses what is no text before it comes here.
    let Ok(text) = std::str::from_utf8(rest) else {
        return;
    };
    let read = match kind % 4 {
        0 => return handed_roads(text),
        1 => geojson(text),
        2 => kml(text),
        _ => gpx(text),
    };
    if let Ok(read) = read {
        laid(&read);
    }
}

fn handed_roads(text: &str) {
    let Ok(read) = roads(text) else {
        return;
    };
    assert_eq!(read.lines.len(), read.tags.len(), "a line without its tags");
    if !laid(&read.lines) {
        return;
    }
    for datum in DATUMS {
        let lines = read.lines.iter().enumerate();
        let lines = lines.filter_map(|(number, it)| match it.shape.form(datum)? {
            Form::Line(line) => Some((line, read.tags_of(number))),
            Form::Place(_) | Form::Area(_) => None,
        });
        if let Ok(taken) = Import::of_lines(lines) {
            if let Err(why) = taken.roads.check() {
                panic!("{why}");
            }
            drive(taken.roads, None);
        }
    }
}

const DATUMS: [Datum; 3] = [Datum::Wgs84, Datum::Gcj02, Datum::Bd09];

/// Whether what was read may be laid into a map: then all of it has a place there, in whichever datum.
fn laid(read: &[Handed]) -> bool {
    let world = Bounds {
        west: -1_800_000_000,
        south: -900_000_000,
        east: 1_800_000_000,
        north: 900_000_000,
    };
    let _ = looks(read, &[]);
    if !unsound(read, world).is_empty() {
        return false;
    }
    for it in read {
        assert!(it.shape.form(Datum::Wgs84).is_some(), "{it:?}");
        for datum in DATUMS {
            let _ = it.shape.form(datum);
        }
    }
    true
}

/// From the first junction to the last, and round the first.
fn drive(roads: Roads, order: Option<&[u32]>) {
    let net = Net::new(roads, order);
    let junctions = &net.roads().junctions;
    let (Some(from), Some(to)) = (junctions.first(), junctions.last()) else {
        return;
    };
    let travel = Travel::new(&net, &TABLE, Vehicle::Car);
    let _ = travel.route(*from, *to);
    let _ = travel.seconds_to(&[*from, *to], *from);
    let _ = rings(&travel, *from, Direction::From, &[1]);
}

/// A length, a header, a blob that is not packed.
fn framed(kind: &str, content: &[u8]) -> Vec<u8> {
    let blob = field(1, content);
    let size = [vec![3 << 3], varint(blob.len() as u64)].concat();
    let header = [field(1, kind.as_bytes()), size].concat();
    let length = (header.len() as u32).to_be_bytes();
    [&length[..], &header, &blob].concat()
}

fn field(number: u8, bytes: &[u8]) -> Vec<u8> {
    [&[number << 3 | 2], &varint(bytes.len() as u64)[..], bytes].concat()
}

fn varint(mut number: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

/// A sum of the file that runs over stops inside `osmpbf`, and atlas makes a named error of that stop:
/// libFuzzer's hook would take it for a fault of ours.
fn pass_over_sums() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |told| {
            // A kind of member that the format does not know stops inside `protobuf`, likewise.
            let readers = ["osmpbf", "protobuf"];
            let at = told.location().map_or("", |it| it.file());
            if !readers.iter().any(|it| at.contains(it)) {
                before(told);
            }
        }));
    });
}
