//! Proxies in front of the server. One that is trusted says from which address its client came; the
//! limits and the list of sessions then know people apart who come through it.

use axum::{
    extract::{ConnectInfo, Request, State},
    http::HeaderMap,
    middleware::Next,
    response::Response,
};
use ipnet::IpNet;
use std::{
    net::{IpAddr, SocketAddr},
    str::FromStr,
    sync::Arc,
};

/// Networks of proxies that may be named.
const MOST_PROXIES: usize = 64;
/// Hops of one request that are looked at.
const MOST_HOPS: usize = 16;

/// The networks whose `X-Forwarded-For` is believed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Proxies(Arc<[IpNet]>);

/// A text that names no networks.
#[derive(Debug)]
pub(crate) struct BadProxies;

impl FromStr for Proxies {
    type Err = BadProxies;

    /// Reads `127.0.0.1, 10.0.0.0/8`; an empty text names none.
    fn from_str(text: &str) -> Result<Self, BadProxies> {
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        let networks: Option<Vec<IpNet>> = parts
            .map(|part| part.parse().ok().or_else(|| part.parse::<IpAddr>().ok().map(IpNet::from)))
            .collect();
        let networks = networks.filter(|all| all.len() <= MOST_PROXIES);
        networks.map(|all| Self(all.into())).ok_or(BadProxies)
    }
}

impl Proxies {
    fn trusts(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&address.to_canonical()))
    }

    /// From where a request came: the peer, unless that is a proxy of ours; then the nearest address
    /// before it that is none. What stands further left anybody may have written.
    fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut client = peer;
        let hops: Vec<&str> = headers
            .get_all("x-forwarded-for")
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .map(str::trim)
            .collect();
        for hop in hops.into_iter().rev().take(MOST_HOPS) {
            if !self.trusts(client) {
                break;
            }
            let Some(address) = address_of(hop) else { break };
            client = address;
        }
        client
    }
}

/// An address, with or without a port.
fn address_of(hop: &str) -> Option<IpAddr> {
    let bare = hop.trim_start_matches('[').trim_end_matches(']');
    bare.parse().ok().or_else(|| hop.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

/// Puts the address of the client in the place of the peer's.
pub(crate) async fn layer(
    State(proxies): State<Proxies>,
    mut request: Request,
    next: Next,
) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0);
    if let Some(peer) = peer {
        let client = proxies.client(peer.ip(), request.headers());
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(client, peer.port())));
    }
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_proxies_of_ours_are_believed() {
        let ours: Proxies = "127.0.0.1, 10.0.0.0/8, ::1".parse().unwrap();
        let check = |proxies: &Proxies, peer: &str, forwarded: &[&str], expect: &str| {
            let mut headers = HeaderMap::new();
            for value in forwarded {
                headers.append("x-forwarded-for", value.parse().unwrap());
            }
            let client = proxies.client(peer.parse().unwrap(), &headers);
            assert_eq!(client.to_string(), expect, "{peer} {forwarded:?}");
        };
        check(&ours, "127.0.0.1", &["203.0.113.9"], "203.0.113.9");
        check(&ours, "127.0.0.1", &["198.51.100.7, 203.0.113.9, 10.1.2.3"], "203.0.113.9");
        check(&ours, "127.0.0.1", &["198.51.100.7", "203.0.113.9:4711"], "203.0.113.9");
        check(&ours, "::ffff:127.0.0.1", &["[2001:db8::5]:443"], "2001:db8::5");
        check(&ours, "127.0.0.1", &["10.9.9.9"], "10.9.9.9");
        check(&ours, "127.0.0.1", &["unknown"], "127.0.0.1");
        check(&ours, "127.0.0.1", &["203.0.113.9, unknown"], "127.0.0.1");
        check(&ours, "127.0.0.1", &[], "127.0.0.1");
        // A stranger may write what they like.
        check(&ours, "203.0.113.9", &["127.0.0.1"], "203.0.113.9");
        check(&Proxies::default(), "127.0.0.1", &["203.0.113.9"], "127.0.0.1");
    }

    #[test]
    fn what_names_no_network_is_refused() {
        assert_eq!("".parse::<Proxies>().unwrap(), Proxies::default());
        for bad in ["proxy.example", "10.0.0.0/33", "127.0.0.1;::1"] {
            assert!(bad.parse::<Proxies>().is_err(), "{bad}");
        }
    }
}
