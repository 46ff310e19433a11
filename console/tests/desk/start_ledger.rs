//! Opening a ledger from the start page: what a file is, and what to do next.

use std::path::PathBuf;

use dispatch_core::entry::World;
use dispatch_core::time::Time;
use eframe::egui::Key;
use expect_test::expect;
use ledger::lock::Owner;
use ledger::{Damage, Flaw, LedgerError};
use yishao::desk::start::{Ask, Opened, Told};
use yishao::desk::{FirstLook, Locked};
use yishao::setting_up::looked::{About, Found, Looked};
use yishao::setting_up::recent::Recent;

use crate::keeper::START;
use crate::newcomer::Newcomer;

fn before() -> Recent {
    Recent {
        ledger: "/data/live/longwan.ledger".into(),
        district: "longwan".to_owned(),
        zh: "温州市龙湾区".to_owned(),
        en: "Longwan District".to_owned(),
        opened_at: Time(START),
    }
}

fn about() -> About {
    About {
        zh: "温州市瓯海区".to_owned(),
        en: "Ouhai District, Wenzhou".to_owned(),
        height: 1_229,
        at: Time(START),
    }
}

fn looked(found: Found) -> Told {
    Told::Looked(Box::new(Looked {
        path: "/usb/a.ledger".into(),
        found,
    }))
}

