//! Progress of the actions of a period's audits.

use std::sync::Arc;

use jiff::civil::Date;

use crate::domain::{action::Progress, record::ActionState, stage::Stage, workspace::Workspace};

use super::{
    base::Scope,
    figure::Figure,
    gather::{Gathered, count},
    period::Period,
    unit::Actions,
};

/// Progress of actions. Each action is open, closed or verified; an open one past its due date is also overdue, which is
/// drift. Actions of audits in conflict are left out. Auditors set actions, so the stage is always the auditor's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ActionFigures {
    open: Figure<Actions>,
    overdue: Figure<Actions>,
    closed: Figure<Actions>,
    verified: Figure<Actions>,
}

/// The actions set in the completed audits of a period, in their present state.
pub fn action_figures(workspace: &Workspace, period: Period, today: Date) -> ActionFigures {
    let gathered = Gathered::new(workspace, period, Stage::Auditor);
    let actions: Vec<&ActionState> = gathered
        .settled()
        .flat_map(|audit| &audit.record.actions)
        .collect();
    let base = Arc::new(gathered.base(Scope::All));
    let of = |is: &dyn Fn(&ActionState) -> bool| {
        let number = actions.iter().filter(|action| is(action)).count();
        Figure::new(count(number), count(actions.len()), &base)
    };
    ActionFigures {
        open: of(&|a| matches!(a.progress, Progress::Open)),
        overdue: of(&|a| a.action.is_overdue(&a.progress, today)),
        closed: of(&|a| matches!(a.progress, Progress::Closed { .. })),
        verified: of(&|a| matches!(a.progress, Progress::Verified { .. })),
    }
}

impl ActionFigures {
    /// Not yet closed.
    pub fn open(&self) -> &Figure<Actions> {
        &self.open
    }

    /// Open and past the due date.
    pub fn overdue(&self) -> &Figure<Actions> {
        &self.overdue
    }

    /// Closed, and waiting for another person to check the evidence.
    pub fn closed(&self) -> &Figure<Actions> {
        &self.closed
    }

    /// Closed and verified.
    pub fn verified(&self) -> &Figure<Actions> {
        &self.verified
    }
}
