//! Tiles from archives that the test writes: flat ones, ones with leaves, packed ones, and damaged ones.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod written;

use std::fs;
use std::path::{Path, PathBuf};

use image::ImageFormat;
use tiles::ahead::{self, Refused};
use tiles::archive::{Archive, Damaged, Part};
use tiles::get::{Getter, Missed, decoded};
use tiles::grid::Tile;
use tiles::source::{File, Source};
use written::{Written, id_of, picture, png};

fn tile(zoom: u8, x: u32, y: u32) -> Tile {
    Tile { zoom, x, y }
}

/// Every tile of zooms 0 to 4, each a picture of its own colour; at zoom 4 the east is sea: one picture.
fn whole(leaf: Option<usize>, gzip: bool) -> Written {
    let mut tiles = Vec::new();
    for zoom in 0..=4_u8 {
        for x in 0..1_u32 << zoom {
            for y in 0..1_u32 << zoom {
                let is_sea = zoom == 4 && x >= 8;
                let colour = match is_sea {
                    true => [0, 0, 200],
                    false => [zoom * 20, (x * 10) as u8, (y * 10) as u8],
                };
                tiles.push((tile(zoom, x, y), png(colour)));
            }
        }
    }
    Written::new(tiles, leaf, gzip)
}

fn put(folder: &Path, written: &Written) -> PathBuf {
    let path = folder.join("a.pmtiles");
    fs::write(&path, written.bytes()).unwrap();
    path
}

#[test]
fn every_tile_is_found_with_and_without_leaves_packed_and_plain() {
    let folder = tempfile::tempdir().unwrap();
    for (leaf, gzip) in [
        (None, false),
        (None, true),
        (Some(7), false),
        (Some(7), true),
    ] {
        let written = whole(leaf, gzip);
        assert!(
            leaf.is_none() || written.leaves() > 16,
            "more than are kept"
        );
        let mut archive = Archive::open(&put(folder.path(), &written)).unwrap();
        let header = *archive.header();
        assert_eq!((header.min_zoom, header.max_zoom), (0, 4));
        for (tile, bytes) in &written.tiles {
            let found = archive.tile(*tile).unwrap();
            assert_eq!(found.as_ref(), Some(bytes), "{tile:?} {leaf:?} {gzip}");
        }
        for beyond in [
            tile(5, 0, 0),
            tile(9, 100, 7),
            tile(3, 8, 0),
            tile(30, 0, 0),
        ] {
            assert_eq!(archive.tile(beyond).unwrap(), None, "{beyond:?}");
        }
    }
}

#[test]
fn a_tile_that_is_missing_between_others_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let mut written = whole(Some(5), true);
    let gone = tile(4, 3, 11);
    written.tiles.retain(|it| it.0 != gone);
    let mut archive = Archive::open(&put(folder.path(), &written)).unwrap();
    assert_eq!(archive.tile(gone).unwrap(), None);
    assert!(archive.tile(tile(4, 3, 10)).unwrap().is_some());
}

/// Wherever it is cut off, opening it or reading what lies behind the cut is a named error, and no read ends
/// in anything else.
#[test]
fn an_archive_that_is_cut_off_is_named_wherever_it_is_cut() {
    let folder = tempfile::tempdir().unwrap();
    let written = whole(Some(7), true);
    let bytes = written.bytes();
    let path = folder.path().join("short.pmtiles");
    let mut opened = 0;
    for cut in (0..bytes.len())
        .step_by(13)
        .chain([126, 127, bytes.len() - 1])
    {
        fs::write(&path, &bytes[..cut]).unwrap();
        let missing = match Archive::open(&path) {
            Err(why) => Some(why),
            Ok(mut archive) => {
                opened += 1;
                let read = written.tiles.iter().map(|it| archive.tile(it.0));
                read.filter_map(Result::err).next()
            }
        };
        let why = missing.unwrap_or_else(|| panic!("{cut} bytes are enough"));
        let named = match &why {
            Damaged::Truncated { has, .. } => *has == cut as u64,
            Damaged::Other(_) => cut < 7,
            _ => false,
        };
        assert!(named, "{cut}: {why:?}");
        assert!(why.to_string().contains("short.pmtiles") && why.zh().contains("short.pmtiles"));
    }
    assert!(opened > 10, "what is whole at its head is opened");
}

