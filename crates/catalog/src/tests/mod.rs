//! Tests over whole packets and over the demo province.

mod demo;
mod packets;
mod search;
