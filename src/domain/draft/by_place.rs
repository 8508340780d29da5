//! Reading and changing the texts and dates of a draft by their place: the same place that problems name.

use std::collections::BTreeMap;

use crate::domain::{
    explained::About,
    key::AreaKey,
    problem::{ActionField, AreaField, CaseField, FamilyField, Place, WeekField},
};

use super::{
    ActionDraft, AgreementDraft, AreaDraft, AuditDraft, CaseDraft, ContactDraft, DateDraft, ExplainedDraft,
    ModeratedDraft, ModerationDraft, OverallDraft, WeekDraft,
};

/// The content of a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Entered<'a> {
    /// A text.
    Text(&'a str),
    /// A date.
    Day(&'a DateDraft),
}

/// The content of a place, to be changed.
#[derive(PartialEq, Eq, Debug)]
pub enum EnteredMut<'a> {
    /// A text.
    Text(&'a mut String),
    /// A date.
    Day(&'a mut DateDraft),
}

/// A draft with access to its texts and dates by place.
pub trait ByPlace {
    /// The text or date at a place. `None` if something is chosen there instead, or the draft has no such place.
    fn at(&self, place: &Place) -> Option<Entered<'_>>;

    /// The same, to be changed.
    fn at_mut(&mut self, place: &Place) -> Option<EnteredMut<'_>>;

    /// The text of a place.
    fn text(&self, place: &Place) -> Option<&str> {
        match self.at(place)? {
            Entered::Text(text) => Some(text),
            Entered::Day(_) => None,
        }
    }

    /// The text of a place, to be changed.
    fn text_mut(&mut self, place: &Place) -> Option<&mut String> {
        match self.at_mut(place)? {
            EnteredMut::Text(text) => Some(text),
            EnteredMut::Day(_) => None,
        }
    }

    /// The date of a place.
    fn day(&self, place: &Place) -> Option<&DateDraft> {
        match self.at(place)? {
            Entered::Day(day) => Some(day),
            Entered::Text(_) => None,
        }
    }

    /// The date of a place, to be changed.
    fn day_mut(&mut self, place: &Place) -> Option<&mut DateDraft> {
        match self.at_mut(place)? {
            EnteredMut::Day(day) => Some(day),
            EnteredMut::Text(_) => None,
        }
    }

    /// Takes a text that somebody typed.
    fn write(&mut self, place: &Place, typed: String) {
        if let Some(text) = self.text_mut(place) {
            *text = typed;
        }
    }
}

/// Implements access to the fields of a part of a draft. `chosen` are the fields that are neither text nor date.
macro_rules! fields {
    ($draft:ident, $field:ident, { $($name:ident: $kind:ident $part:ident),+ } chosen $chosen:pat) => {
        impl $draft {
            fn field(&self, field: $field) -> Option<Entered<'_>> {
                match field {
                    $($field::$name => Some(Entered::$kind(&self.$part)),)+
                    $chosen => None,
                }
            }

            fn field_mut(&mut self, field: $field) -> Option<EnteredMut<'_>> {
                match field {
                    $($field::$name => Some(EnteredMut::$kind(&mut self.$part)),)+
                    $chosen => None,
                }
            }
        }
    };
}
fields!(CaseDraft, CaseField, {
    Reference: Text reference, Team: Text team, From: Day from, To: Day to, AuditedOn: Day audited_on
} chosen CaseField::Confirm | CaseField::ServiceArea | CaseField::AuditType | CaseField::Week);
fields!(AreaDraft, AreaField, { Saw: Text saw, Why: Text why, Impact: Text impact } chosen AreaField::Grade);
fields!(ModeratedDraft, AreaField, { Why: Text note } chosen AreaField::Grade | AreaField::Saw | AreaField::Impact);
fields!(ContactDraft, FamilyField, {
    On: Day on, Attempts: Text attempts, Because: Text because, Observed: Text observed,
    ChangedGrading: Text changed_grading
} chosen FamilyField::Speaker | FamilyField::Outcome | FamilyField::Method | FamilyField::Adding | FamilyField::Quote(_));
fields!(ActionDraft, ActionField, {
    What: Text what, Owner: Text owner, Due: Day due, PutsRight: Text puts_right
} chosen ActionField::Finding);
fields!(WeekDraft, WeekField, {
    Name: Text name, FirstDay: Day first_day, LastDay: Day last_day, Planned: Text planned
} chosen WeekField::ServiceAreas);

impl AuditDraft {
    fn explanation_mut(&mut self, about: &About) -> &mut String {
        let there = self.contradictions.iter().position(|one| one.about == *about);
        let n = there.unwrap_or_else(|| {
            self.contradictions.push(ExplainedDraft {
                about: about.clone(),
                why: String::new(),
            });
            self.contradictions.len() - 1
        });
        &mut self.contradictions[n].why
    }
}

