//! Maps: an extract of OpenStreetMap, and a district pack.

use std::panic;
use std::sync::{LazyLock, Once};

use atlas::osm::Import;
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
