//! Files that are damaged, cut short or made to hurt: each is a named error, and never a panic.

use atlas::osm::{Import, OsmError, Taken};
use atlas::travel::{Net, Travel};
use atlas::vehicle::Vehicle;

use crate::town::grid::{Dice, town};
use crate::town::{Tags, frame, header, message, nodes_block, number, zigzag};

fn import(file: &[u8]) -> Result<Taken, OsmError> {
    let mut import = Import::new(None);
    import.roads(file)?;
    import.outlines(file)?;
    import.places(file)?;
    import.finish()
}

/// Where the frames of a good file end.
fn ends(file: &[u8]) -> Vec<usize> {
    let (mut at, mut ends) = (0, vec![0]);
    while at < file.len() {
        let header = u32::from_be_bytes(file[at..at + 4].try_into().unwrap()) as usize;
        // The size of the blob is the last field of the header.
        let bytes = &file[at + 4..at + 4 + header];
        let begin = bytes.iter().rposition(|it| *it == 3 << 3).unwrap() + 1;
        let size = bytes[begin..]
            .iter()
            .rev()
            .fold(0, |sum, it| sum << 7 | usize::from(it & 0x7F));
        at += 4 + header + size;
        ends.push(at);
    }
    ends
}

#[test]
fn a_file_cut_anywhere_is_named_unless_it_ends_between_two_blobs() {
    let file = town(8, 1).pbf();
    let whole = import(&file).unwrap();
    let ends = ends(&file);
    assert_eq!(ends.last(), Some(&file.len()));
    let mut cuts: Vec<usize> = (0..file.len()).step_by(64).collect();
    cuts.extend(
        ends.iter()
            .flat_map(|it| [it.saturating_sub(1), *it, it + 1, it + 3]),
    );
    for cut in cuts.into_iter().filter(|it| *it < file.len()) {
        match import(&file[..cut]) {
            Ok(taken) => {
                assert!(ends.contains(&cut), "cut at {cut}");
                assert_ne!(taken, whole, "cut at {cut}");
            }
            Err(OsmError::NoPbf) => assert!(cut < ends[1], "cut at {cut}"),
            Err(OsmError::NoWays { .. }) => assert!(ends.contains(&cut), "cut at {cut}"),
            Err(err) => assert!(
                matches!(err, OsmError::CutShort { .. }),
                "cut at {cut}: {err}"
            ),
        }
    }
}

#[test]
fn a_flipped_bit_is_an_error_or_another_town_and_never_a_panic() {
    let file = town(5, 2).pbf();
    let mut named = 0;
    for at in (0..file.len()).step_by(3) {
        let mut file = file.clone();
        file[at] ^= 1 << (at % 8);
        named += usize::from(import(&file).is_err());
    }
    // What is packed has a check sum; almost everything is.
    assert!(
        named * 10 > file.len() / 3 * 9,
        "{named} of {}",
        file.len() / 3
    );
}

#[test]
fn a_file_that_was_bent_anywhere_is_an_error_or_holds_together() {
    let seed = std::env::var("SEED").map_or(1, |it| it.parse().unwrap());
    println!("SEED={seed}");
    let mut dice = Dice(seed);
    let good = town(5, 2).bare();
    let (mut errors, mut towns) = (0, 0);
    for _ in 0..3_000 {
        let mut file = good.clone();
        for _ in 0..=dice.below(4) {
            bend(&mut file, &mut dice);
        }
        match import(&file) {
            Ok(taken) => {
                towns += 1;
                taken.roads.check().unwrap();
                let net = Net::new(taken.roads, None);
                let travel = Travel::new(&net, &crate::table(), Vehicle::Car);
                let junctions = &net.roads().junctions;
                let (from, to) = (junctions[0], junctions[junctions.len() - 1]);
                assert!(travel.route(from, to).seconds < u32::MAX);
            }
            Err(_) => errors += 1,
        }
    }
    assert!(
        errors > 300 && towns > 100,
        "{errors} errors, {towns} towns"
    );
}

/// A byte set, a bit turned, a piece cut out, said twice, or a number made as large as it can be.
fn bend(file: &mut Vec<u8>, dice: &mut Dice) {
    let below = |dice: &mut Dice, most: usize| dice.below(most as u64) as usize;
    let at = below(dice, file.len());
    let end = (at + 1 + below(dice, 12)).min(file.len());
    match dice.below(5) {
        0 => file[at] = below(dice, 256) as u8,
        1 => file[at] ^= 1 << below(dice, 8),
        2 => drop(file.drain(at..end)),
        3 => {
            let piece = file[at..end].to_vec();
            file.splice(at..at, piece);
        }
        _ => file[at..end].fill(0xFF),
    }
}

