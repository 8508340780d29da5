//! What auditors and owners recorded after a submission.

use std::sync::Arc;

use crate::domain::{
    action::ActionUpdate,
    audit::Correction,
    concern::{Concern, Told},
    entry::{ActionUpdated, Body},
    id::ConcernId,
};

use super::super::{
    book::{Book, audit_id},
    contacts::noted,
    drafts,
    plan::Planned,
    read::{at, day, optional, parse, rows, seed, words},
    submissions::{action_id, finding},
};

/// The audit whose young person rang back after it was submitted.
const RANG_BACK: u16 = 10;

/// One submission was corrected: the young person rang back, and what they said changed a grade.
pub(in super::super) fn corrections(book: &mut Book, plan: &[Planned]) {
    for audit in plan.iter().filter(|audit| audit.number == RANG_BACK) {
        let (id, first) = book.submitted[&audit.number].clone();
        let mut submission = (*first).clone();
        let voice = submission.areas.len() - 1;
        submission.areas[voice] = finding(audit, voice, 'G', &mut book.texts);
        submission.family[0] = noted(&["", "child", "spoke", "phone", "11-26", "28 12"], &book.texts);
        let reason = "The young person rang back on 26 November and we spoke for half an hour. They read me messages to \
                      and from their adviser that I had not found, so my grade for the child’s voice was too low.";
        let body = Body::SubmissionCorrected(Arc::new(Correction {
            submission: Arc::new(submission),
            reason: words(reason),
        }));
        let about = Some(audit_id(audit.number, audit.audited_on));
        book.commit(
            "correction",
            at(day("11-27"), 10, 12),
            audit.auditor,
            about,
            &[id],
            body,
        );
    }
}

/// Actions that were closed, and those that another person has verified.
pub(in super::super) fn actions(book: &mut Book, plan: &[Planned]) {
    for row in rows(include_str!("../actions.txt")) {
        let Some(closed) = optional(&row, 4) else { continue };
        let audit = plan.iter().find(|audit| audit.number == parse::<u16>(row[0]));
        let about = audit.map(|audit| audit_id(audit.number, audit.audited_on));
        let action = action_id(&row);
        let mut cells = closed.splitn(3, ' ');
        let mut cell = || cells.next().unwrap_or_default();
        let (on, who, evidence) = (day(cell()), parse(cell()), words(cell()));
        let update = ActionUpdate::Closed { evidence, on };
        let body = Body::ActionUpdated(ActionUpdated { action, update });
        let name = format!("closed {}", row[..3].join(" "));
        let id = book.commit(&name, at(on, 17, 40), who, about, &[], body);
        if let Some((on, who)) = optional(&row, 5).and_then(|cell| cell.split_once(' ')) {
            let body = Body::ActionUpdated(ActionUpdated {
                action,
                update: ActionUpdate::Verified,
            });
            let name = format!("verified {}", row[..3].join(" "));
            book.commit(&name, at(day(on), 11, 25), parse(who), about, &[id], body);
        }
    }
}

/// One concern that was passed on within the hour, and one of today that nobody has been told of.
pub(in super::super) fn concerns(book: &mut Book) {
    let raised_at = at(day("11-12"), 11, 50);
    let home = Concern {
        id: ConcernId::new(seed("concern, November", raised_at)),
        what: words(
            "The child sleeps on a sofa in a room where adults drink until late, and told me today that one of them \
             locks the door.",
        ),
        case: Some(crate::domain::case::CaseReference::parse("T-201304").expect("is a reference")),
    };
    let told = Told {
        concern: home.id,
        whom: words("Head of service and duty manager, Initial Response"),
        at: day("11-12").at(12, 15, 0, 0),
    };
    let about = Some(audit_id(8, day("11-12")));
    let raised = book.commit("raised", raised_at, 6, about, &[], Body::ConcernRaised(home));
    book.commit(
        "told",
        at(day("11-12"), 12, 20),
        6,
        about,
        &[raised],
        Body::ConcernTold(told),
    );

    let raised_at = at(day("12-16"), 16, 31);
    let away = Concern {
        id: ConcernId::new(seed("concern, December", raised_at)),
        what: words(
            "A note of Friday says that the mother’s former partner has a key again. The child protection plan says \
             that he must not be in the home, and nobody has been to see the children since.",
        ),
        case: Some(crate::domain::case::CaseReference::parse(drafts::BEGUN).expect("is a reference")),
    };
    let about = Some(drafts::begun_id());
    book.commit(
        "raised today",
        raised_at,
        0,
        about,
        &[],
        Body::ConcernRaised(away),
    );
}
