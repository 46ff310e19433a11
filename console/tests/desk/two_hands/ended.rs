//! 09:50 to 11:00: the water goes down, the third man is found, the scene ends, the file is closed.

use eframe::egui::Key;

use super::figures::{adopted, said};
use super::hands::{By, Hands, NONE};
use super::scene::order;

const AGAIN: &str = "水中已清零,发电车向泵站送电";
const PUMP: &str = "泵站与移动泵车同时抽排,关闭拍门";
/// Both pumps work; what was done is confirmed by whoever ordered it.
pub fn the_water_goes_down(hands: &mut Hands) {
    hands.at("09:50:10");
    order(hands, PUMP, &["区综合行政执法局", "区排水抢险一队（示例）"]);
    hands.press("下达", &["order"]);
    hands.at("09:51:00");
    hands.press("作业中 区排水抢险一队", &["team_state"]);
    hands.at("09:53:00");
    hands.press(&format!("确认完成 {AGAIN}"), &["confirm"]);
}

/// He swam out by himself and lies in hospital; the centre says which figures count.
pub fn the_third_man_is_found(hands: &mut Hands) {
    hands.at("10:10:00");
    let words = "一名溺水男子 08:50 由路人送来,自述从下穿道路游出,在治";
    said(hands, "医院", &[("送医", "1")], words);
    hands.at("10:13:30");
    hands.strike((NONE, Key::Num6), "信息", &[]);
    hands.press("送医 白色轿车副驾,男", &["sought"]);
    hands.strike((NONE, Key::Num6), "信息", &[]);
    hands.at("10:14:00");
    let none = [("送医", "1"), ("下落不明", "0")];
    said(hands, "公安现场", &none, "经核对,即第三人");
    let reason = "第三人已在医院救治,公安核对确认";
    let all = [
        ("获救", "2"),
        ("送医", "1"),
        ("下落不明", "0"),
        ("被困", "0"),
    ];
    adopted(hands, &all, "公安现场", reason);
    hands.at("10:30:00");
    hands.say("kz", &["已控制"], &["controlled"]);
    for (time, who) in [
        ("10:34:00", "区综合行政执法局"),
        ("10:34:20", "区排水抢险一队"),
    ] {
        hands.at(time);
        hands.press(&format!("已完成 {who}"), &["answer"]);
    }
    hands.at("10:35:00");
    hands.say(
        "qr 泵站与移动",
        &[&format!("确认完成 {PUMP}")],
        &["confirm"],
    );
}

/// Who came goes, what was lent comes back, everybody is counted; the scene ends.
pub fn the_scene_ends(hands: &mut Hands) {
    for (time, who, says) in [
        ("10:37:00", "水域二队", "release_team"),
        ("10:37:10", "郭溪急救站", "release_team"),
        ("10:37:20", "区消防救援大队", "release"),
    ] {
        hands.at(time);
        hands.say(
            &format!("cl {who}"),
            &[&format!("准予撤离（代记） {who}")],
            &[says],
        );
    }
    hands.at("10:42:00");
    if hands.by == By::Mouse {
        hands.press("危险区登记与清点", &[]);
        hands.pick("清点谁", "清点谁 现场全体");
        hands.write("清点到", "54");
        hands.write("应到", "54");
    }
    let count = ["人员清点 现场全体"];
    hands.say("qd 现场全体 54 54", &count, &["roll_call"]);
    hands.at("10:45:00");
    hands.press("现场处置结束…", &[]);
    hands.press("现场处置结束（代记）", &["end_scene"]);
}

/// The road is open, the last report is up, and the centre files it.
pub fn it_is_filed(hands: &mut Hands) {
    hands.at("10:50:00");
    hands.strike((NONE, Key::Num4), "物资", &[]);
    hands.press("归还 救生衣", &["supply_back"]);
    hands.press("归还 水马", &["supply_back"]);
    hands.strike((NONE, Key::Num4), "物资", &[]);
    hands.at("10:52:00");
    let open = format!("恢复通行 {}", super::called::PLACE);
    match hands.by {
        By::Keys => hands.say("hf 六虹桥", &[], &["open_road"]),
        By::Mouse => {
            hands.press("设施与风险点", &[]);
            hands.press(&open, &["open_road"]);
            hands.press("事件", &[]);
        }
    }
    hands.press("重启、恢复通行…", &[]);
    hands.write("理由或内容", "六虹桥延伸段下穿道路双向恢复通行");
    hands.press("恢复通行", &["restore_access"]);
    hands.at("10:55:00");
    hands.strike((NONE, Key::Num6), "信息", &[]);
    hands.press("终报", &[]);
    hands.write(
        "内容",
        "获救 2,送医 1,无人死亡;10:45 现场处置结束,10:52 恢复通行",
    );
    hands.press("已由", &[]);
    hands.press("登记上报", &["report"]);
    hands.at("11:00:00");
    hands.press("办结归档", &["file"]);
}
