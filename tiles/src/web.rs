//! One picture over HTTP, looked at before anybody else sees it.

use std::sync::Once;
use std::time::Duration;

use reqwest::header::{ACCEPT, HeaderValue};
use reqwest::{Client, StatusCode};
use tokio::runtime::{Builder, Runtime};

use crate::get::Missed;

/// Most bytes of one picture.
pub const PICTURE_BYTES_MAX: usize = 4 << 20;
/// A server that does not answer by then is as good as none.
pub const PATIENCE: Duration = Duration::from_secs(15);

/// Who asks, as the rules of tile servers want to know it.
const AGENT: &str = concat!("yishao/", env!("CARGO_PKG_VERSION"));

/// Makes `ring` the one provider of TLS of this program. Done once; what was there before stays.
pub fn install_tls() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // An error means that there is one already.
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
}

/// Asks one address after another. It belongs to one thread, which waits for it.
#[derive(Debug)]
pub(crate) struct Web {
    runtime: Runtime,
    client: Client,
}

impl Web {
    pub fn new(patience: Duration) -> Result<Web, Missed> {
        install_tls();
        let runtime = Builder::new_current_thread().enable_all().build();
        let client = Client::builder()
            .user_agent(AGENT)
            .connect_timeout(patience / 3)
            .timeout(patience)
            .build();
        Ok(Web {
            runtime: runtime.map_err(|err| Missed::Unreachable(err.to_string()))?,
            client: client.map_err(|err| Missed::Unreachable(err.to_string()))?,
        })
    }

    /// The body at an address.
    pub fn get(&self, url: &str) -> Result<Vec<u8>, Missed> {
        self.runtime.block_on(self.body(url))
    }

    async fn body(&self, url: &str) -> Result<Vec<u8>, Missed> {
        let images = HeaderValue::from_static("image/png,image/jpeg,image/webp");
        // The address may hold a key, which no message shows.
        let unreachable = |err: reqwest::Error| {
            let err = err.without_url();
            match err.is_timeout() {
                true => Missed::Slow,
                false => Missed::Unreachable(innermost(&err)),
            }
        };
        let asked = self.client.get(url).header(ACCEPT, images).send().await;
        let mut answer = asked.map_err(unreachable)?;
        match answer.status() {
            StatusCode::OK => {}
            StatusCode::NOT_FOUND | StatusCode::GONE | StatusCode::NO_CONTENT => {
                return Err(Missed::None);
            }
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => {
                return Err(Missed::Refused(answer.status().as_u16()));
            }
            other => return Err(Missed::Status(other.as_u16())),
        }
        let mut body = Vec::new();
        while let Some(piece) = answer.chunk().await.map_err(unreachable)? {
            if body.len() + piece.len() > PICTURE_BYTES_MAX {
                return Err(Missed::NoPicture("more than 4 MiB".to_owned()));
            }
            body.extend_from_slice(&piece);
        }
        Ok(body)
    }
}

/// What went wrong at the bottom: the outer errors only say that something did.
fn innermost(err: &dyn std::error::Error) -> String {
    let mut err = err;
    while let Some(source) = err.source() {
        err = source;
    }
    err.to_string()
}
