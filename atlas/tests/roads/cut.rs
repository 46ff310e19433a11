//! Files that were cut exactly between two blobs: nothing in their bytes says so, and what stands in them does.

use atlas::osm::{Bounds, Doubt, Import, OsmError, Taken};

use crate::town::grid::town;
use crate::town::{Extract, Tags};

/// What is doubted of some files, and what becomes of them.
type Read = (Vec<(usize, Doubt)>, Result<Taken, OsmError>);

fn read(files: &[&[u8]], bounds: Option<Bounds>) -> Read {
    let mut import = Import::new(bounds);
    for file in files {
        import.roads(*file).unwrap();
    }
    for file in files {
        import.outlines(*file).unwrap();
    }
    for file in files {
        import.places(*file).unwrap();
    }
    (import.doubts(), import.finish())
}

/// The first of all that is wrong with one file.
fn doubts(file: &[u8]) -> Vec<Doubt> {
    let found = read(&[file], None).0;
    assert!(found.iter().all(|it| it.0 == 0));
    found.into_iter().map(|it| it.1).collect()
}

/// A file as its frames: the header, points, ways and relations in blobs of a few each, as they stand in it.
struct Frames {
    header: Vec<u8>,
    points: Vec<Vec<u8>>,
    ways: Vec<Vec<u8>>,
    relations: Vec<Vec<u8>>,
}

impl Frames {
    fn of(town: &Extract) -> Frames {
        let header = Extract::default().pbf();
        // One part alone, without the header before it.
        let alone = |part: Extract| part.pbf()[header.len()..].to_vec();
        let points = town.nodes.chunks(200).map(|it| {
            alone(Extract {
                nodes: it.to_vec(),
                ..Extract::default()
            })
        });
        let ways = town.ways.chunks(100).map(|it| {
            alone(Extract {
                ways: it.to_vec(),
                ..Extract::default()
            })
        });
        let relations = town.relations.chunks(100).map(|it| {
            alone(Extract {
                relations: it.to_vec(),
                ..Extract::default()
            })
        });
        Frames {
            points: points.collect(),
            ways: ways.collect(),
            relations: relations.collect(),
            header,
        }
    }

    /// What is left of the file where it ends behind so many of each.
    fn cut(&self, points: usize, ways: usize, relations: usize) -> Vec<u8> {
        let all = self.points[..points].iter();
        let all = all.chain(&self.ways[..ways]);
        let all = all.chain(&self.relations[..relations]);
        [self.header.clone(), all.flatten().copied().collect()].concat()
    }
}

#[test]
fn a_file_cut_at_any_of_its_blobs_is_an_error_or_a_doubt() {
    let town = town(40, 1);
    let frames = Frames::of(&town);
    let whole = town.pbf();
    let [points, ways, relations] =
        [&frames.points, &frames.ways, &frames.relations].map(|it| it.len());
    assert_eq!(frames.cut(points, ways, relations), whole);
    assert!(points > 10 && ways > 2 && relations > 1);
    assert_eq!(doubts(&whole), []);
    // Among the points: there is no road, and the error says how far it came.
    for left in 0..=points {
        let (found, taken) = read(&[&frames.cut(left, 0, 0)], None);
        let count = (left * 200).min(town.nodes.len()) as u64;
        assert_eq!(found, [(0, Doubt::NoWay { points: count })]);
        let err = taken.unwrap_err();
        assert_eq!(err, OsmError::NoWays { points: count });
        for said in [err.to_string(), err.zh()] {
            assert!(said.contains(&format!("{count} ")), "{said}");
        }
        assert!(err.to_string().contains("fetch it again") && err.zh().contains("重新下载"));
    }
    // Among the ways: it becomes a town of less, and two things speak against it.
    let all = read(&[&whole], None).1.unwrap();
    for left in 1..ways {
        let file = frames.cut(points, left, 0);
        let found = doubts(&file);
        let ways = left as u64 * 100;
        let [first, Doubt::Loose { points, of }] = found[..] else {
            panic!("{left}: {found:?}");
        };
        assert_eq!(first, Doubt::NoRelation { ways });
        assert!(
            points > of / 100 && of < town.nodes.len() as u64,
            "{found:?}"
        );
        assert_ne!(read(&[&file], None).1.unwrap(), all);
    }
    // Behind the ways one.
    let ways_of = town.ways.len() as u64;
    let found = doubts(&frames.cut(points, ways, 0));
    assert_eq!(found, [Doubt::NoRelation { ways: ways_of }]);
    // Among the relations nothing shows it, as docs/district-pack.md says.
    for left in 1..relations {
        assert_eq!(doubts(&frames.cut(points, ways, left)), []);
    }
}

