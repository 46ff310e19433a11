//! What a report on paper answers: the promise that it names, and by the means by which it went.

use dispatch_core::command::{Command, Report, ReportKind};
use serde_json::json;

use super::{CENTRE, NOW_S, guoxi, reader, typed};
use crate::common::{Night, second};

fn report(night: &Night, line: &str) -> Report {
    let x = dispatch_core::words::IncidentId::new("x").expect("a name");
    let read = reader(night, &x).read(line);
    let line = read.into_iter().next().expect("a line").expect("read");
    let Command::Report(report) = line.command else {
        panic!("no report: {:?}", line.command);
    };
    report
}

fn answers(night: &Night, line: &str) -> Vec<String> {
    let names = report(night, line).answers;
    names.iter().map(ToString::to_string).collect()
}

fn promise(night: &mut Night, id: &str, text: &str, about: bool) {
    let mut owe = json!({"obligation": id, "source": "promise", "text": text,
        "to": "市防指", "due_at": second(7000).0});
    if about {
        owe["incident"] = json!("x");
    }
    night.ok(CENTRE, 200, json!({ "owe": owe }));
}

#[test]
fn of_several_promises_to_one_addressee_the_line_says_which_by_its_words() {
    let (mut night, _) = guoxi();
    promise(&mut night, "islands", "泽雅孤岛村", false);
    let told = "08:45 上报 市防指 电话 两车被淹";
    assert_eq!(answers(&night, told), ["islands"], "no other waits");
    promise(&mut night, "boats", "冲锋舟数量", false);
    assert_eq!(answers(&night, told), [""; 0], "neither is named");
    let named = "08:45 上报 市防指 电话 冲锋舟 数量 12 艘";
    assert_eq!(answers(&night, named), ["boats"]);
    // One of them is about the incident of the line.
    promise(&mut night, "cars", "被淹车辆", true);
    assert_eq!(answers(&night, told), [""; 0]);
    let (mut night, _) = guoxi();
    promise(&mut night, "cars", "被淹车辆", true);
    assert_eq!(answers(&night, told), ["cars"]);
}

#[test]
fn a_fax_on_paper_is_no_telephone_call() {
    let (mut night, _) = guoxi();
    let call = report(&night, "08:45 上报 市级 电话 两车被淹");
    assert_eq!(call.kind, ReportKind::Telephone);
    let fax = "08:45 上报 市级 传真 两车被淹";
    assert_eq!(report(&night, fax).kind, ReportKind::First);
    let x = dispatch_core::words::IncidentId::new("x").expect("a name");
    let line = reader(&night, &x).read(fax);
    let line = line.into_iter().next().expect("a line").expect("read");
    let author = typed(&night, NOW_S, &line);
    assert!(night.record(NOW_S, author).refusal().is_none());
    let own = &night.incident("x").obligations;
    assert!(own.iter().all(|it| it.done_at.is_none()), "{own:?}");
    assert_eq!(
        report(&night, "08:50 上报 市级 传真 已救出").kind,
        ReportKind::FollowUp
    );
    // Whatever it is called.
    let said = |means: &str| {
        json!({"report": {"incident": "x", "kind": "telephone", "to": "市级",
            "means": means, "content": "两车被淹"}})
    };
    let mut first = night.clone();
    night.ok(CENTRE, NOW_S + 10, said("fax"));
    assert!(night.incident("x").obligations[0].done_at.is_none());
    night.ok(CENTRE, NOW_S + 20, said("radio"));
    assert!(night.incident("x").obligations[0].done_at.is_some());
    first.state.edition = 1;
    first.ok(CENTRE, NOW_S + 10, said("fax"));
    assert!(first.incident("x").obligations[0].done_at.is_some());
}
