//! `yishao rights`: who may say what, and which acts are not ours to decide (practice R4).

use clap::Args;
use dispatch_core::catalogue::{Act, Authority, Catalogue, PostKind};
use dispatch_core::command::{COMMANDS, Kind};
use dispatch_core::district::District;
use dispatch_core::fold::{Right, right_of, rights_of};
use serde_json::{Map, Value, json};

use crate::command_line::{Everywhere, Lang};
use crate::failure::{Failure, say};
use crate::folders;

/// How the table is printed.
#[derive(Debug, Args)]
pub struct RightsOptions {
    /// 以 JSON 输出 · Print JSON
    #[arg(long)]
    json: bool,
    /// 地区:文件夹或名称,决定各类岗位设在哪个单位 · The district, whose posts say where each kind stands
    #[arg(long, value_name = "DISTRICT", default_value = folders::DEMONSTRATION)]
    district: String,
}

/// Prints the table post kind × command × ground, as the fold judges by it, and the acts with their authority.
///
/// # Errors
/// The catalogue or the district cannot be read.
pub fn run(options: &RightsOptions, everywhere: &Everywhere) -> Result<(), Failure> {
    let catalogue = folders::catalogue(None)?;
    let district = folders::district(&options.district, everywhere, &catalogue)?;
    if options.json {
        return say(&as_json(&catalogue, &district));
    }
    lines(&catalogue, &district, everywhere.lang())
        .iter()
        .try_for_each(|line| say(line))
}

/// In which state a ground holds.
fn state_of(ground: Right) -> (&'static str, &'static str, &'static str) {
    match ground {
        Right::Official => ("official", "任一时刻", "at any moment"),
        Right::Centre => ("centre", "指挥中心岗位", "posts of the centre"),
        Right::Chief => ("chief", "值班长、带班领导", "duty chief, leader on duty"),
        Right::Commander => (
            "commander",
            "任本事件现场指挥官时;中心、指挥助理可代记其决定",
            "while in command of the incident; the centre and a clerk write down what he decided",
        ),
        Right::Scene => ("scene", "指挥助理、安全员", "clerk, safety officer"),
        Right::Township => ("township", "本镇街的事件", "incidents of its own township"),
        Right::Lead => (
            "lead",
            "本单位为主管部门的事件",
            "incidents its department leads",
        ),
        Right::Subject => ("subject", "所说的是本单位", "about its own unit"),
        Right::Owner => (
            "owner",
            "本单位的队伍、储备点",
            "teams and depots of its own unit",
        ),
        Right::Director => ("director", "演练中", "in a drill"),
    }
}

/// The grounds a post of this kind can ever stand on for a command, wherever in the district one
/// stands; which of them holds now depends on the incident: [`state_of`]. None where the district
/// has no such post.
fn grounds_of(kind: &PostKind, command: &str, district: &District) -> Vec<Right> {
    let posts = district.posts.iter();
    let own = posts.filter(|it| it.kind.as_str() == kind.id);
    let mut grounds = Vec::new();
    for right in own.flat_map(|it| rights_of(it.kind.as_str(), &it.unit, command)) {
        if !grounds.contains(&right) {
            grounds.push(right);
        }
    }
    grounds
}

fn authority(act: &Act) -> (&'static str, &'static str, &'static str) {
    match act.authority {
        Authority::Commander => ("commander", "现场指挥官", "field commander"),
        Authority::Centre => ("centre", "指挥中心", "centre"),
        Authority::Government => ("government", "政府,提请", "the government, on request"),
        Authority::Other => ("other", "其他机关,提请", "another authority, on request"),
    }
}

fn kind_word(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Decision => ("decision", "决定"),
        Kind::Fact => ("fact", "情况"),
    }
}

fn as_json(catalogue: &Catalogue, district: &District) -> String {
    let name = |ground: &Right| state_of(*ground).0;
    let commands: Vec<Value> = COMMANDS
        .iter()
        .map(|(command, kind, zh)| {
            let grounds: Vec<&str> = right_of(command).iter().map(name).collect();
            json!({"command": command, "zh": zh, "kind": kind_word(*kind).0, "grounds": grounds})
        })
        .collect();
    let posts: Vec<Value> = posts(catalogue)
        .into_iter()
        .map(|post| {
            let may: Map<String, Value> = COMMANDS
                .iter()
                .map(|(command, _, _)| (*command, grounds_of(post, command, district)))
                .filter(|(_, grounds)| !grounds.is_empty())
                .map(|(command, grounds)| {
                    let grounds: Vec<&str> = grounds.iter().map(name).collect();
                    (command.to_owned(), json!(grounds))
                })
                .collect();
            json!({"post": post.id, "zh": post.zh, "may": may})
        })
        .collect();
    let acts: Vec<Value> = acts(catalogue)
        .into_iter()
        .map(|act| {
            let law = act.law.as_ref().map(|it| it.zh.as_str());
            json!({"act": act.id, "zh": act.zh, "authority": authority(act).0, "law": law})
        })
        .collect();
    json!({"commands": commands, "posts": posts, "acts": acts}).to_string()
}

