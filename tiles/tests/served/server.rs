//! A server of pictures on this machine, as simple as one can be: one answer a connection.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

/// What it says to a request.
#[derive(Clone)]
pub enum Answer {
    Bytes(Vec<u8>),
    /// It takes the request and says nothing until the test is over.
    Silence,
}

impl Answer {
    pub fn body(body: &[u8]) -> Answer {
        Answer::cut_short(body, body.len())
    }

    /// A body that is shorter than was promised.
    pub fn cut_short(body: &[u8], promised: usize) -> Answer {
        let head =
            format!("HTTP/1.1 200 OK\r\nContent-Length: {promised}\r\nConnection: close\r\n\r\n");
        Answer::Bytes([head.as_bytes(), body].concat())
    }

    pub fn picture() -> Answer {
        Answer::body(&png())
    }

    pub fn status(code: u16) -> Answer {
        let head = format!("HTTP/1.1 {code} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        Answer::Bytes(head.into_bytes())
    }
}

/// Two by two pixels.
pub fn png() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbaImage::from_pixel(2, 2, image::Rgba([10, 20, 30, 255]))
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

pub struct Server {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    pub fn start(answer: impl Fn(&str) -> Answer + Send + 'static) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&asked);
        let serve = move || {
            let mut held = Vec::new();
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let path = path(&mut stream);
                if path == "/end" {
                    break;
                }
                heard.lock().unwrap().push(path.clone());
                match answer(&path) {
                    // Whoever asked may have gone away.
                    Answer::Bytes(bytes) => drop(stream.write_all(&bytes)),
                    Answer::Silence => held.push(stream),
                }
            }
        };
        Server {
            address,
            asked,
            thread: Some(std::thread::spawn(serve)),
        }
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The paths that were asked for so far.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Ok(mut stream) = TcpStream::connect(self.address) {
            let _ = stream.write_all(b"GET /end HTTP/1.1\r\n\r\n");
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn path(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && matches!(stream.read(&mut byte), Ok(1)) {
        head.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    head.split(' ').nth(1).unwrap_or_default().to_owned()
}
