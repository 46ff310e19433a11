//! An X server that draws into a file, and the program on it.

use std::io::{BufRead, BufReader, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use eframe::egui::Color32;

pub const WIDTH: usize = 1366;
pub const HEIGHT: usize = 768;

/// A child process that ends with the test.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// An X server that draws into a file.
pub struct Screen {
    _server: Running,
    pub name: String,
    picture: PathBuf,
}

pub fn screen(folder: &Path) -> Screen {
    let mut server = Command::new("Xvfb")
        .args(["-displayfd", "1", "-nolisten", "tcp", "-screen", "0"])
        .arg(format!("{WIDTH}x{HEIGHT}x24"))
        .arg("-fbdir")
        .arg(folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        // `cargo xtask test` installs it.
        .unwrap();
    let mut number = String::new();
    let said = server.stdout.take().unwrap();
    BufReader::new(said).read_line(&mut number).unwrap();
    assert!(!number.trim().is_empty(), "the X server does not start");
    Screen {
        _server: Running(server),
        name: format!(":{}", number.trim()),
        picture: folder.join("Xvfb_screen0"),
    }
}

impl Screen {
    /// How many points have exactly this colour.
    pub fn points_of(&self, colour: Color32) -> usize {
        let picture = self.is_of(colour);
        picture.iter().flatten().filter(|it| **it).count()
    }

    /// The squares of so many points a side that are of exactly this colour and begin in these columns and rows,
    /// from the top, each by its upper left point; they may lie over each other.
    pub fn squares(
        &self,
        colour: Color32,
        side: usize,
        (columns, rows): (Range<usize>, Range<usize>),
    ) -> Vec<(usize, usize)> {
        let picture = self.is_of(colour);
        let is_square = |(left, top): &(usize, usize)| {
            let rows = &picture[*top..top + side];
            rows.iter()
                .all(|row| row[*left..left + side].iter().all(|it| *it))
        };
        let corners = rows.flat_map(|top| columns.clone().map(move |left| (left, top)));
        corners.filter(is_square).collect()
    }

    /// How many such squares there are anywhere.
    pub fn squares_of(&self, colour: Color32, side: usize) -> usize {
        let anywhere = (0..WIDTH - side, 0..HEIGHT - side);
        self.squares(colour, side, anywhere).len()
    }

    /// Which points have exactly this colour, row by row. The file is a window dump: numbers of four bytes,
    /// the highest first, then the colours of a table, then rows of blue, green, red, nothing.
    fn is_of(&self, colour: Color32) -> Vec<Vec<bool>> {
        let bytes = std::fs::read(&self.picture).unwrap();
        let number =
            |at: usize| u32::from_be_bytes(bytes[4 * at..4 * at + 4].try_into().unwrap()) as usize;
        let (head, row, table) = (number(0), number(12), number(19));
        assert_eq!((number(4), number(5), number(11)), (WIDTH, HEIGHT, 32));
        let rows = bytes[head + 12 * table..].chunks(row).take(HEIGHT);
        let wanted = [colour.r(), colour.g(), colour.b()];
        let is_it = |it: &[u8]| [it[2], it[1], it[0]] == wanted;
        rows.map(|row| row.chunks_exact(4).take(WIDTH).map(is_it).collect())
            .collect()
    }
}

impl Running {
    /// What it said on stderr until it was ended.
    pub fn said(mut self) -> String {
        self.0.kill().ok();
        let mut said = String::new();
        let mut errors = self.0.stderr.take().unwrap();
        errors.read_to_string(&mut said).unwrap();
        said
    }
}