#[test]
fn points_that_stand_behind_their_ways_are_missed() {
    let town = town(40, 2);
    let frames = Frames::of(&town);
    let begin = [
        &frames.header[..],
        &frames.ways.concat(),
        &frames.relations.concat(),
    ]
    .concat();
    let all = frames.points.len();
    for left in 0..=all {
        let file = [&begin[..], &frames.points[..left].concat()].concat();
        let (found, taken) = read(&[&file], None);
        let known = (left * 200).min(town.nodes.len()) as u64;
        let of = town.nodes.len() as u64;
        let missing = of - known;
        // Every point of this town is in a way.
        let expected = (missing * 4 > of).then_some((
            0,
            Doubt::NoPoint {
                points: missing,
                of,
            },
        ));
        assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{left}");
        assert_eq!(taken.is_ok(), left > 0, "{left} of {all}");
    }
}

/// Whoever cuts an extract or filters it makes files that lack something on purpose.
#[test]
fn what_was_cut_out_or_filtered_is_taken() {
    let whole = town(40, 3);
    // Cut along its edge: the ways that cross it are all there, their points beyond it are not.
    let mut cut = whole.clone();
    let east = whole.nodes.iter().map(|it| it.2).max().unwrap() - 80_000;
    cut.nodes.retain(|it| it.2 <= east);
    let inside = |id: &i64| cut.nodes.iter().any(|it| it.0 == *id);
    cut.ways.retain(|it| it.1.iter().any(inside));
    assert!(
        cut.nodes.len() * 10 < whole.nodes.len() * 95 / 10
            && cut.ways.len() * 10 > whole.ways.len() * 9
    );
    assert_eq!(doubts(&cut.pbf()), []);
    assert!(read(&[&cut.pbf()], None).1.is_ok());
    // A few points of nothing: a corner of a house that somebody drew away.
    let mut strewn = whole.clone();
    let stray = |it: i64| (900_000 + it, 280_100_000, 1_230_100_000, Tags::new());
    strewn.nodes.extend((0..30).map(stray));
    assert_eq!(doubts(&strewn.pbf()), []);
    strewn.nodes.extend((30..60).map(stray));
    assert!(matches!(
        doubts(&strewn.pbf())[..],
        [Doubt::Loose { points: 60, .. }]
    ));
    // Points that say what they are belong to no way, and are none of this.
    let mut shops = whole.clone();
    shops.nodes.extend((0..900).map(|it| {
        let tags = crate::town::tags("shop=yes");
        (900_000 + it, 280_100_000, 1_230_100_000, tags)
    }));
    assert_eq!(doubts(&shops.pbf()), []);
    // Roads alone.
    let mut filtered = whole.clone();
    filtered.relations.clear();
    let ways = filtered.ways.len() as u64;
    assert_eq!(doubts(&filtered.pbf()), [Doubt::NoRelation { ways }]);
    assert!(read(&[&filtered.pbf()], None).1.is_ok());
    // A box takes less of the file than there is; the file lacks nothing.
    let corner = crate::town::grid::CORNER;
    let bounds = Bounds {
        south: corner.0,
        west: corner.1,
        north: corner.0 + 200_000,
        east: corner.1 + 200_000,
    };
    let (found, taken) = read(&[&whole.pbf()], Some(bounds));
    assert_eq!(found, []);
    assert!(taken.unwrap().left_out.outside > 100);
}

#[test]
fn of_two_files_the_one_is_named_that_is_doubted() {
    let one = town(12, 4);
    let other = Extract {
        nodes: vec![(1, 280_000_000, 1_230_000_000, crate::town::tags("shop=yes"))],
        ..Extract::default()
    };
    let (found, taken) = read(&[&one.pbf(), &other.pbf()], None);
    assert_eq!(found, [(1, Doubt::NoWay { points: 1 })]);
    assert!(taken.is_ok(), "the other has the roads");
    // The points in the one file, the ways in the other: together they lack nothing but a relation.
    let points = Extract {
        nodes: one.nodes.clone(),
        relations: one.relations.clone(),
        ..Extract::default()
    };
    let ways = Extract {
        ways: one.ways.clone(),
        ..Extract::default()
    };
    let (found, taken) = read(&[&points.pbf(), &ways.pbf()], None);
    let (points, ways) = (one.nodes.len() as u64, one.ways.len() as u64);
    let expected = [
        (0, Doubt::NoWay { points }),
        (1, Doubt::NoRelation { ways }),
    ];
    assert_eq!(found, expected);
    assert!(taken.is_ok());
}
