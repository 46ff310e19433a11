//! Other programs that find ways, asked in turn with ours: OSRM for tables and Valhalla for isochrones, each
//! in the process of `bench/peers/roads.py`, on the same extract and the same places.

use std::io::{BufRead, BufReader, Lines, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use atlas::travel::{Net, Stand, Travel};
use bench::rounds::Rounds;
use bench::table::Row;
use dispatch_core::point::Point;

use crate::spent::each;
use crate::{Failed, RINGS, ROUNDS, TEAMS, TEAMS_MAX, rings_round, row};

/// The program that asks them, from the root of the workspace.
const PROGRAM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../bench/peers/roads.py");

/// Both of them, and the places where they are asked.
pub struct Peers {
    child: Child,
    ask: ChildStdin,
    told: Lines<BufReader<ChildStdout>>,
    /// Beside roads that both know.
    pub places: Vec<Point>,
}

impl Peers {
    /// Those of the Python that the environment names, ready to be asked; none where it names none.
    pub fn named(extract: Option<&Path>) -> Result<Option<Peers>, Failed> {
        let (Some(python), Some(extract)) = (std::env::var_os("PEERS_PYTHON"), extract) else {
            return Ok(None);
        };
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("peers");
        let mut child = Command::new(&python)
            .arg(PROGRAM)
            .args([extract, &folder])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|why| format!("{}: {why}", PathBuf::from(&python).display()))?;
        let ends = child.stdin.take().zip(child.stdout.take());
        let (ask, told) = ends.ok_or("the peers have no ends")?;
        let mut peers = Peers {
            child,
            ask,
            told: BufReader::new(told).lines(),
            places: Vec::new(),
        };
        let path = peers.line()?;
        let places = std::fs::read_to_string(&path).map_err(|why| format!("{path}: {why}"))?;
        let places: Option<Vec<Point>> = places.lines().map(place).collect();
        peers.places = places.ok_or_else(|| format!("{path}: expected `LONGITUDE LATITUDE`"))?;
        Ok(Some(peers))
    }

    /// The middle processor time of a call of this.
    pub fn took(&mut self, what: &str) -> Result<Duration, Failed> {
        writeln!(self.ask, "{what}")?;
        self.ask.flush()?;
        Ok(Duration::try_from_secs_f64(self.line()?.parse()?)?)
    }

    fn line(&mut self) -> Result<String, Failed> {
        let line = self.told.next();
        Ok(line.ok_or_else(|| format!("{PROGRAM} has ended"))??)
    }
}

impl Drop for Peers {
    fn drop(&mut self) {
        // It asks for nothing more, and holds nothing that is kept.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// `120.6098 27.9573`.
fn place(line: &str) -> Option<Point> {
    let (lon, lat) = line.split_once(' ')?;
    let e7 = |it: &str| Some((it.trim().parse::<f64>().ok()? * 1e7).round() as i32);
    Point::new(e7(lat)?, e7(lon)?)
}

/// The same as OSRM's table and Valhalla's isochrones, in turn with them.
pub fn beside(
    net: &Net,
    travel: &Travel,
    places: &[Point],
    peers: &mut Peers,
) -> Result<Vec<Row>, Failed> {
    let mut rows = Vec::new();
    for teams in [200, TEAMS_MAX] {
        let all = &places[..teams];
        let stands: Vec<Stand> = all.iter().map(|it| net.stand(*it)).collect();
        let mut many = travel.many(&stands);
        let peer = format!("table {teams}");
        let mut put = |what: &str, ours: &mut dyn FnMut() -> Duration| -> Result<(), Failed> {
            let what = format!("{teams} teams to one incident{what}, OSRM");
            let beside = rounds(ours, || peers.took(&peer))?;
            rows.push(row(
                "B7",
                &what,
                &beside,
                TEAMS,
                "raw is its table, by its car",
            ));
            Ok(())
        };
        put("", &mut || {
            each(20, |it| drop(many.seconds_to(&net.stand(all[it]))))
        })?;
        put(", all of them moved", &mut || {
            each(20, |it| drop(travel.seconds_to(all, all[it])))
        })?;
    }
    let rings = || each(20, |it| rings_round(travel, places[it]));
    let beside = rounds(rings, || peers.took("rings"))?;
    let what = "rings of 5, 10 and 15 min, Valhalla";
    rows.push(row(
        "B9",
        what,
        &beside,
        RINGS,
        "raw is its isochrones, by its car",
    ));
    Ok(rows)
}

fn rounds(
    mut ours: impl FnMut() -> Duration,
    theirs: impl FnMut() -> Result<Duration, Failed>,
) -> Result<Rounds, Failed> {
    Rounds::run(ROUNDS, || Ok(ours()), theirs)
}