#[test]
fn a_file_is_what_it_says_and_each_has_its_next_step() {
    let world = || World::live("330305");
    let owner = Owner {
        pid: 4_711,
        host: "duty-1".to_owned(),
        seat: "duty".to_owned(),
        since: Time(START),
    };
    let path = || PathBuf::from("/usb/a.ledger");
    let table = [
        (
            "good",
            Found::Good(about(), "ouhai".to_owned()),
            Some("打开实战台"),
            expect![[r#"
                打开处置记录
                把处置记录文件拖到窗口里，或把路径粘贴在这里，回车查看。先只读，不改动。
                处置记录文件
                处置记录文件:/usb/a.ledger
                [查看] [返回]
                温州市瓯海区 · 记录 1229 条 · 最后 6-18 03:00
                [打开实战台]
                Esc 返回 · Tab 移动，Enter 按下 · F1 说明 · F9 English
            "#]],
        ),
        (
            "held",
            Found::Held(about(), owner),
            Some("只读打开（大屏）"),
            expect![[r#"
                打开处置记录
                把处置记录文件拖到窗口里，或把路径粘贴在这里，回车查看。先只读，不改动。
                处置记录文件
                处置记录文件:/usb/a.ledger
                [查看] [返回]
                温州市瓯海区 · 记录 1229 条 · 最后 6-18 03:00
                另一台指挥台正在写这份记录：席位 duty，主机 duty-1，进程 4711，自 6-18 03:00 起。要在这里办事，先关掉那一台；只想看，就只读打开。
                [只读打开（大屏）]
                像大屏一样显示警情、超时、指挥官，随记录更新；什么都不会写入。
                Esc 返回 · Tab 移动，Enter 按下 · F1 说明 · F9 English
            "#]],
        ),
        (
            "drill",
            Found::Drill(about()),
            Some("只读打开（大屏）"),
            expect![[r#"
                打开处置记录
                把处置记录文件拖到窗口里，或把路径粘贴在这里，回车查看。先只读，不改动。
                处置记录文件
                处置记录文件:/usb/a.ledger
                [查看] [返回]
                温州市瓯海区 · 记录 1229 条 · 最后 6-18 03:00
                这是一次演练的记录，实战台不接着写。可以只读打开。
                [只读打开（大屏）]
                像大屏一样显示警情、超时、指挥官，随记录更新；什么都不会写入。
                Esc 返回 · Tab 移动，Enter 按下 · F1 说明 · F9 English
            "#]],
        ),
        (
            "stranger",
            Found::Stranger(about(), world()),
            Some("只读打开（大屏）"),
            expect![[r#"
                打开处置记录
                把处置记录文件拖到窗口里，或把路径粘贴在这里，回车查看。先只读，不改动。
                处置记录文件
                处置记录文件:/usb/a.ledger
                [查看] [返回]
                温州市瓯海区 · 记录 1229 条 · 最后 6-18 03:00
                这份记录属于「live:330305」，本机没有这个区的数据。要接着记录，先用「建立本辖区」读入该区的文件夹；只想看，就只读打开。
                [只读打开（大屏）]
                像大屏一样显示警情、超时、指挥官，随记录更新；什么都不会写入。
                Esc 返回 · Tab 移动，Enter 按下 · F1 说明 · F9 English
            "#]],
        ),
        (
            "newer",
            Found::NewerRules(about(), 9),
            Some("只读打开（大屏）"),
            expect![[r#"
                打开处置记录
                把处置记录文件拖到窗口里，或把路径粘贴在这里，回车查看。先只读，不改动。
                处置记录文件
                处置记录文件:/usb/a.ledger
                [查看] [返回]
                温州市瓯海区 · 记录 1229 条 · 最后 6-18 03:00
                这份记录用的是规则版本 9，本程序还不懂，要升级以后才能接着记录。可以只读打开，看到的只到换版本以前。
                [只读打开（大屏）]
                像大屏一样显示警情、超时、指挥官，随记录更新；什么都不会写入。
                Esc 返回 · Tab 移动，Enter 按下 · F1 说明 · F9 English
            "#]],
        ),
        (
            "export",
            Found::Export,
            None,
            expect![[r#"
                打开处置记录
                把处置记录文件拖到窗口里，或把路径粘贴在这里，回车查看。先只读，不改动。
                处置记录文件
                处置记录文件:/usb/a.ledger
                [查看] [返回]
                这是导出文件，不是处置记录。先用 yishao ledger import 新文件 这个文件 读入，再打开新文件。
                Esc 返回 · Tab 移动，Enter 按下 · F1 说明 · F9 English
            "#]],
        ),
        (
            "folder",
            Found::Folder,
            None,
            expect![[r#"
                打开处置记录
                把处置记录文件拖到窗口里，或把路径粘贴在这里，回车查看。先只读，不改动。
                处置记录文件
                处置记录文件:/usb/a.ledger
                [查看] [返回]
                这是文件夹。处置记录是其中一个文件，通常在 live 里，名称以 .ledger 结尾；若是地区数据，请用「建立本辖区」。
                Esc 返回 · Tab 移动，Enter 按下 · F1 说明 · F9 English
            "#]],
        ),
        (
            "missing",
            Found::Bad(LedgerError::Missing(path(), "gone".to_owned())),
            None,
            expect![[r#"
                打开处置记录
                把处置记录文件拖到窗口里，或把路径粘贴在这里，回车查看。先只读，不改动。
                处置记录文件
                处置记录文件:/usb/a.ledger
                [查看] [返回]
                /usb/a.ledger:找不到处置记录文件或导出文件(gone)
                请核对路径；U 盘或网络盘是否接上。要从头开始，用「建立本辖区」。
                Esc 返回 · Tab 移动，Enter 按下 · F1 说明 · F9 English
            "#]],
        ),
        (
            "other",
            Found::Bad(LedgerError::NotALedger(path(), "a picture".to_owned())),
            None,
            expect![[r#"
                打开处置记录
                把处置记录文件拖到窗口里，或把路径粘贴在这里，回车查看。先只读，不改动。
                处置记录文件
                处置记录文件:/usb/a.ledger
                [查看] [返回]
                /usb/a.ledger:不是处置记录文件,也不是其导出文件(a picture)
                请选处置记录文件，通常在数据文件夹的 live 里，名称以 .ledger 结尾。
                Esc 返回 · Tab 移动，Enter 按下 · F1 说明 · F9 English
            "#]],
        ),
        (
            "later",
            Found::Bad(LedgerError::Newer(path(), "format 9".to_owned())),
            None,
            expect![[r#"
                打开处置记录
                把处置记录文件拖到窗口里，或把路径粘贴在这里，回车查看。先只读，不改动。
                处置记录文件
                处置记录文件:/usb/a.ledger
                [查看] [返回]
                /usb/a.ledger:由更新的版本写成(format 9)。请升级本程序。
                请升级本程序再打开；文件没有改动。
                Esc 返回 · Tab 移动，Enter 按下 · F1 说明 · F9 English
            "#]],
        ),
        (
            "damaged",
            Found::Bad(LedgerError::Damaged(
                path(),
                Damage {
                    height: Some(499),
                    line: None,
                    what: Flaw::Missing,
                },
            )),
            None,
            expect![[r#"
                打开处置记录
                把处置记录文件拖到窗口里，或把路径粘贴在这里，回车查看。先只读，不改动。
                处置记录文件
                处置记录文件:/usb/a.ledger
                [查看] [返回]
                /usb/a.ledger:自记录号 499 起不符:缺少本条
                不要改动这个文件，先另存一份。数据文件夹的 backup 里有每日备份，可以打开最近一份；yishao ledger verify 会指出从哪一条起不符。
                Esc 返回 · Tab 移动，Enter 按下 · F1 说明 · F9 English
            "#]],
        ),
        (
            "machine",
            Found::Bad(LedgerError::Machine(path(), "denied".to_owned())),
            None,
            expect![[r#"
                打开处置记录
                把处置记录文件拖到窗口里，或把路径粘贴在这里，回车查看。先只读，不改动。
                处置记录文件
                处置记录文件:/usb/a.ledger
                [查看] [返回]
                /usb/a.ledger:denied
                请核对本账号有没有读写这个文件和所在文件夹的权限，磁盘是否正常，再试一次。
                Esc 返回 · Tab 移动，Enter 按下 · F1 说明 · F9 English
            "#]],
        ),
    ];
    for (name, found, way, wanted) in table {
        let mut newcomer = Newcomer::arrives(|_| {});
        newcomer.key(Key::Num3);
        newcomer.write("处置记录文件", "/usb/a.ledger");
        newcomer.press("查看");
        assert_eq!(newcomer.asks(), [Ask::Look(path())]);
        newcomer.hears(looked(found));
        newcomer.aloud(name, &wanted);
        let Some(way) = way else { continue };
        newcomer.press(way);
        let asked = match way {
            "打开实战台" => Ask::Open(path(), "ouhai".to_owned()),
            _ => Ask::Read(path()),
        };
        assert_eq!(newcomer.asks(), [asked], "{name}");
    }
}

#[test]
fn one_that_was_opened_before_is_opened_by_its_number_or_says_why_not() {
    let mut newcomer = Newcomer::arrives(|it| it.recent = vec![before()]);
    newcomer.aloud(
        "recent",
        &expect![[r#"
            一哨 应急指挥调度
            从哪里开始
            1 [试一次演练]
            另开一个窗口，演示郭溪六虹桥下穿道路积水，150 分钟，可快放；演练有自己的记录，不影响实战。
            2 [建立本辖区]
            读入本区的镇街、部门、岗位、队伍等表格，错误一次列全；核对无误并启用后，打开本区的实战台。
            3 [打开处置记录]
            打开已有的处置记录文件：先看清是哪个区、谁在写，再接着记录，或只读查看。
            最近打开的处置记录
            4 [温州市龙湾区]
            /data/live/longwan.ledger
            [退出]
            按数字键选择 · Tab 移动，Enter 按下 · 文件夹或文件可以拖到窗口里 · F1 说明 · F9 English
        "#]],
    );
    newcomer.key(Key::Num4);
    let ledger = before().ledger;
    assert_eq!(newcomer.asks(), [Ask::Look(ledger.clone())]);
    newcomer.hears(Told::Looked(Box::new(Looked {
        path: ledger.clone(),
        found: Found::Good(about(), "longwan".to_owned()),
    })));
    assert_eq!(newcomer.asks(), [Ask::Open(ledger, "longwan".to_owned())]);
    // The key of its passphrase is asked in the same window.
    let locked = || Locked {
        look: FirstLook::default(),
        open: Box::new(|_| crossbeam_channel::bounded(1).1),
    };
    newcomer.hears(Told::Opened(Opened::Gate(Box::new(locked))));
    assert!(newcomer.sees("本机密钥口令"));
}
