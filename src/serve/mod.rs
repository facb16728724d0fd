//! A published site over HTTP: to the browser of this computer, or to the telephones in the room.
//!
//! It is read-only, and answers with files that the list of the edition names and with packs of it, with nothing
//! else that lies in the folder; or with the pages of a site that is being written. HTTP itself is hyper's, and files are tower-http's: ranges, types and dates.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

mod answer;
pub mod folder;
mod live;
#[cfg(test)]
mod tests;

pub use folder::Folder;

use crate::preview::Preview;

/// Ports that are tried one after another where none is asked for.
const PORTS: std::ops::Range<u16> = 8000..8020;

/// How long a client may take for the head of a request, and keep a connection open between two. A browser opens a new
/// one without its reader noticing, and two hundred telephones do not hold a thousand of them.
const HEAD: Duration = Duration::from_secs(10);

/// Longest that one connection lasts, however slow its client reads: a pack of 40 MB takes five and a half hours at 16 kbit/s.
const LONGEST: Duration = Duration::from_secs(6 * 60 * 60);

/// Connections at one time. Those that come meanwhile wait for their turn.
const CONNECTIONS: usize = 2_000;

/// Files that the program needs for itself, besides connections and the files that they read.
const OWN_FILES: u64 = 96;

/// What is served.
#[derive(Debug, Clone)]
pub enum Site {
    /// A published folder, with packs of it.
    Published(Arc<Folder>),
    /// A site while somebody writes it.
    Preview(Arc<Preview>),
}

/// Addresses that are listened at, before the first answer.
#[derive(Debug)]
pub struct Listening {
    listeners: Vec<std::net::TcpListener>,
    addresses: Vec<SocketAddr>,
}

/// Why nothing can be listened at.
#[derive(Debug)]
pub enum ListenFailure {
    /// The port is taken, or may not be used.
    Port(u16, io::Error),
    /// All ports that were tried are taken.
    NoPort(std::ops::Range<u16>),
    /// This computer is in no local network.
    NoNetwork,
    /// The system does not tell its networks.
    Networks(io::Error),
}

impl std::fmt::Display for ListenFailure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ListenFailure::Port(port, error) if error.kind() == io::ErrorKind::AddrInUse => {
                write!(f, "another program listens at port {port}; give another one with `--port`")
            }
            ListenFailure::Port(port, error) if error.kind() == io::ErrorKind::PermissionDenied => {
                write!(f, "port {port} may not be used; give one from 1024 on with `--port`")
            }
            ListenFailure::Port(port, error) => write!(f, "port {port} cannot be used: {error}"),
            ListenFailure::NoPort(ports) => write!(
                f,
                "other programs listen at all ports from {} to {}; give another one with `--port`",
                ports.start,
                ports.end - 1
            ),
            ListenFailure::NoNetwork => write!(
                f,
                "this computer is in no local network; join one, or make one with a telephone or the computer itself (a hotspot needs no internet)"
            ),
            ListenFailure::Networks(error) => {
                write!(f, "the networks of this computer cannot be asked for: {error}")
            }
        }
    }
}

impl std::error::Error for ListenFailure {}

impl Listening {
    /// Listens on this computer alone or, `shared`, also at its addresses in local networks, never at one that the
    /// internet can reach. Without a port the first free one from 8000 on is taken.
    ///
    /// # Errors
    ///
    /// When the port is taken or there is no network.
    pub fn open(port: Option<u16>, shared: bool) -> Result<Listening, ListenFailure> {
        let mut hosts = vec![Ipv4Addr::LOCALHOST];
        if shared {
            let local = local_addresses().map_err(ListenFailure::Networks)?;
            if local.is_empty() {
                return Err(ListenFailure::NoNetwork);
            }
            hosts.extend(local);
        }
        Self::at(&hosts, port)
    }

    /// Listens at these hosts, all at one port.
    pub(crate) fn at(hosts: &[Ipv4Addr], port: Option<u16>) -> Result<Listening, ListenFailure> {
        let bind = |port: u16| -> io::Result<Vec<std::net::TcpListener>> {
            let mut listeners: Vec<std::net::TcpListener> = Vec::new();
            let mut port = port;
            for host in hosts {
                let listener = std::net::TcpListener::bind((*host, port))?;
                listener.set_nonblocking(true)?;
                // Of port 0 the system chooses one, which then holds for all.
                port = listener.local_addr()?.port();
                listeners.push(listener);
            }
            Ok(listeners)
        };
        let listeners = match port {
            Some(port) => bind(port).map_err(|error| ListenFailure::Port(port, error))?,
            None => PORTS.into_iter().find_map(|port| bind(port).ok()).ok_or(ListenFailure::NoPort(PORTS))?,
        };
        let addresses = listeners.iter().filter_map(|listener| listener.local_addr().ok()).collect();
        Ok(Listening { listeners, addresses })
    }

