//! The start page: three choices, each of them by keyboard and by mouse, and what becomes of it.

use std::path::Path;

use dispatch_core::entry::World;
use dispatch_core::source::Fault;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, ViewportCommand};
use egui_kittest::kittest::Queryable;
use expect_test::expect;
use yishao::desk::start::{Ask, Opened, Told};
use yishao::desk::{Blind, Skin};
use yishao::folders;
use yishao::language::Lang;
use yishao::setting_up::brings::Against;
use yishao::setting_up::examine::{Examined, Step, There, examine};

use crate::keeper::Room;
use crate::newcomer::Newcomer;
use crate::window::options;

/// The demonstration district, checked for good.
fn sound() -> Box<Examined> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/districts/ouhai");
    let nowhere = tempfile::tempdir().unwrap();
    let catalogue = folders::catalogue(None).unwrap();
    let mut examined = examine(&folder, &catalogue, nowhere.path(), &mut |_| {});
    examined.folder = "/data/ouhai".into();
    Box::new(examined)
}

fn faulty(faults: Vec<Fault>) -> Box<Examined> {
    Box::new(Examined {
        folder: "/data/longwan".into(),
        faults,
        more: 0,
        warnings: Vec::new(),
        sound: None,
    })
}

#[test]
fn there_are_three_choices_each_with_what_happens() {
    let mut newcomer = Newcomer::arrives(|_| {});
    newcomer.aloud(
        "choices",
        &expect![[r#"
            一哨 应急指挥调度
            从哪里开始
            1 [试一次演练]
            另开一个窗口，演示郭溪六虹桥下穿道路积水，150 分钟，可快放；演练有自己的记录，不影响实战。
            2 [建立本辖区]
            读入本区的镇街、部门、岗位、队伍等表格，错误一次列全；核对无误并启用后，打开本区的实战台。
            3 [打开处置记录]
            打开已有的处置记录文件：先看清是哪个区、谁在写，再接着记录，或只读查看。
            [退出]
            按数字键选择 · Tab 移动，Enter 按下 · 文件夹或文件可以拖到窗口里 · F1 说明 · F9 English
        "#]],
    );
    newcomer.key(Key::F9);
    newcomer.aloud("choices-en", &expect![[r#"
        Yishao emergency command and dispatch
        Where to begin
        1 [Try a drill]
        Opens the flooded underpass of Guoxi in a window of its own, 150 minutes that can be played fast; a drill has its own record and touches nothing live.
        2 [Set up my district]
        Reads your lists of townships, offices, posts and teams and tells all faults at once; once they are sound and adopted, your live desk opens.
        3 [Open a ledger]
        Opens a ledger that exists: first it is said whose it is and who writes it, then you go on with it or only look.
        [Quit]
        Press the number · Tab moves, Enter presses · a folder or a file may be dropped on the window · F1 manual · F9 中文
    "#]]);
}

#[test]
fn the_drill_opens_in_a_window_of_its_own_by_key_and_by_press() {
    let mut newcomer = Newcomer::arrives(|_| {});
    newcomer.key(Key::Num1);
    assert_eq!(newcomer.asks(), [Ask::Drill]);
    assert!(newcomer.sees("正在打开") || newcomer.sees("试一次演练"));
    // While it opens nothing else is asked.
    newcomer.key(Key::Num1);
    assert_eq!(newcomer.asks(), []);
    newcomer.hears(Told::DrillStarted);
    assert!(newcomer.sees("演练窗口正在打开。"));
    newcomer.press("试一次演练");
    assert_eq!(newcomer.asks(), [Ask::Drill]);
    newcomer.hears(Told::Failed(Blind {
        zh: "演练窗口打不开:没有内存".to_owned(),
        en: "no memory".to_owned(),
    }));
    assert!(newcomer.sees("演练窗口打不开:没有内存"));
    let mut without = Newcomer::arrives(|it| it.drill = false);
    without.key(Key::Num1);
    assert_eq!(without.asks(), []);
}

#[test]
fn a_folder_is_checked_its_faults_are_listed_and_it_is_checked_again_by_one_key() {
    let mut newcomer = Newcomer::arrives(|_| {});
    newcomer.press("建立本辖区");
    newcomer.aloud(
        "district",
        &expect![[r#"
            建立本辖区
            把本区数据的文件夹拖到窗口里，或把路径粘贴在这里，回车核对。文件夹只被读取，不会改动。
            文件夹
            文件夹:
            (核对) [写一份空白模板] [返回]
            还没有数据：先写一份模板，每一列都有中文说明，用电子表格填。
            Esc 返回 · Tab 移动，Enter 按下 · F1 说明 · F9 English
        "#]],
    );
    newcomer.write("文件夹", "\"/data/longwan\"");
    newcomer.key(Key::Enter);
    let check = || Ask::Check("/data/longwan".into());
    assert_eq!(newcomer.asks(), [check()]);
    newcomer.hears(Told::Step(Step::Reading(3, 13)));
    assert!(newcomer.sees("正在读文件：3 / 13"));
    let fault =
        |file: &str, line, column, what: &str, expected: &str, nearest: Option<&str>| Fault {
            line,
            column,
            nearest: nearest.map(str::to_owned),
            ..Fault::of_file(file, what, expected)
        };
    newcomer.hears(Told::Checked(faulty(vec![
        fault(
            "departments.csv",
            5,
            38,
            "unknown name `helth`",
            "a department kind of the catalogue",
            Some("health"),
        ),
        fault("people.csv", 8, 9, "the name ``", "a name in Chinese", None),
        fault(
            "risks.csv",
            1,
            1,
            "a file of 1073741824 bytes",
            "at most 8388608",
            None,
        ),
        fault(
            "",
            1,
            1,
            "a folder of more than 10000 entries",
            "the folder of the district alone",
            None,
        ),
    ])));
    newcomer.aloud(
        "faults",
        &expect![[r#"
            建立本辖区
            把本区数据的文件夹拖到窗口里，或把路径粘贴在这里，回车核对。文件夹只被读取，不会改动。
            文件夹
            文件夹:/data/longwan
            [重新核对（F5）] [写一份空白模板] [返回]
            还没有数据：先写一份模板，每一列都有中文说明，用电子表格填。
            要改 4 处 [全部复制]
            每一条：文件：行：列，写了什么，应为什么。改好并保存，按 F5 重新核对。
            departments.csv:5:38
            没有「helth」这个名称；应为：词表里的部门类别；最接近：health
            people.csv:8:9
            空着；应为：中文名称
            risks.csv:1:1
            文件有 1073741824 字节；应为：至多 8388608
            整个文件夹
            文件夹里超过 10000 项；应为：只放本区数据的文件夹
            Esc 返回 · Tab 移动，Enter 按下 · F1 说明 · F9 English
        "#]],
    );
    newcomer.key(Key::F5);
    assert_eq!(newcomer.asks(), [check()]);
    assert!(
        newcomer.sees("departments.csv:5:38"),
        "what he is reading stays"
    );
    newcomer.hears(Told::Checked(faulty(Vec::new())));
    assert!(!newcomer.sees("departments.csv:5:38"));
    newcomer.key(Key::Escape);
    assert!(newcomer.sees("从哪里开始"));
}

#[test]
fn a_folder_that_is_dropped_and_sound_says_what_it_brings_and_becomes_the_desk() {
    let mut newcomer = Newcomer::arrives(|_| {});
    newcomer.drop("/data/ouhai");
    assert_eq!(newcomer.asks(), [Ask::Check("/data/ouhai".into())]);
    newcomer.hears(Told::Checked(sound()));
    newcomer.aloud("sound", &expect![[r#"
        建立本辖区
        把本区数据的文件夹拖到窗口里，或把路径粘贴在这里，回车核对。文件夹只被读取，不会改动。
        文件夹
        文件夹:/data/ouhai
        [重新核对（F5）] [写一份空白模板] [返回]
        还没有数据：先写一份模板，每一列都有中文说明，用电子表格填。
        核对无误：温州市瓯海区，数据版本 示例 2022-07
        镇街 14 
        部门 31 
        岗位 206 
        人员 273 
        值班 273 
        队伍 84 
        储备点 20 
        设施 29 
        场所 58 
        风险点 32 
        连同事件类型和词表，新的处置记录共 1087 行。
        启用以后：数据复制到本机数据文件夹的 districts/ouhai，建立新的处置记录 live/ouhai.ledger，打开实战台。
        [启用并打开实战台]
        Esc 返回 · Tab 移动，Enter 按下 · F1 说明 · F9 English
    "#]]);
    newcomer.press("启用并打开实战台");
    assert_eq!(newcomer.asks(), [Ask::Adopt]);
    assert!(newcomer.sees("正在启用"));
    let (room, link) = Room::new(World::live("330304"));
    let desk = Box::new(options(&room, link, (Lang::Zh, Skin::Dark)));
    newcomer.hears(Told::Opened(Opened::Desk(desk)));
    assert!(newcomer.harness.state().desk().is_some());
    room.publish();
    newcomer.harness.run_steps(3);
    assert!(newcomer.sees("实战") && !newcomer.sees("建立本辖区"));
}

#[test]
fn an_edition_in_use_is_compared_row_by_row() {
    let mut newcomer = Newcomer::arrives(|_| {});
    let mut examined = sound();
    let sound = examined.sound.as_mut().unwrap();
    sound.ledger = There::InUse("2025-12".to_owned());
    for brought in &mut sound.brings {
        brought.against = Some(Against::default());
    }
    let ids = |all: &[&str]| all.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    sound.brings[5].against = Some(Against {
        added: ids(&["a", "b", "c", "d", "e", "f", "g"]),
        changed: ids(&["guoxi-station"]),
        gone: ids(&["old-station"]),
    });
    newcomer.drop("/data/ouhai");
    newcomer.hears(Told::Checked(examined));
    newcomer.aloud("in-use", &expect![[r#"
        建立本辖区
        把本区数据的文件夹拖到窗口里，或把路径粘贴在这里，回车核对。文件夹只被读取，不会改动。
        文件夹
        文件夹:/data/ouhai
        [重新核对（F5）] [写一份空白模板] [返回]
        还没有数据：先写一份模板，每一列都有中文说明，用电子表格填。
        核对无误：温州市瓯海区，数据版本 示例 2022-07
        镇街 14 与在用的相同
        部门 31 与在用的相同
        岗位 206 与在用的相同
        人员 273 与在用的相同
        值班 273 与在用的相同
        队伍 84 增 7（a b c d e f …），改 1（guoxi-station），减 1（old-station）
        储备点 20 与在用的相同
        设施 29 与在用的相同
        场所 58 与在用的相同
        风险点 32 与在用的相同
        连同事件类型和词表，新的处置记录共 1087 行。
        本机已有 live/ouhai.ledger，启用的是数据版本 2025-12，记录保留它当时的数据；上表是差别。启用以后：文件夹换成新的（旧的移到 backup/districts），打开这份处置记录。新数据只进入新的处置记录。
        [启用并打开实战台]
        Esc 返回 · Tab 移动，Enter 按下 · F1 说明 · F9 English
    "#]]);
}

#[test]
fn a_template_is_asked_for_written_and_checked_at_once() {
    let mut newcomer = Newcomer::arrives(|_| {});
    newcomer.key(Key::Num2);
    newcomer.press("写一份空白模板");
    newcomer.aloud("template", &expect![[r#"
        写一份空白模板
        填四样，写出一个文件夹：district.toml 和十二张表。各列都有中文说明，必须有的行已列好；空着的格子填上就能启用。
        新文件夹（最后一段是地区的名称，用字母或数字，如 longwan）
        新文件夹（最后一段是地区的名称，用字母或数字，如 longwan）:
        本区全称，如 温州市龙湾区
        本区全称，如 温州市龙湾区:
        全区范围：西，南，东，北，WGS-84 度数，如 120.70,27.80,120.95,28.00
        全区范围：西，南，东，北，WGS-84 度数，如 120.70,27.80,120.95,28.00:
        六位行政区划代码，可以以后填
        六位行政区划代码，可以以后填:
        (写出模板) [返回]
        Esc 返回 · Tab 移动，Enter 按下 · F1 说明 · F9 English
    "#]]);
    let fields = [
        (
            "新文件夹（最后一段是地区的名称，用字母或数字，如 longwan）",
            "/data/longwan",
        ),
        ("本区全称，如 温州市龙湾区", "温州市龙湾区"),
        (
            "全区范围：西，南，东，北，WGS-84 度数，如 120.70,27.80,120.95,28.00",
            "1,2,3,4",
        ),
        ("六位行政区划代码，可以以后填", "330303"),
    ];
    for (field, text) in fields {
        newcomer.write(field, text);
    }
    newcomer.press("写出模板");
    let [
        Ask::Write {
            folder,
            zh,
            bbox,
            code,
        },
    ] = &newcomer.asks()[..]
    else {
        panic!("nothing was asked");
    };
    assert_eq!(folder, Path::new("/data/longwan"));
    assert_eq!(
        (&**zh, &**bbox, &**code),
        ("温州市龙湾区", "1,2,3,4", "330303")
    );
    newcomer.hears(Told::Written("/data/longwan".into()));
    let fault = Fault::of_file("people.csv", "the name ``", "a name in Chinese");
    newcomer.hears(Told::Checked(faulty(vec![fault])));
    assert!(newcomer.sees("模板已写好") && newcomer.sees("people.csv:1:1"));
}

#[test]
fn why_a_plain_start_came_here_is_said_and_the_window_can_be_quit() {
    let mut newcomer = Newcomer::arrives(|it| {
        it.told = Some(Blind {
            zh: "正由另一程序写入(席位 duty)".to_owned(),
            en: "being written by seat duty".to_owned(),
        });
    });
    assert!(newcomer.sees("正由另一程序写入(席位 duty)"));
    let quit = newcomer.harness.get_by_role_and_label(Role::Button, "退出");
    quit.click();
    let mut closed = false;
    for _ in 0..3 {
        newcomer.harness.step();
        let output = newcomer.harness.output().viewport_output.values();
        closed |= output
            .flat_map(|it| &it.commands)
            .any(|it| *it == ViewportCommand::Close);
    }
    assert!(closed);
}

#[test]
fn a_thread_that_has_ended_is_said() {
    let Newcomer {
        mut harness,
        asked,
        tell,
    } = Newcomer::arrives(|_| {});
    drop((asked, tell));
    harness.key_press(Key::Num1);
    harness.run_steps(3);
    let said = "起始页的线程已中止,请关闭窗口重新打开";
    assert!(harness.query_all_by_label_contains(said).next().is_some());
}

#[test]
fn the_manual_opens_over_the_page_and_a_changed_language_goes_along() {
    let mut newcomer = Newcomer::arrives(|_| {});
    assert!(newcomer.sees("一哨 应急指挥调度"));
    newcomer.key(Key::F1);
    assert!(newcomer.sees("起始页（Ctrl O）"));
    // A number chooses nothing while the manual is read.
    newcomer.key(Key::Num2);
    newcomer.key(Key::Escape);
    assert!(newcomer.sees("从哪里开始"));
    newcomer.key(Key::F9);
    newcomer.key(Key::F1);
    assert!(newcomer.sees("The start page (Ctrl O)"));
    newcomer.key(Key::F1);
    let (room, link) = Room::new(World::live("ouhai"));
    let options = options(&room, link, (Lang::Zh, Skin::Dark));
    newcomer.hears(Told::Opened(Opened::Desk(Box::new(options))));
    room.publish();
    newcomer.harness.run_steps(3);
    assert!(newcomer.sees("Incidents"));
}
