//! `yishao atlas fetch` against a server of pictures that the test starts: what comes, what is there already,
//! what the source allows, what fails.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

/// One pixel, as any program writes it.
const PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1f, 0x15, 0xc4,
    0x89, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda, 0x63, 0x60, 0x60, 0x60, 0xf8,
    0x0f, 0x00, 0x01, 0x04, 0x01, 0x00, 0x80, 0xbb, 0xd1, 0x5b, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45,
    0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

/// A server: what it answers by the path, and what it was asked.
struct Server {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// `status` is what it answers to a path: 200 is a picture.
    fn start(status: impl Fn(&str) -> u16 + Send + 'static) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&asked);
        let serve = move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let path = path(&mut stream);
                if path == "/end" {
                    return;
                }
                let status = status(&path);
                heard.lock().unwrap().push(path);
                let body = if status == 200 { PNG } else { &[] };
                let head = format!(
                    "HTTP/1.1 {status} X\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                    body.len()
                );
                // Whoever asked may have gone away.
                let _ = stream.write_all(&[head.as_bytes(), body].concat());
            }
        };
        Server {
            address,
            asked,
            thread: Some(std::thread::spawn(serve)),
        }
    }

    fn asked(&self) -> usize {
        self.asked.lock().unwrap().len()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Ok(mut stream) = TcpStream::connect(self.address) {
            let _ = stream.write_all(b"GET /end HTTP/1.1\r\n\r\n");
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn path(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && matches!(stream.read(&mut byte), Ok(1)) {
        head.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    head.split(' ').nth(1).unwrap_or_default().to_owned()
}

/// A machine that names this server, with what the source allows.
fn machine(server: &Server, ahead: &str) -> tempfile::TempDir {
    let data = tempfile::tempdir().unwrap();
    let text = format!(
        "[[source]]\nid = 'here'\nzh = '本机'\nen = 'Here'\nattribution = '© 本机'\ndatum = 'WGS-84'\n\
         url = 'http://{}/{{z}}/{{x}}/{{y}}.png'\nmax_zoom = 18\n{ahead}\n",
        server.address
    );
    fs::write(data.path().join("tiles.toml"), text).unwrap();
    data
}

fn fetch(data: &Path, more: &[&str]) -> Output {
    fetch_in("en", data, more)
}

fn fetch_in(lang: &str, data: &Path, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_yishao"))
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
        .env("YISHAO_DATA", data)
        // A proxy of the machine is none of this server.
        .env("NO_PROXY", "127.0.0.1")
        .args(["--lang", lang, "atlas", "fetch", "ouhai"])
        .args(more)
        .output()
        .unwrap()
}

fn told(output: &Output, code: i32) -> (String, String) {
    assert_eq!(output.status.code(), Some(code), "{output:?}");
    let text = |it: &[u8]| String::from_utf8(it.to_vec()).unwrap();
    (text(&output.stdout), text(&output.stderr))
}

/// The first number before a word.
fn number(text: &str, word: &str) -> u64 {
    let before = text.split(word).next().unwrap();
    let digits = before
        .trim_end()
        .rsplit(|c: char| !c.is_ascii_digit())
        .next();
    digits
        .unwrap()
        .parse()
        .unwrap_or_else(|_| panic!("no number before `{word}`: {text}"))
}

/// Every copy below the folder, in bytes.
fn copies(data: &Path) -> Vec<u64> {
    let mut folders = vec![data.join("tiles")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let entry = entry.unwrap();
            match entry.file_type().unwrap().is_dir() {
                true => folders.push(entry.path()),
                false => found.push(entry.metadata().unwrap().len()),
            }
        }
    }
    found
}

const FAST: &str = "ahead = { per_second = 50, at_most = 400, max_zoom = 12 }";

#[test]
fn the_copies_of_a_district_are_fetched_once_and_the_rest_another_time() {
    // One tile the server does not have.
    let server = Server::start(|path| if path.starts_with("/7/") { 404 } else { 200 });
    let data = machine(&server, FAST);
    let (said, _) = told(&fetch(data.path(), &["--zoom", "10"]), 0);
    assert!(said.contains("© 本机"), "{said}");
    let planned = number(&said, "tiles,");
    let (new, had) = (number(&said, "came,"), number(&said, "were there"));
    let none = number(&said, "the source does not have");
    assert_eq!((new + none, had), (planned, 0), "{said}");
    assert!(new >= 3 && none >= 1, "{said}");
    assert_eq!(server.asked() as u64, planned);
    let kept = copies(data.path());
    let pictures = kept.iter().filter(|it| **it == PNG.len() as u64).count();
    assert_eq!((pictures as u64, kept.len() as u64), (new, planned));
    // Deeper: what is there is not asked for again.
    let (said, _) = told(&fetch(data.path(), &[]), 0);
    let deeper = number(&said, "tiles,");
    assert!(deeper > planned);
    assert_eq!(number(&said, "were there"), new, "{said}");
    assert_eq!(server.asked() as u64, deeper, "none twice");
    let (said, _) = told(&fetch(data.path(), &[]), 0);
    assert_eq!(number(&said, "came,"), 0, "{said}");
    assert_eq!(server.asked() as u64, deeper);
}

#[test]
fn what_the_source_does_not_allow_is_not_asked_for() {
    let server = Server::start(|_| 200);
    let table: [(&str, &[&str], &str); 4] = [
        ("", &[], "does not say that tiles may be fetched ahead"),
        (
            "ahead = { per_second = 50, at_most = 5, max_zoom = 14 }",
            &[],
            "allows 5: narrow it",
        ),
        (
            FAST,
            &["--source", "there"],
            "no source there, expected one of: here",
        ),
        (
            "ahead = { per_second = 50, at_most = 900000, max_zoom = 17 }",
            &[],
            "--yes does not ask",
        ),
    ];
    for (ahead, more, why) in table {
        let data = machine(&server, ahead);
        let (_, said) = told(&fetch(data.path(), more), 2);
        assert!(said.contains(why), "{why}: {said}");
        assert!(copies(data.path()).is_empty());
    }
    assert_eq!(server.asked(), 0);
    // Nobody named a source.
    let bare = tempfile::tempdir().unwrap();
    let (_, said) = told(&fetch(bare.path(), &[]), 2);
    assert!(said.contains("tiles.toml"), "{said}");
}

#[test]
fn what_does_not_come_is_counted_said_and_fetched_the_next_time() {
    let broken = Arc::new(std::sync::atomic::AtomicBool::new(true));
    let is_broken = Arc::clone(&broken);
    // Some of the tiles alone: it goes on with the others.
    let server = Server::start(move |path| {
        let is_down = is_broken.load(std::sync::atomic::Ordering::Relaxed);
        if is_down && path.starts_with("/9/") {
            500
        } else {
            200
        }
    });
    let data = machine(&server, FAST);
    let output = fetch(data.path(), &["--zoom", "10"]);
    assert_ne!(output.status.code(), Some(0));
    let (out, err) = (
        String::from_utf8(output.stdout.clone()).unwrap(),
        String::from_utf8(output.stderr.clone()).unwrap(),
    );
    let failed = number(&err, "tiles did not come");
    assert!(failed >= 1 && err.contains("500"), "{err}");
    let planned = number(&out, "tiles,");
    assert_eq!(number(&out, "came,") + failed, planned, "{out} {err}");
    broken.store(false, std::sync::atomic::Ordering::Relaxed);
    let (said, _) = told(&fetch(data.path(), &["--zoom", "10"]), 0);
    assert_eq!(number(&said, "came,"), failed, "{said}");
    assert_eq!(number(&said, "were there"), planned - failed, "{said}");
}

/// 天地图 asks for a key of whoever uses it: without one nobody is asked, and what to write where is said.
#[test]
fn a_source_without_its_key_says_where_to_write_it_and_with_it_is_asked() {
    let server = Server::start(|_| 200);
    let data = tempfile::tempdir().unwrap();
    let write = |keys: &str| {
        let text = format!(
            "[[source]]\nid = 'tianditu'\nzh = '天地图'\nen = 'Tianditu'\nattribution = '天地图'\n\
             datum = 'CGCS2000'\nurl = 'http://{}/{{z}}/{{x}}/{{y}}.png?tk={{k}}'\nmax_zoom = 18\n{FAST}\n{keys}",
            server.address
        );
        fs::write(data.path().join("tiles.toml"), text).unwrap();
    };
    write("");
    let (said, why) = told(&fetch(data.path(), &["--zoom", "9"]), 2);
    let parts = [
        "source tianditu needs a key",
        "[keys]",
        "tianditu = \"…\"",
        "tiles.toml",
    ];
    assert!(parts.iter().all(|it| why.contains(it)), "{why}");
    assert!(said.is_empty(), "{said}");
    let (_, why) = told(&fetch_in("zh", data.path(), &["--zoom", "9"]), 2);
    assert!(why.contains("来源「tianditu」需要密钥"), "{why}");
    assert!(parts[1..].iter().all(|it| why.contains(it)), "{why}");
    assert_eq!(server.asked(), 0);
    // What it says is what helps.
    write("[keys]\ntianditu = \"abc\"\n");
    let (said, _) = told(&fetch(data.path(), &["--zoom", "9"]), 0);
    assert!(number(&said, "came,") >= 1, "{said}");
    let asked = server.asked.lock().unwrap().clone();
    assert!(
        asked.iter().all(|it| it.ends_with(".png?tk=abc")),
        "{asked:?}"
    );
}

/// Whether an archive can be read is said by the check, with what is wrong with it.
#[test]
fn the_check_names_each_source_and_what_is_wrong_with_an_archive() {
    let server = Server::start(|_| 200);
    let data = machine(&server, "");
    let more = "[[source]]\nid = 'survey'\nzh = '测绘院'\nen = 'Survey'\nattribution = '测绘院'\n\
                datum = 'GCJ-02'\nfile = 'survey.pmtiles'\nmax_zoom = 16\n";
    let path = data.path().join("tiles.toml");
    let text = fs::read_to_string(&path).unwrap() + more;
    fs::write(&path, text).unwrap();
    fs::write(
        data.path().join("survey.pmtiles"),
        b"PMTiles\x03 and no more",
    )
    .unwrap();
    let check = Command::new(env!("CARGO_BIN_EXE_yishao"))
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
        .env("YISHAO_DATA", data.path())
        .args(["--lang", "en", "atlas", "check", "ouhai"])
        .output()
        .unwrap();
    let (said, why) = told(&check, 2);
    assert!(
        said.contains("source here: the network, zooms 0 to 18"),
        "{said}"
    );
    assert!(
        said.contains("source survey: a file on this machine"),
        "{said}"
    );
    assert!(why.contains("survey.pmtiles: cut off"), "{why}");
    assert_eq!(server.asked(), 0);
}