impl ByPlace for AuditDraft {
    fn at(&self, place: &Place) -> Option<Entered<'_>> {
        match place {
            Place::Case(field) => self.case.field(*field),
            Place::Area(area, field) => self.areas.get(area)?.field(*field),
            Place::Family(n, FamilyField::Quote(theme)) => {
                Some(Entered::Text(&self.family.get(*n)?.themes.get(*theme)?.quote))
            }
            Place::Family(n, field) => self.family.get(*n)?.field(*field),
            Place::OverallReason => Some(Entered::Text(&self.overall.reason)),
            Place::Action(n, field) => self.actions.get(*n)?.field(*field),
            Place::Contradiction(about) => {
                let explained = self.contradictions.iter().find(|one| one.about == *about);
                Some(Entered::Text(&explained?.why))
            }
            Place::GoodPractice => Some(Entered::Text(&self.good_practice)),
            Place::CorrectionReason => Some(Entered::Text(&self.correcting.as_ref()?.reason)),
            Place::OverallGrade
            | Place::PrimaryReason(_)
            | Place::Actions
            | Place::Escalation
            | Place::EscalateTo
            | Place::Week(_) => None,
        }
    }

    fn at_mut(&mut self, place: &Place) -> Option<EnteredMut<'_>> {
        match place {
            Place::Case(field) => self.case.field_mut(*field),
            // The grade is chosen, not typed; without this arm, asking for it would create the area's draft.
            Place::Area(_, AreaField::Grade) => None,
            Place::Area(area, field) => self.areas.entry(area.clone()).or_default().field_mut(*field),
            Place::Family(n, FamilyField::Quote(theme)) => Some(EnteredMut::Text(
                &mut self.family.get_mut(*n)?.themes.get_mut(*theme)?.quote,
            )),
            Place::Family(n, field) => self.family.get_mut(*n)?.field_mut(*field),
            Place::OverallReason => Some(EnteredMut::Text(&mut self.overall.reason)),
            Place::Action(n, field) => self.actions.get_mut(*n)?.field_mut(*field),
            Place::Contradiction(about) => Some(EnteredMut::Text(self.explanation_mut(about))),
            Place::GoodPractice => Some(EnteredMut::Text(&mut self.good_practice)),
            Place::CorrectionReason => Some(EnteredMut::Text(&mut self.correcting.as_mut()?.reason)),
            Place::OverallGrade
            | Place::PrimaryReason(_)
            | Place::Actions
            | Place::Escalation
            | Place::EscalateTo
            | Place::Week(_) => None,
        }
    }

    /// A changed case reference has to be confirmed again.
    fn write(&mut self, place: &Place, typed: String) {
        if *place == Place::Case(CaseField::Reference) {
            self.case.refer(typed);
        } else if let Some(text) = self.text_mut(place) {
            *text = typed;
        }
    }
}

impl ByPlace for ModerationDraft {
    fn at(&self, place: &Place) -> Option<Entered<'_>> {
        graded(&self.areas, &self.overall, place)
    }

    fn at_mut(&mut self, place: &Place) -> Option<EnteredMut<'_>> {
        graded_mut(&mut self.areas, &mut self.overall, place)
    }
}

impl ByPlace for AgreementDraft {
    fn at(&self, place: &Place) -> Option<Entered<'_>> {
        if *place == Place::Escalation {
            Some(Entered::Text(&self.escalation))
        } else if *place == Place::EscalateTo {
            Some(Entered::Text(&self.escalate_to))
        } else {
            graded(&self.areas, &self.overall, place)
        }
    }

    fn at_mut(&mut self, place: &Place) -> Option<EnteredMut<'_>> {
        if *place == Place::Escalation {
            Some(EnteredMut::Text(&mut self.escalation))
        } else if *place == Place::EscalateTo {
            Some(EnteredMut::Text(&mut self.escalate_to))
        } else {
            graded_mut(&mut self.areas, &mut self.overall, place)
        }
    }
}

impl ByPlace for WeekDraft {
    fn at(&self, place: &Place) -> Option<Entered<'_>> {
        if let Place::Week(field) = place {
            self.field(*field)
        } else {
            None
        }
    }

    fn at_mut(&mut self, place: &Place) -> Option<EnteredMut<'_>> {
        if let Place::Week(field) = place {
            self.field_mut(*field)
        } else {
            None
        }
    }
}

type Areas = BTreeMap<AreaKey, ModeratedDraft>;

/// The texts that a moderation and an agreement share.
fn graded<'a>(areas: &'a Areas, overall: &'a OverallDraft, place: &Place) -> Option<Entered<'a>> {
    if let Place::Area(area, field) = place {
        areas.get(area)?.field(*field)
    } else {
        (*place == Place::OverallReason).then_some(Entered::Text(&overall.reason))
    }
}

fn graded_mut<'a>(
    areas: &'a mut Areas,
    overall: &'a mut OverallDraft,
    place: &Place,
) -> Option<EnteredMut<'a>> {
    if let Place::Area(area, AreaField::Why) = place {
        areas.entry(area.clone()).or_default().field_mut(AreaField::Why)
    } else {
        (*place == Place::OverallReason).then_some(EnteredMut::Text(&mut overall.reason))
    }
}

#[cfg(test)]
mod tests;
