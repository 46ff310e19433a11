//! `yishao drill check|run`: a scenario file is checked, or played to its end and judged.

use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use clap::Subcommand;
use dispatch_core::catalogue::Catalogue;
use dispatch_core::district::District;
use dispatch_core::drill::{
    DrillResult, Played, Player, Scenario, Turn, drill_world, judge, result_of,
};
use dispatch_core::fold::apply_author;
use dispatch_core::sentence::Names;
use dispatch_core::state::State;
use dispatch_core::time::Time;
use dispatch_core::transcript;
use ledger::clock::SetClock;
use ledger::memory::MemoryLedger;
use ledger::signing::SoftwareKey;
use ledger::sqlite::SqliteLedger;
use ledger::{Appended, Ledger, Message, hex};
use serde_json::json;

use crate::command_line::{Everywhere, Lang, rate_permille};
use crate::failure::{Exit, Failure, say};
use crate::folders;

/// What can be done with a drill without a window.
#[derive(Debug, Subcommand)]
pub enum DrillCommand {
    /// 核对演练脚本 · Check a scenario file
    Check {
        /// 脚本 · The scenario file
        file: PathBuf,
    },
    /// 推演脚本并评判 · Play a scenario and judge it
    Run {
        /// 脚本 · The scenario file
        file: PathBuf,
        /// 速度:max 或 0.1 至 3600 · Speed: max, or 0.1 to 3600
        #[arg(long, value_name = "max|N", default_value = "max", value_parser = speed)]
        speed: Speed,
        /// 写入此处置记录;已有开头则接着走 · Play on this ledger; goes on after what it holds
        #[arg(long, value_name = "PATH")]
        ledger: Option<PathBuf>,
        /// 以 JSON 行输出 · Print JSON lines
        #[arg(long)]
        json: bool,
    },
}

/// How fast a drill is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speed {
    /// Without waiting.
    Max,
    /// Per mille of real time.
    Permille(u32),
}

fn speed(text: &str) -> Result<Speed, String> {
    if text == "max" {
        Ok(Speed::Max)
    } else {
        rate_permille(text)
            .map(Speed::Permille)
            .map_err(|it| format!("{it}, or max"))
    }
}

/// A scenario with everything it is played in.
#[derive(Debug)]
pub struct Loaded {
    /// The scenario.
    pub scenario: Scenario,
    /// Its district, with the numbers of the drill's own phone list alone.
    pub district: District,
    /// The words of the trade.
    pub catalogue: Catalogue,
}

/// Reads a scenario with its district and the catalogue.
///
/// # Errors
/// All faults of the file.
pub fn load(file: &Path, everywhere: &Everywhere) -> Result<Loaded, Failure> {
    let shown = file.display().to_string();
    let text = folders::read_text(file, &shown)?;
    let catalogue = folders::catalogue(None)?;
    let named =
        Scenario::district_of(&shown, &text).unwrap_or_else(|| folders::DEMONSTRATION.to_owned());
    // A district nobody has is a fault of the scenario, told with its place further down.
    let district = match folders::district(&named, everywhere, &catalogue) {
        Ok(district) => district,
        Err(err) if folders::district_folder(&named, everywhere).is_ok() => return Err(err),
        Err(_) => folders::district(folders::DEMONSTRATION, everywhere, &catalogue)?,
    };
    let scenario = Scenario::read(&shown, &text, &district, &catalogue)
        .map_err(|found| folders::faults(&found))?;
    // A real number never gets into a drill's ledger.
    let district = district.in_drill(&scenario);
    Ok(Loaded {
        scenario,
        district,
        catalogue,
    })
}

/// Runs it.
///
/// # Errors
/// See [`Failure`]; an expectation missed or an unexpected refusal ends with 1.
pub fn run(command: &DrillCommand, everywhere: &Everywhere) -> Result<(), Failure> {
    match command {
        DrillCommand::Check { file } => {
            let Loaded { scenario, .. } = load(file, everywhere)?;
            say(&format!(
                "{}: {} · {} steps, {} expectations",
                scenario.id,
                scenario.zh,
                scenario.steps.len(),
                scenario.expectations.len()
            ))
        }
        DrillCommand::Run {
            file,
            speed,
            ledger,
            json,
        } => {
            let loaded = load(file, everywhere)?;
            let result = play(&loaded, *speed, ledger.as_deref(), *json)?;
            conclude(&loaded.scenario, &result, *json, everywhere.lang())
        }
    }
}

