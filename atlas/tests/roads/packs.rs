//! A pack is read back as it was written, and nothing else is taken for one.

use atlas::ground::{
    Area, AreaKind, Course, CourseKind, Form, Ground, Layer, Mark, Naming, Ours, Place, PlaceKind,
};
use atlas::osm::Bounds;
use atlas::pack::{Origin, Pack, PackError, Standing};
use atlas::roads::Barrier;
use atlas::travel::Net;
use atlas::vehicle::Vehicles;
use proptest::prelude::*;

use crate::town::grid::town;
use crate::{point, taken};

fn pack() -> Pack {
    let mut taken = taken(&town(6, 3).pbf());
    let stretches = &mut taken.roads.stretches;
    (stretches[2].width_cm, stretches[2].axle_hkg) = (230, 0);
    (stretches[5].width_cm, stretches[5].axle_hkg) = (0, 65);
    taken.roads.barriers = vec![gate(1, 0), gate(7, 240)];
    let order = Net::new(taken.roads.clone(), None).order().to_vec();
    Pack {
        district: "nowhere".into(),
        attribution: "© OpenStreetMap 贡献者".into(),
        origins: vec![Origin {
            name: "town.osm.pbf".into(),
            bytes: 9_999,
            sha256: [7; 32],
        }],
        bounds: Some(Bounds {
            west: -1,
            south: -2,
            east: 3,
            north: 4,
        }),
        left_out: taken.left_out,
        roads: taken.roads,
        order,
        ground: ground(),
        standing: Standing {
            is_sketch: true,
            approval: "浙S（2026）1号".into(),
        },
    }
}

fn gate(junction: u32, width_cm: u16) -> Barrier {
    Barrier {
        junction,
        open: Vehicles::ALL,
        height_cm: 0,
        width_cm,
    }
}

/// One of each.
fn ground() -> Ground {
    let ring = vec![point(0, 0), point(0, 10), point(10, 10)];
    let mark = |form| Mark {
        name: Naming::zh("沙坑"),
        form,
    };
    Ground {
        areas: vec![Area {
            kind: AreaKind::Water,
            name: Naming {
                zh: "三垟湿地".into(),
                en: "Sanyang wetland".into(),
            },
            rings: vec![ring.clone(), ring.clone()],
        }],
        courses: vec![Course {
            kind: CourseKind::Metro,
            name: Naming::default(),
            width_dm: 7_000,
            line: ring.clone(),
        }],
        places: vec![Place {
            kind: PlaceKind::Other,
            name: Naming::zh("埭头"),
            at: point(-5, 5),
        }],
        layers: vec![Layer {
            name: Naming::zh("消火栓"),
            file: "hydrants.kml".into(),
            marks: vec![
                mark(Form::Place(point(1, 1))),
                mark(Form::Line(ring.clone())),
                mark(Form::Area(vec![ring])),
            ],
        }],
        ours: Ours {
            areas: vec![AreaKind::Township, AreaKind::Water],
            places: vec![(PlaceKind::Other, Naming::zh("埭头"))],
        },
    }
}

#[test]
fn a_pack_survives_the_way_to_the_disk_and_back() {
    let pack = pack();
    let file = pack.write();
    assert_eq!(Pack::read(&file), Ok(pack.clone()));
    assert_eq!(file, pack.write(), "the same pack is the same bytes");
}

#[test]
fn a_pack_cut_short_or_changed_anywhere_is_noticed() {
    let file = pack().write();
    for cut in (0..file.len()).step_by(64) {
        let read = Pack::read(&file[..cut]);
        assert!(
            matches!(read, Err(PackError::NoPack | PackError::CutShort)),
            "{cut}: {read:?}"
        );
    }
    for at in (0..file.len()).step_by(11) {
        let mut file = file.clone();
        file[at] ^= 1 << (at % 8);
        assert!(Pack::read(&file).is_err(), "byte {at}");
    }
    let longer = [&file[..], b"\0"].concat();
    assert_eq!(Pack::read(&longer), Err(PackError::Damaged));
}

/// The file with a sum that agrees again: what is wrong is found by looking, not by the sum.
fn summed(file: &[u8]) -> Vec<u8> {
    use sha2::{Digest, Sha256};
    let body = &file[..file.len() - 44];
    [body, b"sum.", &32_u64.to_le_bytes(), &Sha256::digest(body)].concat()
}

