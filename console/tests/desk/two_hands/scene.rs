//! 08:42 to 08:54: orders and their answers, supplies, a pump without power, people who are moved, what
//! came late and what cannot be done.

use eframe::egui::Key;

use super::hands::{By, CTRL, Hands, NONE};

/// Opens the form of an order and writes it; `to` are the addressees.
pub fn order(hands: &mut Hands, words: &str, to: &[&str]) {
    hands.strike((NONE, Key::O), "下达指令", &[]);
    hands.write("指令内容", words);
    for who in to {
        hands.press(who, &[]);
    }
}

const CLOSE: &str = "双向封闭下穿道路,摆水马和警示灯,劝离围观";
const RESTORE: &str = "恢复六虹桥泵站供电";

/// The ends are closed, and it is confirmed.
pub fn the_ends_are_closed(hands: &mut Hands) {
    hands.at("08:42:00");
    order(hands, CLOSE, &["区公安分局", "郭溪综合应急救援队（示例）"]);
    hands.press("下达", &["order"]);
    hands.at("08:43:00");
    hands.press("出发 区应急管理局分管副局长", &["commander_on_way"]);
    hands.at("08:44:20");
    hands.department_comes("区公安分局", "6");
    hands.at("08:44:30");
    hands.team_comes("交警二中队", "6");
    for (time, who) in [
        ("08:45:40", "区公安分局"),
        ("08:45:50", "郭溪综合应急救援队"),
    ] {
        hands.at(time);
        let presses = format!("已完成 {who}");
        hands.say(&format!("wc {who}"), &[&presses], &["answer"]);
    }
    hands.at("08:46:00");
    let presses = format!("确认完成 {CLOSE}");
    hands.say("qr 双向封闭", &[&presses], &["confirm"]);
}

/// Supplies, a pump without power, people who are moved, a ring on the map.
pub fn the_pumps_stand(hands: &mut Hands) {
    for (time, item, quantity) in [("08:45:00", "救生衣", "12"), ("08:45:10", "水马", "20")] {
        hands.at(time);
        match hands.by {
            By::Keys => {
                let line = format!("wz {item}·郭溪物资储备点 {quantity}");
                hands.say(&line, &[], &["supply"]);
            }
            By::Mouse => {
                if item == "救生衣" {
                    hands.press("物资", &[]);
                }
                hands.pick("要哪种物资", item);
                hands.write("数量", quantity);
                hands.press("直接调拨 郭溪物资储备点", &["supply"]);
            }
        }
    }
    hands.at("08:46:20");
    facility(hands, "六虹桥泵站", "停电", "泵站失电,两台泵停转");
    hands.at("08:47:00");
    order(hands, RESTORE, &["国网瓯海供电"]);
    hands.write("限时完成", "09:05");
    hands.press("下达", &["order"]);
    hands.at("08:47:30");
    hands.below(Key::Num5, "指引");
    hands.press("完成 双向封闭下穿道路", &["tick"]);
    hands.below(Key::Num5, "指引");

    hands.at("08:48:00");
    let (area, to, by) = (
        "东侧沿街低洼店铺 11 户",
        "郭溪避灾安置场所",
        "步行,镇街干部带队",
    );
    match hands.by {
        By::Keys => {
            let line = format!("zy 转移 {area}；{to}；{by}");
            hands.say(&line, &[], &["evacuate"]);
        }
        By::Mouse => {
            hands.press("变更与请求", &[]);
            hands.press("疏散转移", &[]);
            hands.press("转移", &[]);
            hands.write("转移哪些人、哪一片", area);
            hands.write("转到哪里", to);
            hands.write("怎么转", by);
            hands.press("下达转移", &["evacuate"]);
        }
    }
    hands.at("08:49:00");
    hands.say("hz 国网瓯海供电", &["回执 国网瓯海供电"], &["receipt"]);
    hands.at("08:49:30");
    match hands.by {
        By::Keys => hands.say("bh 警戒区 200", &[], &["plot"]),
        By::Mouse => {
            hands.press("标绘", &[]);
            hands.press("警戒区", &[]);
            hands.press("事件地点", &[]);
            hands.write("半径（米）", "200");
            hands.press("标上", &["plot"]);
        }
    }
    hands.at("08:50:00");
    hands.below(Key::Num6, "信息");
    hands.press("电话报告", &[]);
    hands.write("内容", "两车被淹,1 人下落不明,被困人数不详;镇街先期指挥");
    hands.press("登记上报", &["report"]);
    hands.below(Key::Num6, "信息");
}

pub fn facility(hands: &mut Hands, name: &str, state: &str, words: &str) {
    hands.strike((CTRL, Key::Num6), "设施与风险点", &[]);
    hands.press(&format!("记录状态 {name}（示例）"), &[]);
    hands.write("说明", words);
    hands.press(&format!("{state} {name}（示例）"), &["facility_state"]);
    hands.strike((CTRL, Key::Num0), "事件", &[]);
}

/// Fire was there before it was called, which is written down later; power cannot do as it is told.
pub fn what_came_late_and_what_cannot(hands: &mut Hands) {
    hands.at("08:50:40");
    hands.department_comes("区卫生健康局", "2");
    hands.at("08:50:50");
    hands.team_comes("郭溪急救站", "3");
    hands.at("08:52:40");
    hands.strike((CTRL, Key::Num7), "补录", &[]);
    hands.write("纸质记录编号", "郭溪 3");
    let lines = "08:44 区消防救援大队 到场 当面 2人\n08:44 郭溪消防站 到场 当面 12人\n08:46 水域二队 到场 当面 8人";
    hands.write("纸上各行", lines);
    hands.press(
        "全部补录",
        &["paper", "report_in", "team_state", "team_state"],
    );
    hands.strike((CTRL, Key::Num0), "事件", &[]);

    hands.at("08:53:00");
    let why = "配电房进水,改用应急发电车";
    match hands.by {
        By::Keys => hands.say(&format!("wf 国网瓯海供电 {why}"), &[], &["answer"]),
        By::Mouse => {
            // What is being carried out keeps a line until somebody unfolds it.
            hands.press(&format!("展开 {RESTORE}"), &[]);
            hands.press("答复… 国网瓯海供电", &[]);
            hands.write("理由", why);
            hands.press("无法执行 国网瓯海供电", &["answer"]);
        }
    }
    hands.at("08:53:30");
    hands.send("应急发电车组", "商请调派", "request_team");
    hands.at("08:54:00");
    hands.say("yp 应急发电车组", &["已派 应急发电车组"], &["answer_team"]);
}
