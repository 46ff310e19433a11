//! Seats as the command line names them: which post sits there, and who holds it.

use dispatch_core::district::District;
use dispatch_core::register::Unit;
use dispatch_core::time::Time;
use dispatch_core::words::{PersonId, PostId, Words};

use crate::command_line::WindowOptions;
use crate::desk::{Seat, Sits};
use crate::failure::{Exit, Failure};

/// The post behind a seat of the command line and who holds it at `now`; and what is left to be found in
/// the ledger.
pub(super) fn seat(
    options: &WindowOptions,
    district: &District,
    now: Time,
) -> Result<(Seat, Sits), Failure> {
    let named = options
        .seat
        .as_deref()
        .unwrap_or(if options.drill.is_some() {
            "director"
        } else {
            "duty"
        });
    let commands = named.strip_prefix("commander@").map(str::to_owned);
    let post = match &commands {
        // Who commands stands in the ledger. Until then it is a post that no district has.
        Some(_) => PostId::new("commander-awaited").map_err(|err| Failure::input(&err, &err))?,
        None => post_of(named, district)?,
    };
    let of_post = || district.duties.iter().filter(|duty| duty.post == post);
    let tonight = of_post().filter(|duty| {
        duty.from.is_none_or(|from| from <= now) && duty.until.is_none_or(|until| now < until)
    });
    let holder = tonight.min_by_key(|duty| duty.order);
    let holder = holder.or_else(|| of_post().min_by_key(|duty| duty.order));
    let person = match &options.person {
        Some(name) => named_person(name, district)?,
        None => holder
            .map(|duty| duty.person.clone())
            .or_else(|| PersonId::new("unnamed").ok())
            .ok_or_else(no_name)?,
    };
    let console = console_name();
    let sits = Sits {
        by_roster: options.person.is_none(),
        commands,
    };
    let words = |text: &str| Words::new(text).map_err(|err| Failure::input(&err, &err));
    let seat = Seat {
        person,
        post,
        seat: words(named)?,
        console: words(&console)?,
    };
    Ok((seat, sits))
}

/// This machine's own name, by which its records are told from those of another at the same post.
fn console_name() -> String {
    let name = gethostname::gethostname().to_string_lossy().into_owned();
    let known = Some(name).filter(|it| !it.is_empty());
    known.unwrap_or_else(|| "console".to_owned())
}

fn no_name() -> Failure {
    Failure::input("值守人员不详", "nobody is on duty")
}

fn post_of(named: &str, district: &District) -> Result<PostId, Failure> {
    let (kind, whose) = named.split_once('@').unwrap_or((named, ""));
    let wanted = match kind {
        "duty" => (Unit::Centre, "duty-officer"),
        "chief" => (Unit::Centre, "duty-chief"),
        "leader" => (Unit::Centre, "leader-on-duty"),
        "director" => (Unit::Centre, "director"),
        "township" => {
            let id = district.townships.iter().find(|it| it.id.as_str() == whose);
            let id = id.ok_or_else(|| {
                unknown_seat(
                    named,
                    "townships",
                    district.townships.iter().map(|it| it.id.as_str()),
                )
            })?;
            (Unit::Township(id.id.clone()), "township-duty-head")
        }
        "department" => {
            let id = district
                .departments
                .iter()
                .find(|it| it.id.as_str() == whose);
            let id = id.ok_or_else(|| {
                unknown_seat(
                    named,
                    "departments",
                    district.departments.iter().map(|it| it.id.as_str()),
                )
            })?;
            (Unit::Department(id.id.clone()), "department-duty")
        }
        _ => {
            return Err(Failure::new(
                Exit::Input,
                &format!(
                    "席位 {named}:只有 duty、chief、leader、director、township@代码、department@编号、commander@事件"
                ),
                &format!(
                    "seat {named}: expected duty, chief, leader, director, township@CODE, department@ID or commander@INCIDENT"
                ),
            ));
        }
    };
    let mut of_unit = district.posts.iter().filter(|post| post.unit == wanted.0);
    let first = of_unit.clone().next();
    let post = of_unit
        .find(|post| post.kind.as_str() == wanted.1)
        .or(first);
    post.map(|post| post.id.clone()).ok_or_else(|| {
        unknown_seat(
            named,
            "posts",
            district.posts.iter().map(|it| it.id.as_str()),
        )
    })
}

fn unknown_seat<'a>(named: &str, list: &str, known: impl Iterator<Item = &'a str>) -> Failure {
    let whose = named.split_once('@').map_or(named, |(_, whose)| whose);
    let nearest = dispatch_core::source::nearest(whose, known);
    let zh = nearest
        .map(|it| format!(",最接近的是 {it}"))
        .unwrap_or_default();
    let en = nearest
        .map(|it| format!(", nearest: {it}"))
        .unwrap_or_default();
    Failure::new(
        Exit::Input,
        &format!("席位 {named} 不在本区 {list}.csv 内{zh}"),
        &format!("seat {named} is not in the district's {list}.csv{en}"),
    )
}

fn named_person(name: &str, district: &District) -> Result<PersonId, Failure> {
    let person = district
        .people
        .iter()
        .find(|it| it.id.as_str() == name || it.zh.as_str() == name);
    person.map(|it| it.id.clone()).ok_or_else(|| {
        unknown_seat(
            name,
            "people",
            district.people.iter().map(|it| it.id.as_str()),
        )
    })
}
