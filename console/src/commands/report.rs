//! `yishao report PATH --district --as-of TIME|HEIGHT`: the district as of one height (practice
//! R18). It reads beside a running console and writes nothing.

use std::path::{Path, PathBuf};

use dispatch_core::board::stamp;
use dispatch_core::command::Cut;
use dispatch_core::district_report::{Figure, Heights};
use dispatch_core::time::Time;
use ledger::keeper::{Course, NoReport};
use ledger::source::Again;
use serde::Serialize;

use super::measure::{now, past_edition, too_high};
use crate::failure::{Exit, Failure, say};

const DAY_S: i64 = 86_400;

/// A report without a window.
#[derive(Debug, clap::Args)]
pub struct ReportCommand {
    /// 处置记录文件或导出文件 · A ledger file or an export
    path: PathBuf,
    /// 全区报告 · The report of the whole district
    #[arg(long, required = true)]
    district: bool,
    /// 截至:02:00、2022-07-30T02:00 或记录号 · As of a clock, a moment, or a height
    #[arg(long, value_name = "TIME|HEIGHT", value_parser = as_of)]
    as_of: AsOf,
    /// 以 JSON 输出每个数字 · Print every figure as JSON
    #[arg(long)]
    json: bool,
    /// 英文对照,不作报送;报送的总是中文 · An English reading; what is sent is the Chinese, whatever --lang says
    #[arg(long, conflicts_with = "json")]
    english: bool,
}

/// What a report is cut at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsOf {
    /// The State of this height.
    Height(u64),
    /// A moment in the district.
    Moment(Time),
    /// The last time the district's clock showed this second of the day: in the live world before now,
    /// in a drill before its last entry.
    Clock(i64),
}

/// `1234`, `02:00`, `02:00:30`, `2022-07-30T02:00` or the same with a space.
///
/// # Errors
/// What was expected.
pub fn as_of(text: &str) -> Result<AsOf, String> {
    let expected = || {
        "expected HH:MM, YYYY-MM-DDTHH:MM in the district's time, or a height such as 1234"
            .to_owned()
    };
    if !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit()) {
        return text.parse().map(AsOf::Height).map_err(|_| expected());
    }
    if let Some(at) = Time::from_local(&text.replacen('T', " ", 1)) {
        return Ok(AsOf::Moment(at));
    }
    // Some day is needed to read a clock; its date is taken off again.
    let at = Time::from_local(&format!("2000-01-01 {text}")).ok_or_else(expected)?;
    Ok(AsOf::Clock(at.0 / 1000 - at.local_midnight_s()))
}

#[derive(Serialize)]
struct Printed<'a> {
    height: u64,
    as_of: Time,
    previous: Option<Cut>,
    sha256: String,
    figures: &'a [Figure],
}

/// Runs it.
///
/// # Errors
/// The ledger cannot be read or is damaged; nothing stands before the moment, or it is to come.
pub fn run(command: &ReportCommand) -> Result<(), Failure> {
    let path = &command.path;
    let mut source = Again::open(path)?;
    let mut course = Course::of(source.world());
    let read = &mut |from, limit| source.read(from, limit);
    course.follow(read)?;
    let asked_at = now(course.end());
    let (height, as_of) = cut(path, command.as_of, course.heights(), asked_at)?;
    let made = course.report(height, as_of, read);
    let report = made.map_err(|why| match why {
        NoReport::Unread(why) => why.into(),
        NoReport::TooHigh(height) => too_high(path, height),
        NoReport::PastEdition { last, edition } => past_edition(path, last, edition),
    })?;
    if command.json {
        let printed = Printed {
            height: report.cut.height,
            as_of: report.cut.as_of,
            previous: report.previous,
            sha256: report.sha256(),
            figures: &report.figures,
        };
        let json = serde_json::to_string(&printed);
        return say(&json.map_err(|err| Failure::new(Exit::Machine, &err, &err))?);
    }
    if command.english {
        let sha256 = report.sha256();
        say(&format!(
            "English reading, not to be sent: what is sent is the Chinese text, SHA-256 {sha256}"
        ))?;
        return say(&report.english().trim_end_matches('\n'));
    }
    // `say` ends the last line, so that the bytes are those of the hash.
    say(&report.text().trim_end_matches('\n'))
}

