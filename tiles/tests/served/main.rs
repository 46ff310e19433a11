//! Tiles from a server that this test starts: one that answers, one that is slow, one that lies.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod server;

use std::path::Path;
use std::time::Duration;

use atlas::osm::Bounds;
use server::{Answer, Server};
use tiles::ahead::{self, Refused};
use tiles::get::{Getter, Missed};
use tiles::grid::Tile;
use tiles::source::{File, Source};

const TILE: Tile = Tile {
    zoom: 12,
    x: 3_420,
    y: 1_716,
};

fn source(server: &Server, more: &str) -> Source {
    let text = format!(
        "[[source]]\nid = 'here'\nzh = '本机'\nen = 'Here'\nattribution = '© 本机'\ndatum = 'WGS-84'\n\
         url = 'http://{}/{{z}}/{{x}}/{{y}}.png'\nmax_zoom = 18\n{more}",
        server.address()
    );
    File::read("tiles.toml", &text).unwrap().sources.remove(0)
}

fn getter(server: &Server, folder: &Path) -> Getter {
    Getter::new(source(server, ""), folder)
}

/// What comes of one answer: the reason, and whether a picture came all the same.
fn once(answer: Answer) -> (Option<Missed>, bool) {
    let server = Server::start(move |_| answer.clone());
    let folder = tempfile::tempdir().unwrap();
    let mut getter = getter(&server, folder.path());
    let got = getter.get(0, TILE);
    assert!(got.asked);
    // Nothing that is no picture is kept.
    if got.picture.is_none() {
        assert_eq!(getter.kept(0, TILE).0, None);
    }
    (got.missed, got.picture.is_some())
}

#[test]
fn a_tile_comes_once_and_then_from_the_disk_also_without_a_network() {
    let server = Server::start(|_| Answer::picture());
    let folder = tempfile::tempdir().unwrap();
    let mut getter = getter(&server, folder.path());
    let first = getter.get(0, TILE);
    assert_eq!((first.missed, first.asked), (None, true));
    let picture = first.picture.unwrap();
    assert_eq!((picture.width, picture.height), (2, 2));
    let again = getter.get(0, TILE);
    assert_eq!((again.picture, again.asked), (Some(picture), false));
    assert_eq!(server.asked(), ["/12/3420/1716.png"]);
    drop(server);
    assert!(getter.get(0, TILE).picture.is_some());
    let beside = Tile { x: 1, ..TILE };
    let got = getter.get(0, beside);
    assert!(
        matches!(got.missed, Some(Missed::Unreachable(_))),
        "{got:?}"
    );
}

#[test]
fn every_answer_that_is_no_picture_has_its_name() {
    let whole = server::png();
    assert_eq!(once(Answer::status(404)), (Some(Missed::None), false));
    assert_eq!(
        once(Answer::status(403)),
        (Some(Missed::Refused(403)), false)
    );
    assert_eq!(
        once(Answer::status(429)),
        (Some(Missed::Status(429)), false)
    );
    assert_eq!(
        once(Answer::status(500)),
        (Some(Missed::Status(500)), false)
    );
    let page = once(Answer::body(b"<!DOCTYPE html><html>login</html>"));
    assert!(
        matches!(&page.0, Some(Missed::NoPicture(what)) if what.contains("<!DOCTYPE")),
        "{page:?}"
    );
    for cut in [1, 8, 30, whole.len() - 5] {
        let short = once(Answer::body(&whole[..cut]));
        assert!(
            matches!(short.0, Some(Missed::NoPicture(_))),
            "{cut}: {short:?}"
        );
    }
    // The server promises more than it sends.
    let broken = once(Answer::cut_short(&whole[..whole.len() - 5], whole.len()));
    assert!(
        matches!(broken.0, Some(Missed::Unreachable(_))),
        "{broken:?}"
    );
    assert!(matches!(
        once(Answer::body(&[])).0,
        Some(Missed::NoPicture(_))
    ));
    let large = once(Answer::body(&vec![0; 5 << 20]));
    assert!(matches!(large.0, Some(Missed::NoPicture(_))), "{large:?}");
}

#[test]
fn a_copy_is_shown_while_the_server_fails_and_what_is_not_there_is_not_asked_twice() {
    let server = Server::start(|path| match path.contains("/1.png") {
        true => Answer::status(404),
        false => Answer::picture(),
    });
    let folder = tempfile::tempdir().unwrap();
    let mut getter = getter(&server, folder.path());
    let none = Tile { y: 1, ..TILE };
    assert_eq!(getter.get(0, none).missed, Some(Missed::None));
    let again = getter.get(0, none);
    assert_eq!((again.missed, again.asked), (Some(Missed::None), false));
    // A copy that somebody wrote over is no picture: it is asked for again.
    getter.get(0, TILE);
    getter.store(0).unwrap().put(TILE, b"rubbish").unwrap();
    let mended = getter.get(0, TILE);
    assert!(mended.picture.is_some() && mended.asked);
    assert_eq!(server.asked().len(), 3);
}