/// A pack of before there was anything but roads.
fn old() -> Pack {
    let mut old = pack();
    (old.ground, old.standing) = (Ground::default(), Standing::default());
    for it in &mut old.roads.stretches {
        (it.width_cm, it.axle_hkg) = (0, 0);
    }
    for it in &mut old.roads.barriers {
        it.width_cm = 0;
    }
    old
}

#[test]
fn a_pack_of_roads_alone_has_the_parts_that_it_always_had_and_is_still_read() {
    let file = old().write();
    assert_eq!(Pack::read(&file), Ok(old()));
    let later = [
        b"left", b"stan", b"area", b"cour", b"plac", b"layr", b"size", b"gaps",
    ];
    for tag in later {
        assert!(!file.windows(4).any(|it| it == tag), "{tag:?}");
    }
    let whole = pack().write();
    for tag in &later[1..] {
        assert!(whole.windows(4).any(|it| it == *tag), "{tag:?}");
    }
}

#[test]
fn what_nobody_knows_yet_is_passed_over_and_further_counts_are_kept() {
    let mut counted = pack();
    counted.left_out.open_areas = 3;
    let file = counted.write();
    assert_eq!(Pack::read(&file), Ok(counted.clone()));
    let part = [&b"zzzz"[..], &3_u64.to_le_bytes(), b"abc"].concat();
    let (begin, rest) = file.split_at(16);
    let file = [begin, &part, rest].concat();
    assert_eq!(Pack::read(&summed(&file)), Ok(counted));
}

#[test]
fn what_no_drawing_could_draw_is_no_pack() {
    let wrong = |change: fn(&mut Pack)| {
        let mut pack = pack();
        change(&mut pack);
        let read = Pack::read(&pack.write());
        assert!(matches!(read, Err(PackError::Contradiction(_))), "{read:?}");
    };
    wrong(|it| it.ground.areas[0].rings.clear());
    wrong(|it| it.ground.areas[0].rings[1].truncate(2));
    wrong(|it| it.ground.courses[0].line.truncate(1));
    wrong(|it| it.ground.layers[0].marks[1].form = Form::Line(Vec::new()));
    wrong(|it| it.ground.layers[0].marks[2].form = Form::Area(Vec::new()));
}

/// A pack with one part more, in front of all others: a list of numbers, each with so many bytes behind it.
fn with_part(tag: &[u8; 4], numbers: &[u32], more: usize) -> Vec<u8> {
    let mut part = (numbers.len() as u32).to_le_bytes().to_vec();
    for number in numbers {
        part.extend(number.to_le_bytes());
        part.extend(std::iter::repeat_n(1, more));
    }
    let part = [&tag[..], &(part.len() as u64).to_le_bytes(), &part].concat();
    let file = old().write();
    let (begin, rest) = file.split_at(16);
    summed(&[begin, &part, rest].concat())
}

#[test]
fn a_limit_of_no_road_or_said_twice_is_no_pack() {
    let stretches = old().roads.stretches.len() as u32;
    let table: [(&[u8; 4], usize, &[u32], bool); 6] = [
        (b"size", 4, &[0, 3, stretches - 1], true),
        (b"size", 4, &[0, stretches], false),
        (b"size", 4, &[3, 3], false),
        (b"size", 4, &[3, 2], false),
        (b"gaps", 2, &[0, 1], true),
        (b"gaps", 2, &[2], false),
    ];
    for (tag, more, numbers, is_good) in table {
        let read = Pack::read(&with_part(tag, numbers, more));
        assert_eq!(read.is_ok(), is_good, "{tag:?} {numbers:?} {read:?}");
    }
}

#[test]
fn a_newer_format_says_so() {
    let mut file = pack().write();
    file[12] = 2;
    assert_eq!(Pack::read(&summed(&file)), Err(PackError::Newer(2)));
}

proptest! {
    #[test]
    fn no_changed_pack_is_followed_beyond_its_lists(at in 0_usize..100_000, to in any::<u8>()) {
        let mut file = pack().write();
        let at = 16 + at % (file.len() - 60);
        file[at] = to;
        // Whatever it is: if it is read it holds together, and a net can be made of it.
        if let Ok(read) = Pack::read(&summed(&file)) {
            prop_assert_eq!(read.roads.check(), Ok(()));
            prop_assert_eq!(read.ground.check(), Ok(()));
            let net = Net::new(read.roads, Some(&read.order));
            prop_assert!(net.lanes().len() < 10_000);
        }
    }
}
