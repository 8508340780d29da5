//! The view. Components translate, they never decide: a rule belongs in `domain`, a change goes through the desk.

pub mod arrive;
pub mod attempt;
pub mod begun_blind;
pub mod concerns;
pub mod count;
pub mod dates;
pub mod draft_form;
pub mod draft_summary;
pub mod figures;
pub mod grades;
pub mod lock_notice;
pub mod look_round;
pub mod page;
pub mod pages;
pub mod parts;
pub mod read_only_notice;
pub mod reading;
pub mod reasons_field;
pub mod redraw;
pub mod save_line;
pub mod send_on;
pub mod shell;
pub mod steps;
pub mod text_at;
pub mod tools;
pub mod uncounted;