/// What is reported and as of when, asked at `now`. A time to come is no cut: what happens until then
/// would be missing now and stand in the same paper made again (practice R18).
fn cut(path: &Path, as_of: AsOf, heights: &Heights, now: Time) -> Result<(u64, Time), Failure> {
    let none = |zh: &str, en: &str| {
        let path = path.display();
        Failure::new(
            Exit::Input,
            &format!("{path}:{zh}"),
            &format!("{path}: {en}"),
        )
    };
    let at = match as_of {
        AsOf::Height(height) => {
            let at = heights.at(height).ok_or_else(|| {
                none(
                    "没有这个记录号,请用较小的记录号",
                    "no such height, expected one that it reaches",
                )
            })?;
            return Ok((height, at));
        }
        AsOf::Moment(at) if at > now => {
            let now = stamp(now);
            return Err(none(
                &format!("这一时刻还没有到,请用不晚于 {now} 的时刻"),
                &format!("that moment is still to come, expected one up to {now}"),
            ));
        }
        AsOf::Moment(at) => at,
        AsOf::Clock(second) => {
            let today = Time(0).plus_s(now.local_midnight_s() + second);
            if today > now {
                today.plus_s(-DAY_S)
            } else {
                today
            }
        }
    };
    let height = heights.cut(at).ok_or_else(|| {
        none(
            "这一时刻以前没有记录,请用较晚的时刻或记录号",
            "nothing stands before that moment, expected a later one or a height",
        )
    })?;
    Ok((height, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_a_clock_a_date_or_a_height() {
        let morning = Time(1_659_139_200_000);
        let table = [
            ("1234", Ok(AsOf::Height(1234))),
            ("02:00", Ok(AsOf::Clock(7200))),
            ("23:59:59", Ok(AsOf::Clock(86_399))),
            ("2022-07-30T08:00", Ok(AsOf::Moment(morning))),
            ("2022-07-30 08:00:00", Ok(AsOf::Moment(morning))),
        ];
        for (text, wanted) in table {
            assert_eq!(as_of(text), wanted, "{text}");
        }
        for bad in ["", "24:00", "now", "-1", "2022-07-30"] {
            assert!(as_of(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_cut_is_reckoned_from_now_and_never_lies_after_it() {
        let read = |text: &str| as_of(text).unwrap();
        let local = |text: &str| Time::from_local(text).unwrap();
        let mut heights = Heights::default();
        heights.note(1, local("2022-07-29 02:00"));
        heights.note(2, local("2022-07-30 01:58"));
        let cut = |text, now| cut(Path::new("x"), read(text), &heights, local(now));
        // Asked five minutes after two, when nothing was entered since 01:58.
        let two = Ok((2, local("2022-07-30 02:00")));
        assert_eq!(cut("02:00", "2022-07-30 02:05"), two);
        assert_eq!(cut("2022-07-30T02:00", "2022-07-30 02:05"), two);
        assert_eq!(cut("2022-07-30T02:00", "2022-07-30 02:00"), two);
        // Asked before two, it was yesterday.
        let yesterday = Ok((1, local("2022-07-29 02:00")));
        assert_eq!(cut("02:00", "2022-07-30 01:59"), yesterday);
        assert_eq!(cut("1", "2022-07-30 01:59"), yesterday);
        let to_come = cut("2022-07-30T02:00", "2022-07-30 01:59").unwrap_err();
        assert_eq!(to_come.exit, Exit::Input);
        assert!(to_come.zh.contains("2022-07-30 01:59:00"), "{}", to_come.zh);
        assert!(to_come.en.contains("2022-07-30 01:59:00"), "{}", to_come.en);
    }
}
