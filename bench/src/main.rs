//! The benchmarks: `cargo xtask bench` starts them and keeps what they print in
//! docs/BENCHMARKS.md. Every figure stands beside the raw cost of the same, measured in turn.

mod append;
mod assigning;
mod fold;
mod long_ledger;
mod look_back;
mod sending;
mod shipped;
mod start;
mod story;

use std::path::{Path, PathBuf};

use bench::{machine, rounds, table};
use shipped::Shipped;
use story::Story;
use table::Row;

/// Why there are no figures.
pub type Failed = Box<dyn std::error::Error>;

/// Rounds of each comparison, A B A B.
const ROUNDS: usize = 5;
/// The night of which a typhoon ledger is made, by its id.
const TYPHOON: &str = "typhoon-night";
/// Lengths of the ledgers, in entries.
const LENGTHS: [u64; 4] = [1_000, 10_000, 100_000, 1_000_000];

const USAGE: &str = "\
bench FOLDER FILE [LINES...]  measures in FOLDER (some 6 GB) and writes FILE, with the lines of
                              other benchmarks that stand in LINES
bench FOLDER B12 [ENTRIES]    measures that one alone, on ENTRIES entries, and prints it;
                              B12t is B12 on nothing but typhoon nights
bench FOLDER B10              measures that one, which needs no ledger, and prints it
bench FOLDER B11 [PYTHON]     the same; with a Python that has scipy, beside that
PEERS_PYTHON=PYTHON           the same for a run of all of them";

fn main() -> Result<(), Failed> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (folder, what) = words.split_first().ok_or(USAGE)?;
    let folder = Path::new(folder);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .ok_or("no root")?;
    let shipped = Shipped::read(root)?;
    std::fs::create_dir_all(folder)?;
    match what {
        [one @ ("B1" | "B12" | "B12t" | "B13" | "B14"), entries @ ..] => {
            let entries = entries.first().map_or(Ok(LENGTHS[1]), |it| it.parse())?;
            let story = match *one {
                "B12t" => Story::of("typhoon-", &shipped.only(TYPHOON)?)?,
                _ => Story::of("", &shipped)?,
            };
            let made = long_ledger::of(folder, &story, entries)?;
            let rows = measure(one, &[(entries, made)], &story)?;
            println!("{}", table::markdown(&rows));
        }
        ["B10"] => println!("{}", table::markdown(&sending::measure(&shipped, ROUNDS)?)),
        ["B11", python @ ..] => {
            let rows = assigning::measure(ROUNDS, python.first().map(Path::new))?;
            println!("{}", table::markdown(&rows));
        }
        [file, others @ ..] => {
            let story = Story::of("", &shipped)?;
            let made = LENGTHS
                .map(|entries| long_ledger::of(folder, &story, entries).map(|path| (entries, path)))
                .into_iter()
                .collect::<Result<Vec<_>, _>>()?;
            let mut rows = Vec::new();
            for one in ["B1", "B12", "B13", "B14"] {
                rows.extend(measure(one, &made, &story)?);
            }
            let nights = Story::of("typhoon-", &shipped.only(TYPHOON)?)?;
            let entries = LENGTHS[LENGTHS.len() - 1];
            let made = long_ledger::of(folder, &nights, entries)?;
            rows.extend(measure("B12t", &[(entries, made)], &nights)?);
            rows.extend(sending::measure(&shipped, ROUNDS)?);
            let python = std::env::var_os("PEERS_PYTHON").map(PathBuf::from);
            rows.extend(assigning::measure(ROUNDS, python.as_deref())?);
            let mut table = table::markdown(&rows);
            for lines in others {
                table.push_str(&std::fs::read_to_string(lines)?);
            }
            std::fs::write(file, page(&table))?;
            println!("{table}");
        }
        _ => return Err(USAGE.into()),
    }
    Ok(())
}

/// One benchmark over the ledgers given, shortest first.
fn measure(one: &str, ledgers: &[(u64, PathBuf)], story: &Story) -> Result<Vec<Row>, Failed> {
    let mut rows = Vec::new();
    let longest = ledgers.len() - 1;
    for (n, (entries, path)) in ledgers.iter().enumerate() {
        match one {
            "B1" => rows.push(append::measure(*entries, path, story, ROUNDS)?),
            "B12" if n == longest => {
                rows.push(fold::measure("B12", "entries", path, *entries, ROUNDS)?);
            }
            "B12t" if n == longest => {
                let what = "entries of typhoon nights";
                rows.push(fold::measure("B12t", what, path, *entries, ROUNDS)?);
            }
            "B13" if n == longest || n == 0 => {
                rows.push(start::measure(*entries, path, story, ROUNDS)?);
            }
            "B14" if n == longest => rows.push(look_back::measure(*entries, path, story)?),
            _ => {}
        }
    }
    Ok(rows)
}

fn page(table: &str) -> String {
    format!(
        "# Benchmarks\n\n\
         Made by `cargo xtask bench` in the release profile. Each line compares ours with the raw cost of the\n\
         same in {ROUNDS} interleaved rounds and takes the middle ratio; an absolute time is only a sanity bound.\n\n\
         ## Machine\n\n{}\n## Figures\n\n{table}\n\
         B1: one entry from the call to durable, beside one row of the same bytes in bare SQLite (WAL,\n\
         `synchronous=FULL`). B12: a ledger file folded from zero with its chain checked, beside JSON decode +\n\
         SHA-256 + scan of the same rows; B12t: the same of a ledger that is nothing but typhoon nights. B13: from\n\
         the call until the open incidents are known, from a snapshot and by folding everything. B14: what stood\n\
         on the board at a moment, wherever in the ledger. The ledgers are the shipped drills told again and\n\
         again, each time for incidents of its own, so State grows with the file.\n\n\
         B10: a proposal of whom to send, beside the straight ways from every team to every township. B11: the\n\
         joint assignment of teams to needs, beside one look at every cost, and beside linear_sum_assignment of\n\
         scipy where `PEERS_PYTHON` names a Python that has it. B7, B8, B9: travel times by road in processor\n\
         time, beside a plain Dijkstra on the same graph, which looks for no road on the map and draws nothing;\n\
         the lines that name OSRM or Valhalla stand beside those, asked in turn in the process of\n\
         bench/peers/roads.py on the same extract and places. The extract is given to `cargo xtask bench`. The\n\
         lines of the import are made by bench/town.py, which says how.\n\n\
         B4: a frame of the map without its ground, from the input to triangles, beside one disc for each symbol.\n\
         UI: a frame of the desk on a night of a thousand open incidents, a hundred teams under way and some\n\
         thousands of alarms and reports owed, from the input to triangles on one core; a pane alone fills the\n\
         window. Where teams move, each is an entry that was folded before the frame. B18: bench/idle.sh.\n",
        machine::describe()
    )
}