fn play(
    loaded: &Loaded,
    speed: Speed,
    path: Option<&Path>,
    json: bool,
) -> Result<DrillResult, Failure> {
    let began = Instant::now();
    let scenario = &loaded.scenario;
    let world = drill_world(scenario);
    let clock = SetClock::at(scenario.start.at);
    let mut ledger: Box<dyn Ledger> = match path {
        Some(path) => Box::new(SqliteLedger::open(
            path,
            &world,
            "director",
            Box::new(clock.clone()),
        )?),
        None => Box::new(MemoryLedger::new(world.clone(), Box::new(clock.clone()))),
    };
    let signer = SoftwareKey::of_drill(&scenario.id);
    let names = Names::from_catalogue(&loaded.catalogue);
    let rows = loaded.district.opening(&loaded.catalogue);
    let mut player = Player::new(scenario, &rows);
    let mut state = State::genesis(world);
    let mut chain = ledger::chain::genesis(&state.world);
    let mut played: Vec<Played> = Vec::new();
    while let Some(turn) = player.turn(&state, &hex::write(&chain)) {
        pace(speed, began, scenario.start.at, turn.recorded_at);
        clock.set(turn.recorded_at);
        let appended = append(ledger.as_mut(), &turn, &signer, state.height + 1)?;
        let (next, verdict) =
            apply_author(&state, appended.height, appended.recorded_at, &turn.author);
        chain = appended.chain;
        if json {
            let ack = json!({"ack": {"height": appended.height, "id": turn.author.id, "chain": hex::write(&chain)}});
            say(&ack)?;
        }
        state = next;
        if !turn.is_row || verdict.refusal().is_some() {
            if !json {
                let before = played.last().map(|it| it.state.at);
                if let Some(heading) = transcript::day_heading(before, state.at) {
                    say(&heading)?;
                }
                say(&transcript::line(
                    &names,
                    &state,
                    appended.height,
                    &turn.author,
                    &verdict,
                ))?;
            }
            let state = state.clone();
            played.push(Played {
                height: appended.height,
                author: turn.author,
                step: turn.step,
                verdict,
                state,
            });
        }
    }
    let mut result = result_of(scenario, &state, &played);
    result.expectations = judge(scenario, &played);
    result.wall_ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
    Ok(result)
}

/// Waits until real time, at the given speed, has come to the turn.
fn pace(speed: Speed, began: Instant, start: Time, at: Time) {
    let Speed::Permille(permille) = speed else {
        return;
    };
    let ms = at.since_ms(start).max(0).saturating_mul(1000) / i64::from(permille.max(1));
    let due = Duration::from_millis(u64::try_from(ms).unwrap_or(0));
    if let Some(left) = due.checked_sub(began.elapsed()) {
        sleep(left);
    }
}

/// Appends a turn. What a ledger already holds of this drill comes back with its old height.
fn append(
    ledger: &mut dyn Ledger,
    turn: &Turn,
    signer: &SoftwareKey,
    height: u64,
) -> Result<Appended, Failure> {
    let message = Message::sign(&turn.author, signer);
    let outcome = ledger.append(&message)?.map_err(|why| {
        Failure::new(
            Exit::Input,
            &format!("本条不能入账:{why}"),
            &format!("the entry cannot be recorded: {why}"),
        )
    })?;
    if outcome.height == height {
        return Ok(outcome);
    }
    Err(Failure::input(
        "这份处置记录不是本演练的开头(或脚本已改动)。请换一个文件,或换一个 run 号。",
        "this ledger does not hold the beginning of this drill (or the script has changed): use another file, or another run number",
    ))
}

fn conclude(
    scenario: &Scenario,
    result: &DrillResult,
    json: bool,
    lang: Lang,
) -> Result<(), Failure> {
    if json {
        let line =
            serde_json::to_string(result).map_err(|err| Failure::new(Exit::Machine, &err, &err))?;
        say(&line)?;
    }
    let met = result.expectations.iter().filter(|it| it.met).count();
    let mut wrong = Vec::new();
    for it in result.expectations.iter().filter(|it| !it.met) {
        let told = scenario.expectations.iter().find(|told| told.id == it.id);
        let words = told.map_or("", |told| {
            if lang == Lang::Zh {
                told.zh.as_str()
            } else {
                told.en.as_str()
            }
        });
        wrong.push(format!(
            "× {} {words}: {}",
            it.id,
            it.found.as_deref().unwrap_or("")
        ));
    }
    for it in result.refused.iter().filter(|it| !it.expected) {
        wrong.push(format!("× #{} {}: {}", it.height, it.command, it.refusal));
    }
    if !json {
        let all = result.expectations.len();
        let digest = &result.digest;
        say(&match lang {
            Lang::Zh => format!(
                "\n预期 {met}/{all} 达到 · 共 {} 条 · 校验码 {digest}",
                result.entries
            ),
            Lang::En => format!(
                "\n{met} of {all} expectations met · {} entries · digest {digest}",
                result.entries
            ),
        })?;
    }
    if result.is_as_expected() {
        return Ok(());
    }
    let text = wrong.join("\n");
    Err(Failure::new(Exit::NotAsItShouldBe, &text, &text))
}
