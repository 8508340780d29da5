//! State: who is working, what is committed, what is being typed, and which page is open. This folder may use every
//! other folder except `ui`.

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
