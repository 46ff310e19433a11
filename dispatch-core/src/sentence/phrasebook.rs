//! The Chinese that a refusal carries inside it, in English.
//!
//! The fold writes such asides once, in Chinese, where it knows what is missing. A hole `{}`
//! stands for a name or a number and is taken over as it is.

mod broken;
mod hazard_area;
mod paper;
mod personal;
mod proposing;
mod reporting;
mod response;
mod search;
mod shift;

const PHRASES: &[(&str, &str)] = &[
    // What a name should have been.
    ("部门", "department"),
    ("镇街", "township"),
    ("队伍", "team"),
    ("岗位", "post"),
    ("设施", "facility"),
    ("物资储备点", "depot"),
    ("事件类型", "incident type"),
    ("指引", "list of guidance"),
    ("场所", "site"),
    ("风险点", "risk point"),
    ("填报表", "form of a return"),
    ("填报项目", "item of the form"),
    ("最接近的是「{}」。", "The nearest is “{}”."),
    // States.
    ("商请中", "requested"),
    ("不能派", "cannot be sent"),
    ("已调派", "dispatched"),
    ("受领", "has accepted the task"),
    ("出动途中", "on the way"),
    ("到场", "on scene"),
    ("作业中", "working"),
    ("撤离途中", "withdrawing"),
    ("归队", "back at its station"),
    ("休整", "resting"),
    ("不可用", "out of service"),
    ("被抽调", "recalled"),
    ("已撤销", "cancelled"),
    ("未启动", "not started"),
    ("{} 级", "level {}"),
    ("姓名待补({})", "name to follow ({})"),
    ("其所属", "its own"),
    ("强制转移", "Relocation by force"),
    (
        "浙江省气象灾害防御条例第26条",
        "Zhejiang meteorological disaster regulations, art. 26",
    ),
    // Reports.
    (
        "请作废时限事项,写明理由。",
        "Make the obligation void instead, and say why.",
    ),
    // Supplies.
    ("其他储备点可用:{}。", "Another depot has some: {}."),
    ("其他储备点也不足。", "No other depot has enough either."),
    ("{} 行 {}", "{} rows {}"),
    // What to do instead.
    (
        "请由有权岗位决定,或改为记录。",
        "Let a post with the right decide, or record it instead.",
    ),
    (
        "该储备点属{},请商请其调拨。",
        "This depot is the property of {}. Ask for its goods.",
    ),
    ("请注明代谁记录。", "Say for whom you record it."),
    ("请用撤哨,写明误吹。", "Withdraw it as a mistaken whistle."),
    ("请用撤哨,写明误报。", "Withdraw it as a mistaken report."),
    ("请用拆分。", "Split them."),
    ("请用合并。", "Merge them."),
    ("请再次变更事件类型。", "Change the type once more."),
    ("请下达取消指令。", "Give a cancelling order."),
    ("请登记归还。", "Record the return."),
    ("请用重启。", "Reopen it."),
    ("请再次抽调。", "Recall it once more."),
    (
        "请用移交或更换指挥官。",
        "Hand command over, or replace the commander.",
    ),
    (
        "请采用新的一组数字,写明理由。",
        "Adopt a new set of figures with the reason.",
    ),
    ("请补记更正。", "Record a correction."),
    (
        "该储备点属{},请商请其调拨。",
        "The depot belongs to {}. Ask its owner for the goods.",
    ),
    // What cannot be.
    (
        "填报间隔应为 {} 至 {} 秒。",
        "Rounds of a return are {} to {} s apart.",
    ),
    (
        "填报时限早于所报时刻,请核对时间。",
        "The return is due before the moment it speaks of. Check the times.",
    ),
    (
        "零报告不能同时填数。请去掉零报告,或去掉各项数字。",
        "A zero report has no figures beside it. Take out one of the two.",
    ),
    (
        "填报没有内容。没有情况请报零报告,不清楚的项目请填不详。",
        "The return says nothing. Give a zero report, or say what is unknown.",
    ),
    (
        "「{}」应填数字或不详,不超过 {}。",
        "“{}” is a number of at most {}, or unknown.",
    ),
    ("「{}」应为:{}。", "“{}” is one of: {}."),
    (
        "撤出人数为 0,应至少 1 人。",
        "0 people came out. Expected at least 1.",
    ),
    (
        "这条不一致已经核定。需要时请另行记录。",
        "This conflict is settled already. Record a note if need be.",
    ),
    (
        "记录号 {} 没有违反系统规则,无须隔离。",
        "Record {} broke no rule of the system. It need not be skipped.",
    ),
    (
        "启动或调整响应须填理由和依据。",
        "To start or change a response, give the reason and the evidence.",
    ),
    (
        "{} 的 {} 为 {},应不超过 {}。",
        "{}: the quantity of {} is {}. Expected at most {}.",
    ),
    (
        "数量超出范围,应不超过 {}。",
        "The quantity is out of range. Expected at most {}.",
    ),
    (
        "规则版本 {} 不高于现行版本 {},应为更高的版本。",
        "Edition {} is not above edition {}, which is in force. Give a higher one.",
    ),
    (
        "速度 {}‰ 超出范围,应为 0 至 {}。",
        "Speed {}‰ is out of range. Expected 0 to {}.",
    ),
    (
        "实战时钟不能变速,应为 1000‰。",
        "The live clock cannot change its speed. Expected 1000‰.",
    ),
    (
        "留任指挥官须是两个事件之一的现任指挥官。",
        "Who stays in command must command one of the two incidents now.",
    ),
    (
        "数量为 0,应至少为 1。",
        "The quantity is 0. Expected at least 1.",
    ),
    (
        "归还和消耗都是 0。请至少填一项。",
        "Nothing came back and nothing was used up. Fill in at least one.",
    ),
    (
        "没有填任何数字。请至少填一项,不知道的填不详。",
        "No figure was given. Give at least one; what is not known is unknown.",
    ),
    (
        "采用数是空的。请至少填一项。",
        "The adopted set is empty. Give at least one figure.",
    ),
    (
        "人数为 0。人员核查至少 1 人。",
        "The number of people is 0. A person sought stands for at least 1.",
    ),
    (
        "人数 {}、时限 {} 分不成立,应为至少 1 人、1 至 {} 分。",
        "{} people for {} minutes cannot be. Expected at least 1 and 1 to {} minutes.",
    ),
    (
        "应到人数为 0,请填应到人数。",
        "The number expected is 0. Say how many should be there.",
    ),
    ("图形不成立:点。", "The shape cannot be: a point."),
    (
        "图形不成立:线至少 2 点。",
        "The shape cannot be: a line has at least 2 points.",
    ),
    (
        "图形不成立:面至少 3 点。",
        "The shape cannot be: an area has at least 3 points.",
    ),
    (
        "图形不成立:半径 1 至 100000 米。",
        "The shape cannot be: a radius is 1 to 100000 m.",
    ),
    ("请写明是哪条道路。", "Say which road it is."),
    (
        "限速应为 1 至 120 公里每小时。",
        "A road is slowed to 1 to 120 km/h.",
    ),
    (
        "第 {} 步不存在,应为 1 至 {}。",
        "There is no step {}. Expected 1 to {}.",
    ),
    (
        "记录号 {} 没有违反系统规则,无须隔离。",
        "Record {} broke no rule. It needs no quarantine.",
    ),
    (
        "数量超出范围,应不超过 {}。",
        "The quantity is out of range. Expected at most {}.",
    ),
    (
        "{} 的 {} 为 {},应不超过 {}。",
        "{} has {}: {}. Expected at most {}.",
    ),
    (
        "撤出人数为 0,应至少 1 人。",
        "Nobody came out. Expected at least 1 person.",
    ),
    (
        "启动或调整响应须填理由和依据。",
        "A response level needs its reason and its evidence.",
    ),
    (
        "这条不一致已经核定。需要时请另行记录。",
        "This conflict is settled. Record what is new apart.",
    ),
    (
        "可召回 {} 分,应为 0 至 {}。",
        "Recallable in {} min. Expected 0 to {}.",
    ),
    (
        "结束清单没有第 {} 项,应为 1 至 {}。",
        "The closing list has no point {}. Expected 1 to {}.",
    ),
    (
        "事件仍在处置中,无须重启。",
        "The incident is open. It need not be reopened.",
    ),
    (
        "吹哨至少须有一个条件。",
        "A whistle needs at least one condition.",
    ),
    (
        "记录内容为空,请填写。",
        "The note is empty. Write something.",
    ),
    (
        "片区指挥没有事件,请至少选一个。",
        "The area command has no incident. Choose at least one.",
    ),
];