#[test]
fn pictures_of_every_kind_that_an_archive_names_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let kinds = [
        (ImageFormat::Png, 2),
        (ImageFormat::Jpeg, 3),
        (ImageFormat::WebP, 4),
    ];
    for (format, kind) in kinds {
        let tiles = vec![(tile(0, 0, 0), picture([200, 60, 60], format))];
        let mut bytes = Written::new(tiles, None, false).bytes();
        bytes[99] = kind;
        let path = folder.path().join("a.pmtiles");
        fs::write(&path, bytes).unwrap();
        let read = Archive::open(&path).unwrap().tile(tile(0, 0, 0)).unwrap();
        let picture = decoded(&read.unwrap()).unwrap();
        assert_eq!((picture.width, picture.height), (1, 1), "{format:?}");
        let [red, green, ..] = picture.rgba[..] else {
            panic!("{format:?}: {:?}", picture.rgba);
        };
        assert!(
            red.abs_diff(200) < 8 && green.abs_diff(60) < 8,
            "{format:?}"
        );
    }
}

#[test]
fn what_is_no_archive_of_pictures_is_said_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pmtiles");
    let open = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = whole(None, false).bytes();
        change(&mut bytes);
        fs::write(&path, bytes).unwrap();
        Archive::open(&path).map(|_| ()).unwrap_err()
    };
    assert!(matches!(open(&|it| it[0] = b'p'), Damaged::Other(_)));
    assert!(matches!(open(&|it| it[7] = 2), Damaged::Version(_, 2)));
    let vector = open(&|it| it[99] = 1);
    assert!(matches!(vector, Damaged::Vector(_)));
    assert!(
        vector
            .to_string()
            .contains("expected pictures: PNG, JPEG or WebP")
    );
    assert!(matches!(open(&|it| it[99] = 5), Damaged::Kind(_, 5)));
    assert!(matches!(open(&|it| it[97] = 3), Damaged::Compression(_, 3)));
    assert!(matches!(open(&|it| it[98] = 4), Damaged::Compression(_, 4)));
    assert!(matches!(
        open(&|it| it[97] = 2),
        Damaged::Nonsense(_, Part::Root, _)
    ));
    assert!(matches!(
        open(&|it| it[16..24].copy_from_slice(&(1_u64 << 40).to_le_bytes())),
        Damaged::TooLarge {
            what: Part::Root,
            ..
        }
    ));
    assert!(matches!(
        open(&|it| it[8..16].copy_from_slice(&u64::MAX.to_le_bytes())),
        Damaged::Nonsense(_, Part::Root, _)
    ));
    assert!(matches!(
        open(&|it| it[100] = 9),
        Damaged::Nonsense(_, Part::Header, _)
    ));
    assert!(matches!(
        Archive::open(folder.path()).map(|_| ()),
        Err(Damaged::Unreadable(..))
    ));
    assert!(matches!(
        Archive::open(&folder.path().join("none.pmtiles")).map(|_| ()),
        Err(Damaged::Unreadable(..))
    ));
}

/// Leaves that lead to themselves end somewhere.
#[test]
fn leaves_within_leaves_have_an_end() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pmtiles");
    fs::write(&path, written::endless()).unwrap();
    let mut archive = Archive::open(&path).unwrap();
    let found = archive.tile(tile(2, 1, 1));
    assert!(
        matches!(found, Err(Damaged::Nonsense(_, Part::Leaf, _))),
        "{found:?}"
    );
}