#[test]
fn what_the_format_does_not_allow_is_named() {
    let with = |kind: &str, content: &[u8], packed: bool| {
        let mut file = Vec::new();
        frame(&mut file, "OSMHeader", &header(&["OsmSchema-V0.6"]), false);
        frame(&mut file, kind, content, packed);
        file
    };
    let damaged = |file: &[u8]| match import(file) {
        Err(OsmError::Damaged { what, .. }) => what,
        other => panic!("{other:?}"),
    };
    assert_eq!(import(b""), Err(OsmError::NoPbf));
    assert_eq!(import(b"<osm version=\"0.6\"></osm>"), Err(OsmError::NoPbf));
    assert_eq!(
        import(&with("OSMOther", &[], false)),
        Err(OsmError::NoWays { points: 0 })
    );
    let mut history = Vec::new();
    frame(
        &mut history,
        "OSMHeader",
        &header(&["HistoricalInformation"]),
        false,
    );
    assert_eq!(
        import(&history),
        Err(OsmError::Needs("HistoricalInformation".into()))
    );
    // A length of a blob below zero, and one of 33 MiB.
    for size in [u64::MAX, 33 << 20] {
        let mut file = with("OSMOther", &[], false);
        let header = [message(1, b"OSMData"), number(3, size)].concat();
        file.extend((header.len() as u32).to_be_bytes());
        file.extend(header);
        assert_eq!(damaged(&file), "a blob longer than 32 MiB");
    }
    // 33 MiB unpacked, said and not said.
    let said = [number(2, 33 << 20), message(3, b"")].concat();
    let mut file = with("OSMOther", &[], false);
    let shell = [message(1, b"OSMData"), number(3, said.len() as u64)].concat();
    file.extend((shell.len() as u32).to_be_bytes());
    file.extend(shell.iter().chain(&said));
    assert_eq!(damaged(&file), "a blob of more than 32 MiB unpacked");
    // Packed by something else.
    let mut file = with("OSMOther", &[], false);
    let other = message(7, b"zstd");
    let shell = [message(1, b"OSMData"), number(3, other.len() as u64)].concat();
    file.extend((shell.len() as u32).to_be_bytes());
    file.extend(shell.iter().chain(&other));
    assert!(damaged(&file).contains("Zstandard"));
}

#[test]
fn sums_that_run_over_every_bound_are_noticed() {
    let way = |refs: &[i64]| {
        let refs: Vec<u8> = refs.iter().flat_map(|it| zigzag(*it)).collect();
        let strings = message(
            1,
            &[
                message(1, b""),
                message(1, b"highway"),
                message(1, b"primary"),
            ]
            .concat(),
        );
        let way = [
            number(1, 7),
            message(2, &[1]),
            message(3, &[2]),
            message(8, &refs),
        ]
        .concat();
        let mut file = Vec::new();
        frame(&mut file, "OSMHeader", &header(&[]), false);
        frame(
            &mut file,
            "OSMData",
            &nodes_block(&[(1, 0, 0, Tags::new()), (2, 9_000, 0, Tags::new())]),
            true,
        );
        frame(
            &mut file,
            "OSMData",
            &[strings, message(2, &message(3, &way))].concat(),
            true,
        );
        file
    };
    assert!(import(&way(&[1, 1])).is_ok());
    for refs in [
        &[i64::MAX, 1][..],
        &[i64::MAX, i64::MAX],
        &[i64::MIN, -1],
        &[1 << 62],
    ] {
        let told = import(&way(refs)).unwrap_err().to_string();
        assert!(told.contains("beyond every bound"), "{refs:?}: {told}");
    }
    // Places: the sum itself runs over, and the place is not on earth.
    let node = |ids: &[i64], lats: &[i64]| {
        let list = |of: &[i64]| -> Vec<u8> { of.iter().flat_map(|it| zigzag(*it)).collect() };
        let zeros = vec![0; ids.len()];
        let dense = [
            message(1, &list(ids)),
            message(8, &list(lats)),
            message(9, &zeros),
        ]
        .concat();
        let mut file = way(&[1, 1]);
        frame(
            &mut file,
            "OSMData",
            &[
                message(1, &message(1, b"")),
                message(2, &message(2, &dense)),
            ]
            .concat(),
            true,
        );
        file
    };
    assert!(import(&node(&[3], &[5])).is_ok());
    for (ids, lats) in [
        (&[i64::MAX, i64::MAX][..], &[0, 0][..]),
        (&[1, 1], &[i64::MAX, 1]),
        (&[3], &[910_000_000]),
        (&[3], &[i64::MIN]),
    ] {
        let err = import(&node(ids, lats)).unwrap_err();
        assert!(
            matches!(err, OsmError::Damaged { .. }),
            "{ids:?} {lats:?}: {err}"
        );
    }
    // A text that is not there.
    let mut file = way(&[1, 1]);
    let texts = [
        message(1, &zigzag(9)),
        message(8, &zigzag(0)),
        message(9, &zigzag(0)),
        message(10, &[5, 6, 0]),
    ];
    frame(
        &mut file,
        "OSMData",
        &[
            message(1, &message(1, b"")),
            message(2, &message(2, &texts.concat())),
        ]
        .concat(),
        true,
    );
    let told = import(&file).unwrap_err().to_string();
    assert!(told.contains("a text that is not there"), "{told}");
}
