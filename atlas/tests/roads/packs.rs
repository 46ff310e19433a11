//! A pack is read back as it was written, and nothing else is taken for one.

use atlas::osm::Bounds;
use atlas::pack::{Origin, Pack, PackError};
use atlas::travel::Net;
use proptest::prelude::*;

use crate::taken;
use crate::town::grid::town;

fn pack() -> Pack {
    let taken = taken(&town(6, 3).pbf());
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
            let net = Net::new(read.roads, Some(&read.order));
            prop_assert!(net.lanes().len() < 10_000);
        }
    }
}
