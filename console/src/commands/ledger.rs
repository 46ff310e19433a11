//! `yishao ledger …`: reads beside a running console and writes nothing into its ledger, but for
//! `import`.

use std::path::PathBuf;

use clap::Subcommand;
use ledger::hex;
use ledger::verify::verify;
use serde_json::json;

use crate::failure::{Failure, say};

/// What can be done with a ledger without a window.
#[derive(Debug, Subcommand)]
pub enum LedgerCommand {
    /// 逐条核对链、签名和每个字节 · Check every link, signature and byte
    Verify {
        /// 处置记录文件或导出文件 · A ledger file or an export
        path: PathBuf,
        /// 以 JSON 输出 · Print JSON
        #[arg(long)]
        json: bool,
    },
}

/// Runs it.
///
/// # Errors
/// See [`Failure`].
pub fn run(command: &LedgerCommand) -> Result<(), Failure> {
    match command {
        LedgerCommand::Verify { path, json } => {
            let (world, tip) = verify(path)?;
            if *json {
                say(
                    &json!({ "world": world, "height": tip.height, "chain": hex::write(&tip.chain) }),
                )
            } else {
                say(&format!(
                    "{} {} {}",
                    world.0,
                    tip.height,
                    hex::write(&tip.chain)
                ))
            }
        }
    }
}