/// The English of an aside; what is no aside of ours, such as a name, stays as it is.
pub(super) fn english(zh: &str) -> String {
    PHRASES
        .iter()
        .chain(paper::PHRASES)
        .chain(proposing::PHRASES)
        .chain(personal::PHRASES)
        .chain(reporting::PHRASES)
        .chain(search::PHRASES)
        .chain(response::PHRASES)
        .chain(shift::PHRASES)
        .chain(broken::PHRASES)
        .chain(hazard_area::PHRASES)
        .find_map(|(form, en)| holes(form, zh).map(|found| filled(en, &found)))
        .unwrap_or_else(|| zh.to_owned())
}

/// What stands in the holes of a form; `None` where the text has another form.
fn holes<'a>(form: &str, text: &'a str) -> Option<Vec<&'a str>> {
    let mut parts = form.split("{}");
    let mut rest = text.strip_prefix(parts.next()?)?;
    let mut found = Vec::new();
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        let end = if parts.peek().is_none() {
            rest.len().checked_sub(part.len())?
        } else {
            rest.find(part)?
        };
        let (hole, after) = rest.split_at_checked(end)?;
        rest = after.strip_prefix(part)?;
        found.push(hole);
    }
    rest.is_empty().then_some(found)
}

fn filled(form: &str, holes: &[&str]) -> String {
    let mut holes = holes.iter();
    let mut text = String::new();
    for (place, part) in form.split("{}").enumerate() {
        if place > 0 {
            text.push_str(holes.next().copied().unwrap_or_default());
        }
        text.push_str(part);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn is_han(c: char) -> bool {
        ('\u{4E00}'..='\u{9FFF}').contains(&c)
    }

    /// Every Chinese sentence that stands as a literal in a source file, its holes as `7`.
    fn sentences(source: &str) -> Vec<String> {
        let code = source
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        code.flat_map(|line| line.split('"').skip(1).step_by(2))
            .filter(|literal| literal.ends_with('。'))
            .map(|literal| {
                let mut said = String::new();
                let mut depth = 0;
                for c in literal.chars() {
                    match c {
                        '{' => depth += 1,
                        '}' => {
                            depth -= 1;
                            said.push('7');
                        }
                        c if depth == 0 => said.push(c),
                        _ => {}
                    }
                }
                said
            })
            .collect()
    }

    fn sources(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).expect("a folder of the fold");
        let paths = entries.map(|it| it.expect("an entry").path());
        paths
            .flat_map(|path| {
                if path.is_dir() {
                    sources(&path)
                } else {
                    vec![std::fs::read_to_string(&path).expect("a text")]
                }
            })
            .collect()
    }

    #[test]
    fn every_sentence_of_the_fold_has_its_english() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/fold");
        let mut seen = 0;
        let mut missing = Vec::new();
        for zh in sources(&folder).iter().flat_map(|source| sentences(source)) {
            // Which shape is wrong is said by four fixed words.
            let zh = zh.replace("不成立:7", "不成立:点");
            if english(&zh).chars().any(is_han) {
                missing.push(zh);
            }
            seen += 1;
        }
        assert!(missing.is_empty(), "add to PHRASES: {missing:#?}");
        assert!(seen > 30, "only {seen} sentences found");
    }

    #[test]
    fn a_form_meets_its_text_and_no_other() {
        assert_eq!(holes("第 {} 步", "第 3 步"), Some(vec!["3"]));
        assert_eq!(holes("{} 级", "III 级"), Some(vec!["III"]));
        assert_eq!(holes("{},{}。", "a,b。"), Some(vec!["a", "b"]));
        assert_eq!(holes("部门", "部门"), Some(Vec::new()));
        assert_eq!(holes("部门", "部门甲"), None);
        assert_eq!(holes("第 {} 步", "第 3 项"), None);
        assert_eq!(english("郭溪消防站"), "郭溪消防站");
    }
}