#[test]
fn an_old_copy_is_asked_for_again_and_shown_where_nothing_comes() {
    let server = Server::start(|_| Answer::status(503));
    let folder = tempfile::tempdir().unwrap();
    let mut getter = getter(&server, folder.path());
    let store = getter.store(0).unwrap().clone();
    store.put(TILE, &server::png()).unwrap();
    assert!(store.is_fresh(TILE));
    let path = walk(folder.path()).remove(0);
    let old = std::time::SystemTime::now() - Duration::from_secs(100 * 86_400);
    std::fs::File::options()
        .write(true)
        .open(path)
        .unwrap()
        .set_modified(old)
        .unwrap();
    assert!(!store.is_fresh(TILE));
    let got = getter.get(0, TILE);
    assert!(got.picture.is_some());
    assert_eq!((got.missed, got.asked), (Some(Missed::Status(503)), true));
}

/// Every file below a folder.
fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => files.extend(walk(&path)),
            false => files.push(path),
        }
    }
    files
}

const BOX: Bounds = Bounds {
    west: 1_206_000_000,
    south: 279_500_000,
    east: 1_206_400_000,
    north: 279_900_000,
};

#[test]
fn a_district_is_fetched_ahead_within_the_limits_and_goes_on_where_it_was_broken_off() {
    let server = Server::start(|path| match path {
        "/12/3420/1716.png" => Answer::status(404),
        _ => Answer::picture(),
    });
    let folder = tempfile::tempdir().unwrap();
    let more = "ahead = { per_second = 4, at_most = 40, max_zoom = 13 }";
    let source = source(&server, more);
    let plan = ahead::plan(&source, &BOX, None).unwrap();
    let count = plan.count();
    assert!((8..40).contains(&count), "{count}");
    assert_eq!(plan.seconds(), count.div_ceil(4));
    assert_eq!(ahead::plan(&source, &BOX, Some(8)).unwrap().count(), 2);
    let mut getter = Getter::new(source, folder.path());
    let mut waited = Duration::ZERO;
    let broken = ahead::fetch(&plan, &mut getter, |it| waited += it, |it| it.done() < 3);
    assert_eq!((broken.new, broken.given_up), (3, true));
    assert_eq!(waited, Duration::from_millis(750));
    let whole = ahead::fetch(&plan, &mut getter, |_| (), |_| true);
    assert_eq!((whole.had, whole.none), (3, 1));
    assert_eq!((whole.done(), whole.given_up), (count, false));
    let again = ahead::fetch(&plan, &mut getter, |_| panic!("nothing is left"), |_| true);
    assert_eq!((again.new, again.done(), again.failed), (0, count, 0));
    assert_eq!(server.asked().len() as u64, count);
}

#[test]
fn nothing_is_fetched_ahead_where_the_source_does_not_allow_it() {
    let server = Server::start(|_| Answer::picture());
    let plan = |more: &str| ahead::plan(&source(&server, more), &BOX, None).map(|it| it.count());
    assert_eq!(plan(""), Err(Refused::NotAllowed));
    let few = plan("ahead = { per_second = 1, at_most = 5, max_zoom = 18 }");
    assert!(
        matches!(few, Err(Refused::TooMany { at_most: 5, .. })),
        "{few:?}"
    );
    assert!(server.asked().is_empty());
}

/// The address and the key as a district and a machine write them.
fn with_key(server: &Server, key: &str) -> Source {
    let text = format!(
        "[[source]]\nid = 'tianditu'\nzh = '天地图'\nen = 'Tianditu'\nattribution = '天地图'\n\
         datum = 'CGCS2000'\nurl = 'http://{}/{{z}}/{{x}}/{{y}}?tk={{k}}'\nmax_zoom = 18\n\
         ahead = {{ per_second = 50, at_most = 400, max_zoom = 12 }}\n",
        server.address()
    );
    let district = File::read("tiles.toml", &text).unwrap();
    let machine = File::read("tiles.toml", key).unwrap();
    tiles::source::together(district, machine).remove(0)
}

