//! Whether a tab may write to a draft: one tab at a time may. These are only the rules, as a state machine;
//! `write_locks` uses the browser. It may not know any browser, nor the contents of a draft.

/// Whether this tab may write to the draft.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WriteAccess {
    /// The draft's page has just been opened. The browser is being asked whether another tab has the draft.
    Asking(Request),
    /// This tab has it, and shows its form.
    Here,
    /// Another tab has it.
    Elsewhere(Why),
    /// Somebody has chosen to continue here.
    Taking(Step),
}

/// The first or second request. A reloaded page may ask before the browser has released the lock of the page that it
/// replaces.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Request {
    /// The first.
    First,
    /// Repeated a moment later.
    Second,
}

/// Why this tab may not write to a draft.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// It was open in another tab when its page was opened here.
    Open,
    /// It was open here, and somebody continued in another tab.
    Left,
    /// The other tab did not release it: its latest text is not saved, and is only on its screen.
    Kept,
}

/// The steps of taking over a draft.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// Asking the browser again, because the other tab may have been closed.
    Trying,
    /// Asking the other tab to release the draft.
    Waiting,
    /// Taking it, because the other tab has released it or does not answer.
    Stealing,
}

/// What happens to the write access.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Event {
    /// The browser gives the draft to this tab.
    Granted,
    /// The browser reports that another tab has it.
    Taken,
    /// Somebody presses “Go on here”.
    GoOn,
    /// The other tab has released it.
    Given,
    /// The other tab refuses to release it.
    Kept,
    /// The other tab has not answered in time.
    Silence,
    /// Another tab asks for the draft.
    Asked {
        /// Whether all text typed here is saved.
        saved: bool,
    },
    /// The browser has given the draft to another tab, which did not ask this one.
    Stolen,
}

/// What to do next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Effect {
    /// Ask the browser for the draft, unless another tab has it.
    Try,
    /// The same, a moment later.
    TryLater,
    /// Ask the other tab to release it.
    Ask,
    /// Make the browser give the draft to this tab, even if another tab has it.
    Steal,
    /// Read the draft as last saved, before its form is shown.
    TakeOver,
    /// Release the draft, and hand it to the tab that asks.
    Give,
    /// Tell the tab that asks that it cannot have the draft.
    Keep,
    /// Set aside the text that could not be saved here, so that it is not lost.
    SetAside,
}

impl WriteAccess {
    /// A page of the draft was opened. The effect is [`Effect::Try`].
    pub const OPENED: Self = Self::Asking(Request::First);

    /// Whether a request is under way, whose answer must be awaited.
    pub fn is_pending(self) -> bool {
        match self {
            Self::Asking(_) | Self::Taking(_) => true,
            Self::Here | Self::Elsewhere(_) => false,
        }
    }

