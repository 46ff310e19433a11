//! A thread that ended while the console runs on: a panic, told instead of a silence that looks like
//! work.

use std::fmt;

/// What a console has a thread for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Recording: nothing that is pressed is recorded any more.
    Ledger,
    /// The person vault at the desk.
    Vault,
    /// Printing the board.
    Printing,
    /// Making the report of the district.
    Papers,
    /// Keeping how the panes of the desk stand.
    Layouts,
    /// Travel times by road.
    Travel,
    /// Holding the snapshot against the fold from zero.
    Proof,
    /// The nightly copy and the room on the disk.
    Copies,
    /// Digests and snapshots.
    Digests,
}

impl Part {
    /// That it ended, what that means and what to do, in Chinese; [`fmt::Display`] says it in English.
    #[must_use]
    pub fn zh(self) -> String {
        let what = match self {
            Part::Ledger => {
                return "记录线程已中止，此后按下的都没有记录。请先记在纸上，关闭窗口重新打开后补录。"
                    .to_owned();
            }
            Part::Vault => "人员信息线程已中止，人员信息存不进、看不到。",
            Part::Printing => "打印线程已中止，态势单不再存。请先抄在纸上。",
            Part::Papers => "全区报告线程已中止，报告不能起草。急用请在命令行 yishao report。",
            Part::Layouts => "版面线程已中止，版面的改动不再保存。",
            Part::Travel => "行程线程已中止，所示到达时间不再更新，断路不再计入。",
            Part::Proof => "快照核对线程已中止，所示内容尚未核对。",
            Part::Copies => "备份线程已中止，不再自动备份，磁盘余量不详。",
            Part::Digests => "校验码线程已中止，不再计算校验码。",
        };
        format!("{what}请在方便时关闭窗口重新打开。")
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self {
            Part::Ledger => {
                return f.write_str(
                    "The recording thread has ended: nothing pressed since is recorded. Note it on \
                     paper, close the window and open it again, then enter it later.",
                );
            }
            Part::Vault => {
                "The thread of the person vault has ended: personal data are neither put in nor shown."
            }
            Part::Printing => {
                "The printing thread has ended: no board is printed. Copy what matters on paper."
            }
            Part::Papers => {
                "The thread of the district report has ended: no report is made. Use yishao report \
                 on the command line meanwhile."
            }
            Part::Layouts => {
                "The thread of the layouts has ended: what is moved on the desk is not saved."
            }
            Part::Travel => {
                "The thread of the travel times has ended: arrivals shown are not kept up, and what \
                 is closed since is not counted in."
            }
            Part::Proof => {
                "The thread that checks the snapshot has ended: what is shown is not proven."
            }
            Part::Copies => {
                "The backup thread has ended: no nightly copy, and the room on the disk is unknown."
            }
            Part::Digests => "The digest thread has ended: no digest is computed.",
        };
        write!(f, "{what} Close the window and open it again when you can.")
    }
}