fn lines(catalogue: &Catalogue, district: &District, lang: Lang) -> Vec<String> {
    let pick = |zh: &str, en: &str| match lang {
        Lang::Zh => zh.to_owned(),
        Lang::En => en.to_owned(),
    };
    let ground = |it: &Right| {
        let (_, zh, en) = state_of(*it);
        pick(zh, en)
    };
    let mut lines = vec![pick("一、记录和决定", "1. What may be said")];
    for (command, kind, zh) in COMMANDS {
        let grounds: Vec<String> = right_of(command).iter().map(ground).collect();
        let (en_kind, zh_kind) = kind_word(*kind);
        let kind = pick(zh_kind, en_kind);
        lines.push(format!("{command}\t{zh}\t{kind}\t{}", grounds.join(" | ")));
    }
    lines.push(pick("二、岗位", "2. Kinds of post"));
    for post in posts(catalogue) {
        for (command, _, zh) in COMMANDS {
            let grounds = grounds_of(post, command, district);
            if grounds.is_empty() || grounds.contains(&Right::Official) {
                continue;
            }
            let grounds: Vec<String> = grounds.iter().map(ground).collect();
            let name = pick(&post.zh, &post.en);
            lines.push(format!("{name}\t{command}\t{zh}\t{}", grounds.join(" | ")));
        }
    }
    lines.push(pick("三、法定权限", "3. Acts and who decides them"));
    for act in acts(catalogue) {
        let (_, zh, en) = authority(act);
        let law = act.law.as_ref().map(|it| pick(&it.zh, &it.en));
        let name = pick(&act.zh, &act.en);
        let law = law.unwrap_or_default();
        lines.push(format!("{}\t{name}\t{}\t{law}", act.id, pick(zh, en)));
    }
    lines
}

fn posts(catalogue: &Catalogue) -> Vec<&PostKind> {
    let mut posts: Vec<&PostKind> = catalogue.posts.values().collect();
    posts.sort_by_key(|it| it.order);
    posts
}

fn acts(catalogue: &Catalogue) -> Vec<&Act> {
    let mut acts: Vec<&Act> = catalogue.acts.values().collect();
    acts.sort_by_key(|it| (it.authority, it.order));
    acts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped() -> (Catalogue, District) {
        let everywhere = Everywhere {
            data: None,
            lang: None,
            passphrase_stdin: false,
        };
        let catalogue = folders::catalogue(None).unwrap();
        let district = folders::district("ouhai", &everywhere, &catalogue).unwrap();
        (catalogue, district)
    }

    fn table() -> Value {
        let (catalogue, district) = shipped();
        serde_json::from_str(&as_json(&catalogue, &district)).unwrap()
    }

    fn may(table: &Value, post: &str, command: &str) -> Value {
        let posts = table["posts"].as_array().unwrap();
        let row = posts.iter().find(|it| it["post"] == post).unwrap();
        row["may"][command].clone()
    }

    #[test]
    fn the_chief_recalls_and_the_duty_officer_does_not() {
        let table = table();
        assert_eq!(may(&table, "duty-chief", "recall"), json!(["chief"]));
        assert_eq!(may(&table, "duty-officer", "recall"), Value::Null);
        assert_eq!(
            may(&table, "duty-officer", "end_scene"),
            json!(["commander"])
        );
        assert_eq!(may(&table, "duty-officer", "file"), json!(["centre"]));
    }

    #[test]
    fn a_kind_of_post_may_what_its_posts_may_where_the_district_has_them() {
        let table = table();
        for kind in ["district-leader", "government-office-duty"] {
            assert_eq!(may(&table, kind, "file"), Value::Null, "{kind}");
            assert_eq!(may(&table, kind, "note"), json!(["official"]), "{kind}");
        }
        assert_eq!(may(&table, "director", "recall"), json!(["director"]));
        let raise = json!(["township", "commander"]);
        assert_eq!(may(&table, "township-area-leader", "raise"), raise);
        let own = json!(["subject"]);
        assert_eq!(may(&table, "township-duty-head", "set_duty"), own);
        let nowhere = may(&table, "deputy-commander", "note");
        assert_eq!(nowhere, Value::Null, "no such post in this district");
    }

    #[test]
    fn every_command_and_every_act_has_its_line() {
        let (catalogue, district) = shipped();
        let table = table();
        assert_eq!(table["commands"].as_array().unwrap().len(), COMMANDS.len());
        let acts = table["acts"].as_array().unwrap();
        assert_eq!(acts.len(), catalogue.acts.len());
        for act in acts {
            let reserved = act["authority"] == "government" || act["authority"] == "other";
            assert!(!reserved || act["law"].is_string(), "{act}");
        }
        for lang in [Lang::Zh, Lang::En] {
            assert!(lines(&catalogue, &district, lang).len() > COMMANDS.len() + acts.len());
        }
    }
}