    /// The next state after an event, and what to do. An event that comes too late changes nothing.
    #[must_use]
    pub fn after(self, event: Event) -> (Self, Option<Effect>) {
        use {Event as E, Step as S};
        match (self, event) {
            (Self::Asking(_) | Self::Taking(S::Trying | S::Stealing), E::Granted) => {
                (Self::Here, Some(Effect::TakeOver))
            }
            (Self::Asking(Request::First), E::Taken) => {
                (Self::Asking(Request::Second), Some(Effect::TryLater))
            }
            (Self::Asking(Request::Second) | Self::Taking(S::Stealing), E::Taken) => {
                (Self::Elsewhere(Why::Open), None)
            }
            (Self::Elsewhere(_), E::GoOn) => (Self::Taking(S::Trying), Some(Effect::Try)),
            (Self::Taking(S::Trying), E::Taken) => (Self::Taking(S::Waiting), Some(Effect::Ask)),
            (Self::Taking(S::Waiting), E::Given | E::Silence) => {
                (Self::Taking(S::Stealing), Some(Effect::Steal))
            }
            (Self::Taking(S::Waiting), E::Kept) => (Self::Elsewhere(Why::Kept), None),
            (Self::Here, E::Asked { saved: true }) => (Self::Elsewhere(Why::Left), Some(Effect::Give)),
            (Self::Here, E::Asked { saved: false }) => (Self::Here, Some(Effect::Keep)),
            (Self::Here, E::Stolen) => (Self::Elsewhere(Why::Left), Some(Effect::SetAside)),
            (
                late,
                E::Granted
                | E::Taken
                | E::GoOn
                | E::Given
                | E::Kept
                | E::Silence
                | E::Asked { .. }
                | E::Stolen,
            ) => (late, None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The state after these events, and every effect on the way.
    fn run(from: WriteAccess, events: &[Event]) -> (WriteAccess, Vec<Effect>) {
        let mut effects = Vec::new();
        let end = events.iter().fold(from, |access, event| {
            let (next, effect) = access.after(*event);
            effects.extend(effect);
            next
        });
        (end, effects)
    }

    #[test]
    fn a_draft_that_no_other_tab_has_is_read_before_it_is_written_on() {
        let (end, effects) = run(WriteAccess::OPENED, &[Event::Granted]);
        assert_eq!((end, effects), (WriteAccess::Here, vec![Effect::TakeOver]));
    }

    #[test]
    fn another_tab_is_told_of_only_when_the_browser_has_said_so_twice() {
        let (end, effects) = run(WriteAccess::OPENED, &[Event::Taken]);
        assert_eq!((end.is_pending(), effects), (true, vec![Effect::TryLater]));
        let (end, _) = run(end, &[Event::Taken]);
        assert_eq!(end, WriteAccess::Elsewhere(Why::Open));
    }

    #[test]
    fn going_on_here_asks_the_other_tab_before_it_steals() {
        let go_on = [Event::GoOn, Event::Taken, Event::Given, Event::Granted];
        let (end, effects) = run(WriteAccess::Elsewhere(Why::Open), &go_on);
        assert_eq!(end, WriteAccess::Here);
        assert_eq!(
            effects,
            [Effect::Try, Effect::Ask, Effect::Steal, Effect::TakeOver]
        );
    }

    #[test]
    fn a_tab_that_does_not_answer_is_not_waited_for_for_ever() {
        let go_on = [Event::GoOn, Event::Taken, Event::Silence, Event::Granted];
        let (end, effects) = run(WriteAccess::Elsewhere(Why::Left), &go_on);
        assert_eq!(end, WriteAccess::Here);
        assert_eq!(
            effects,
            [Effect::Try, Effect::Ask, Effect::Steal, Effect::TakeOver]
        );
    }

    #[test]
    fn a_closed_tab_is_not_asked() {
        let (end, effects) = run(WriteAccess::Elsewhere(Why::Open), &[Event::GoOn, Event::Granted]);
        assert_eq!(
            (end, effects),
            (WriteAccess::Here, vec![Effect::Try, Effect::TakeOver])
        );
    }

    #[test]
    fn a_tab_gives_way_only_when_all_that_was_typed_is_saved() {
        let (end, effects) = run(WriteAccess::Here, &[Event::Asked { saved: true }]);
        assert_eq!(
            (end, effects),
            (WriteAccess::Elsewhere(Why::Left), vec![Effect::Give])
        );
        let (end, effects) = run(WriteAccess::Here, &[Event::Asked { saved: false }]);
        assert_eq!((end, effects), (WriteAccess::Here, vec![Effect::Keep]));
        let refused = [Event::GoOn, Event::Taken, Event::Kept];
        let (end, effects) = run(WriteAccess::Elsewhere(Why::Open), &refused);
        assert_eq!(end, WriteAccess::Elsewhere(Why::Kept));
        assert_eq!(effects, [Effect::Try, Effect::Ask], "nothing is stolen");
    }

    #[test]
    fn what_was_not_saved_is_put_aside_where_a_draft_is_stolen() {
        let (end, effects) = run(WriteAccess::Here, &[Event::Stolen]);
        assert_eq!(
            (end, effects),
            (WriteAccess::Elsewhere(Why::Left), vec![Effect::SetAside])
        );
    }

    #[test]
    fn a_word_that_comes_too_late_changes_nothing() {
        let late = [
            (WriteAccess::Here, Event::Given),
            (WriteAccess::Here, Event::Silence),
            (WriteAccess::Here, Event::GoOn),
            (WriteAccess::Here, Event::Taken),
            (WriteAccess::Taking(Step::Stealing), Event::Silence),
            (WriteAccess::Taking(Step::Stealing), Event::Kept),
            (WriteAccess::Elsewhere(Why::Kept), Event::Silence),
            (WriteAccess::Elsewhere(Why::Left), Event::Stolen),
            (WriteAccess::Elsewhere(Why::Left), Event::Asked { saved: true }),
        ];
        for (access, event) in late {
            assert_eq!(access.after(event), (access, None), "{event:?}");
        }
    }
}