fn source(folder: &Path) -> Source {
    let text = "[[source]]\nid = 'survey'\nzh = '测绘院'\nen = 'Survey'\nattribution = '测绘院'\n\
                datum = 'CGCS2000'\nfile = 'a.pmtiles'\nmax_zoom = 18\n";
    let file = File::read("tiles.toml", text).unwrap();
    file.sources.into_iter().next().unwrap().settled(folder)
}

#[test]
fn a_source_is_an_archive_and_what_is_wrong_with_it_reaches_whoever_asks() {
    let folder = tempfile::tempdir().unwrap();
    let written = whole(Some(7), true);
    let path = put(folder.path(), &written);
    let known = source(folder.path());
    assert_eq!(
        (known.min_zoom, known.max_zoom),
        (0, 4),
        "as the archive has it"
    );
    assert!(known.is_archive() && known.look().is_ok());
    let mut getter = Getter::new(known.clone(), &folder.path().join("copies"));
    let got = getter.get(0, tile(3, 1, 2));
    assert_eq!((got.missed, got.asked), (None, false));
    assert_eq!(&got.picture.unwrap().rgba[..3], [60, 10, 20]);
    assert_eq!(getter.get(0, tile(6, 0, 0)).missed, Some(Missed::None));
    assert!(!folder.path().join("copies").exists(), "nothing is copied");
    let anywhere = atlas::osm::Bounds {
        west: 0,
        south: 0,
        east: 1,
        north: 1,
    };
    let plan = ahead::plan(&known, &anywhere, None);
    assert_eq!(plan, Err(Refused::IsHere));
    // Cut off under the hand, then whole again.
    let bytes = written.bytes();
    fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    let seen: Vec<_> = written.tiles.iter().map(|it| getter.get(0, it.0)).collect();
    let why = seen.iter().find_map(|it| it.missed.clone()).unwrap();
    assert!(
        matches!(&why, Missed::Archive(why) if matches!(**why, Damaged::Truncated { .. })),
        "{why:?}"
    );
    assert!(why.may_pass() && why.zh().contains("不完整"));
    fs::write(&path, &bytes).unwrap();
    let last = written.tiles.last().unwrap().0;
    assert!(getter.get(0, last).picture.is_some(), "it is opened anew");
    fs::remove_file(&path).unwrap();
    let gone = source(folder.path());
    assert_eq!(gone.max_zoom, 18, "nobody knows better");
    assert!(gone.look().is_err());
    let missed = Getter::new(gone, folder.path()).get(0, last).missed;
    assert!(matches!(missed, Some(Missed::Archive(_))), "{missed:?}");
}

#[test]
fn a_file_that_names_an_archive_says_nothing_that_is_of_the_network() {
    let base =
        "[[source]]\nid='a'\nzh='甲'\nen='A'\nattribution='甲'\ndatum='GCJ-02'\nmax_zoom=9\n";
    let table = [
        ("", "neither `url` nor `file`"),
        ("file='a.mbtiles'\n", "`a.mbtiles`"),
        (
            "file='a.pmtiles'\nurl='http://a/{z}/{x}/{y}'\n",
            "`url` and `file`",
        ),
        (
            "file='a.pmtiles'\nahead={per_second=1,at_most=5,max_zoom=9}\n",
            "`ahead` beside `file`",
        ),
        (
            "file='a.pmtiles'\nlabels='http://a/{z}/{x}/{y}'\n",
            "`labels` beside `file`",
        ),
    ];
    for (more, expected) in table {
        let faults = File::read("tiles.toml", &format!("{base}{more}")).unwrap_err();
        let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert!(
            told.iter()
                .any(|it| it.contains(expected) && it.starts_with("tiles.toml:")),
            "{expected}: {told:?}"
        );
    }
    assert!(File::read("tiles.toml", &format!("{base}file='a.pmtiles'\n")).is_ok());
}

#[test]
fn the_numbers_that_the_test_writes_are_those_of_the_specification() {
    assert_eq!(id_of(tile(12, 3423, 1763)), 19_078_479);
}