    /// The addresses of the site: of this computer itself, and then those for others.
    pub fn addresses(&self) -> impl Iterator<Item = String> {
        self.addresses.iter().map(|address| format!("http://{address}/"))
    }

    /// Answers until the process is asked to end.
    ///
    /// # Errors
    ///
    /// When the system gives no threads or takes no listeners.
    pub fn serve(self, site: &Site) -> io::Result<()> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
        runtime.block_on(async {
            let connections = Arc::new(Semaphore::new(room_for_connections()));
            for listener in self.listeners {
                let listener = TcpListener::from_std(listener)?;
                tokio::spawn(accept(listener, site.clone(), Arc::clone(&connections)));
            }
            asked_to_end().await
        })
    }
}

/// How many connections there is room for: each may need a file beside its socket.
fn room_for_connections() -> usize {
    let wanted = CONNECTIONS as u64 * 2 + OWN_FILES;
    // Where the system gives fewer, or none that it tells of, it is a few hundred on all.
    let given = rlimit::increase_nofile_limit(wanted).unwrap_or(256);
    usize::try_from(given.saturating_sub(OWN_FILES) / 2).unwrap_or(CONNECTIONS).clamp(16, CONNECTIONS)
}

/// Takes connections and answers each in a task of its own.
async fn accept(listener: TcpListener, site: Site, connections: Arc<Semaphore>) {
    loop {
        // Closed never: nobody does.
        let Ok(permit) = Arc::clone(&connections).acquire_owned().await else { return };
        let Ok((stream, _)) = listener.accept().await else {
            // A client that went before its turn, or no file left for a moment: the next one may come in.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        // Small answers are not held back for more.
        let _ = stream.set_nodelay(true);
        let site = site.clone();
        tokio::spawn(async move {
            let service = tower::service_fn(move |request| answer::answer(site.clone(), request));
            let connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEAD)
                .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
            // What a client does wrong ends its connection and is nobody else's trouble.
            let _ = tokio::time::timeout(LONGEST, connection).await;
            drop(permit);
        });
    }
}

/// Waits until the process is asked to end, by Ctrl-C or by the system.
async fn asked_to_end() -> io::Result<()> {
    #[cfg(unix)]
    {
        let mut terminated = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
        tokio::select! {
            done = tokio::signal::ctrl_c() => done,
            _ = terminated.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}

/// The addresses of this computer in local networks (RFC 1918, and RFC 3927 where no other computer gives any).
fn local_addresses() -> io::Result<Vec<Ipv4Addr>> {
    let mut found: Vec<Ipv4Addr> = Vec::new();
    for interface in if_addrs::get_if_addrs()? {
        if let IpAddr::V4(address) = interface.ip()
            && is_local(address)
            && !found.contains(&address)
        {
            found.push(address);
        }
    }
    // What a router gave is more likely to be where the others are.
    found.sort_by_key(|address| (address.is_link_local(), !is_home(*address)));
    Ok(found)
}

/// Whether only a local network leads to an address.
fn is_local(address: Ipv4Addr) -> bool {
    address.is_private() || address.is_link_local()
}

/// Whether it is one of those that routers and telephones give most.
fn is_home(address: Ipv4Addr) -> bool {
    address.octets()[..2] == [192, 168]
}

/// A QR code for a terminal, in characters of two modules each; `None` for an address too long for any.
pub fn code_for_terminal(address: &str) -> Option<String> {
    let code = qrcode::QrCode::with_error_correction_level(address, qrcode::EcLevel::L).ok()?;
    // Dark modules on a light ground, also on a dark terminal: many telephones read no other.
    Some(
        code.render::<qrcode::render::unicode::Dense1x2>()
            .dark_color(qrcode::render::unicode::Dense1x2::Light)
            .light_color(qrcode::render::unicode::Dense1x2::Dark)
            .build(),
    )
}

/// A site that can be served: the folder of a whole edition.
///
/// # Errors
///
/// When it is none.
pub fn open(path: &Path, packs: Option<PathBuf>) -> Result<Arc<Folder>, crate::pack::PackFailure> {
    Folder::open(path, packs).map(Arc::new)
}