#[test]
fn without_its_key_a_source_is_asked_for_nothing_and_its_copies_are_shown() {
    let server = Server::start(|_| Answer::picture());
    let folder = tempfile::tempdir().unwrap();
    let bare = with_key(&server, "");
    assert_eq!(ahead::plan(&bare, &BOX, None), Err(Refused::NoKey));
    let mut getter = Getter::new(bare, folder.path());
    let got = getter.get(0, TILE);
    assert_eq!((got.missed, got.asked), (Some(Missed::NoKey), false));
    assert_eq!(got.picture, None);
    // The key of another source opens nothing.
    let other = with_key(&server, "keys = { other = 'abc' }");
    let got = Getter::new(other, folder.path()).get(0, TILE);
    assert_eq!(got.missed, Some(Missed::NoKey));
    assert!(server.asked().is_empty());
    // With its own it comes, and what came is there without it.
    let mine = with_key(&server, "keys = { tianditu = 'abc' }");
    assert!(ahead::plan(&mine, &BOX, None).is_ok());
    let got = Getter::new(mine, folder.path()).get(0, TILE);
    assert_eq!((got.missed, got.asked), (None, true));
    assert_eq!(server.asked(), ["/12/3420/1716?tk=abc"]);
    let got = getter.get(0, TILE);
    assert!(got.picture.is_some() && got.missed.is_none());
    let (zh, en) = (Missed::NoKey.zh(), Missed::NoKey.to_string());
    for said in [zh, en] {
        assert!(
            said.contains("tiles.toml") && said.contains("[keys]"),
            "{said}"
        );
    }
}

#[test]
fn fetching_ahead_tries_again_and_gives_up_where_nothing_comes() {
    let server = Server::start(|_| Answer::status(500));
    let folder = tempfile::tempdir().unwrap();
    let source = source(
        &server,
        "ahead = { per_second = 50, at_most = 4000, max_zoom = 16 }",
    );
    let plan = ahead::plan(&source, &BOX, None).unwrap();
    let mut getter = Getter::new(source, folder.path());
    let ended = ahead::fetch(&plan, &mut getter, |_| (), |_| true);
    assert_eq!((ended.failed, ended.given_up), (8, true));
    assert_eq!(ended.why, Some(Missed::Status(500)));
    assert_eq!(server.asked().len(), 24, "each three times");
}

#[test]
fn a_server_that_says_nothing_is_given_up_in_time() {
    let server = Server::start(|_| Answer::Silence);
    let folder = tempfile::tempdir().unwrap();
    let getter = getter(&server, folder.path());
    let got = getter
        .with_patience(Duration::from_millis(300))
        .get(0, TILE);
    assert_eq!(got.missed, Some(Missed::Slow));
}

/// What was looked at last stays, whatever came last.
#[test]
fn copies_beyond_the_limit_make_way_the_longest_unseen_first() {
    let server = Server::start(|_| Answer::picture());
    let folder = tempfile::tempdir().unwrap();
    let mut getter = getter(&server, folder.path());
    let tile = |x: u32| Tile { x, ..TILE };
    for x in 0..10 {
        assert!(getter.get(0, tile(x)).picture.is_some());
    }
    let store = getter.store(0).unwrap().clone();
    let each = tiles::room::taken(folder.path()) / 10;
    // Last looked at so many days ago; all of them are as old as each other.
    let now = std::time::SystemTime::now();
    let days = |it: u64| now - Duration::from_secs(it * 86_400);
    for path in walk(folder.path()) {
        let x: u64 = path
            .parent()
            .unwrap()
            .file_name()
            .unwrap()
            .to_str()
            .unwrap()
            .parse()
            .unwrap();
        let times = std::fs::FileTimes::new()
            .set_accessed(days(20 - x))
            .set_modified(days(40));
        let file = std::fs::File::options().write(true).open(&path).unwrap();
        file.set_times(times).unwrap();
    }
    // The oldest of all is looked at again, and is the youngest then.
    assert!(getter.kept(0, tile(0)).0.is_some());
    let all = tiles::room::sweep(folder.path(), 10 * each);
    assert_eq!((all.removed, all.bytes), (0, 10 * each), "there is room");
    let swept = tiles::room::sweep(folder.path(), 5 * each);
    assert_eq!(
        (swept.removed, swept.bytes),
        (6, 4 * each),
        "a tenth below the limit"
    );
    assert_eq!(tiles::room::taken(folder.path()), swept.bytes);
    let stays = |x: u32| matches!(store.get(tile(x)), tiles::store::Kept::Copy { .. });
    let stay: Vec<u32> = (0..10).filter(|x| stays(*x)).collect();
    assert_eq!(stay, [0, 7, 8, 9]);
    // That it was looked at makes no copy younger than it is.
    assert!(store.is_fresh(tile(0)));
    let none = tiles::room::sweep(&folder.path().join("nowhere"), 0);
    assert_eq!(none, tiles::room::Swept::default());
}
