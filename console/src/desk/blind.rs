//! Why a drill cannot see the live world, in both languages: the desk may change between them.

use std::path::Path;

use ledger::LedgerError;

/// A reason, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blind {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl From<&LedgerError> for Blind {
    fn from(err: &LedgerError) -> Blind {
        Blind {
            zh: err.zh(),
            en: err.to_string(),
        }
    }
}

impl Blind {
    /// The thread that looked has ended.
    #[must_use]
    pub fn ended() -> Blind {
        Blind {
            zh: "查看实战记录的线程已中止,请关闭演练窗口重新打开".to_owned(),
            en: "the thread that looks has ended: close the drill and open it again".to_owned(),
        }
    }

    /// The thread that takes words to live has ended.
    #[must_use]
    pub fn across_ended() -> Blind {
        Blind {
            zh: "转实战的线程已中止".to_owned(),
            en: "the thread that takes it over has ended".to_owned(),
        }
    }

    /// The thread behind the start page has ended.
    #[must_use]
    pub fn start_ended() -> Blind {
        Blind {
            zh: "起始页的线程已中止,请关闭窗口重新打开".to_owned(),
            en: "the thread of the start page has ended: close the window and open it again"
                .to_owned(),
        }
    }

    /// More ledgers lie here than are looked at.
    #[must_use]
    pub fn too_many(looked_at: usize) -> Blind {
        Blind {
            zh: format!("本机处置记录超过 {looked_at} 份,只看得到其中 {looked_at} 份"),
            en: format!("more than {looked_at} ledgers lie here, and no more are looked at"),
        }
    }

    /// Where the live world lay lies another one.
    #[must_use]
    pub fn other(path: &Path) -> Blind {
        let path = path.display();
        Blind {
            zh: format!("{path}:已换成别的处置记录"),
            en: format!("{path}: another ledger lies there now"),
        }
    }

    /// The live world goes by rules that this version does not know.
    #[must_use]
    pub fn newer(edition: u32) -> Blind {
        Blind {
            zh: format!("实战台用的是规则版本 {edition},本程序须升级"),
            en: format!("the live console goes by rule edition {edition}: upgrade this program"),
        }
    }
}
