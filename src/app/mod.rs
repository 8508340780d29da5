//! State: who is working, what is committed, what is being typed, which page is open. This room may know every room but
//! `ui`.

pub mod browser;
pub mod desk;
pub mod device;
pub mod drafts;
pub mod environment;
pub mod example;
pub mod files;
pub mod later;
pub mod people;
pub mod places;
pub mod route;
pub mod session;
pub mod work;
