//! The draw for moderation: every audit with one of the grades that the rule names, then a random share of the others,
//! which anybody can repeat from the recorded seed.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{
    grade::Grade,
    id::{AuditId, PersonId},
    quarter::Quarter,
    tool::ModerationRules,
    words::Words,
};
use crate::domain::in_order;

/// An audit that could be drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Candidate {
    /// The audit.
    pub audit: AuditId,
    /// Its auditor.
    pub auditor: PersonId,
    /// The auditor's overall grade.
    pub grade: Grade,
}

/// A draw, with enough information to repeat it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Draw {
    /// The quarter whose audits it was drawn from.
    pub quarter: Quarter,
    /// The rule.
    pub rules: ModerationRules,
    /// The seed. Audits are ranked by the SHA-256 of the seed, a line feed and the audit's id.
    pub seed: Words,
    /// How many audits could have been drawn.
    pub from: u32,
    /// The drawn audits, sorted by id.
    pub drawn: Vec<Drawn>,
}

/// One audit drawn.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Drawn {
    /// The audit.
    pub audit: AuditId,
    /// Why.
    pub because: Because,
}

/// Why an audit was drawn.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum Because {
    /// The rule takes every audit of its grade.
    Grade,
    /// It is in the random share.
    Random,
    /// Otherwise none of its auditor's audits would be drawn.
    Auditor,
}

impl Because {
    /// The reason on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Because::Grade => "every audit of this grade",
            Because::Random => "random share",
            Because::Auditor => "at least one for each auditor",
        }
    }
}

/// Draws the audits to be moderated. The order of the candidates does not matter. The share is rounded up.
pub fn draw(quarter: Quarter, candidates: &[Candidate], rules: &ModerationRules, seed: &Words) -> Draw {
    let mut ranked = candidates.to_vec();
    in_order::sort_by_key(&mut ranked, |candidate| {
        (rank(seed, candidate.audit), candidate.audit)
    });
    let (every, rest): (Vec<_>, Vec<_>) = ranked.into_iter().partition(|c| rules.every.contains(&c.grade));
    let share = (rest.len() * usize::from(rules.share_percent)).div_ceil(100);
    let (random, left) = rest.split_at(share.min(rest.len()));

    let mut seen: BTreeSet<PersonId> = in_order::set(every.iter().chain(random).map(|c| c.auditor));
    let first_of_auditor = left
        .iter()
        .filter(|c| rules.at_least_one_per_auditor && seen.insert(c.auditor));

    let as_drawn = |because| {
        move |c: &Candidate| Drawn {
            audit: c.audit,
            because,
        }
    };
    let mut drawn: Vec<Drawn> = (every.iter().map(as_drawn(Because::Grade)))
        .chain(random.iter().map(as_drawn(Because::Random)))
        .chain(first_of_auditor.map(as_drawn(Because::Auditor)))
        .collect();
    in_order::sort_by(&mut drawn, Ord::cmp);
    Draw {
        quarter,
        rules: rules.clone(),
        seed: seed.clone(),
        from: u32::try_from(candidates.len()).unwrap_or(u32::MAX),
        drawn,
    }
}

fn rank(seed: &Words, audit: AuditId) -> [u8; 32] {
    Sha256::digest(format!("{seed}\n{audit}")).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{id::Seed, tool::AuditTool};

    fn candidates(n: u8) -> Vec<Candidate> {
        let id = |millis: u64, i: u8| Seed {
            millis,
            random: [i; 10],
        };
        (0..n)
            .map(|i| Candidate {
                audit: AuditId::new(id(1000, i)),
                auditor: PersonId::new(id(1, i % 4)),
                grade: if i == 0 { Grade::Inadequate } else { Grade::Good },
            })
            .collect()
    }

    fn seed(text: &str) -> Words {
        Words::parse(text).expect("a seed")
    }

    #[test]
    fn the_same_seed_draws_the_same_audits_in_whatever_order_they_stand() {
        let rules = AuditTool::shipped().moderation;
        let quarter: Quarter = "2024-Q3".parse().expect("a quarter");
        let forward = candidates(40);
        let backward: Vec<_> = forward.iter().rev().copied().collect();
        assert_eq!(
            draw(quarter, &forward, &rules, &seed("a")),
            draw(quarter, &backward, &rules, &seed("a"))
        );
        assert_ne!(
            draw(quarter, &forward, &rules, &seed("a")).drawn,
            draw(quarter, &forward, &rules, &seed("b")).drawn
        );
    }

    #[test]
    fn every_inadequate_a_fifth_of_the_rest_and_one_of_each_auditor() {
        let rules = AuditTool::shipped().moderation;
        let drawn = draw(
            "2024-Q3".parse().expect("a quarter"),
            &candidates(41),
            &rules,
            &seed("x"),
        )
        .drawn;
        let count = |because| drawn.iter().filter(|d| d.because == because).count();
        assert_eq!((count(Because::Grade), count(Because::Random)), (1, 8));
        let few = draw(
            "2024-Q3".parse().expect("a quarter"),
            &candidates(4),
            &rules,
            &seed("x"),
        )
        .drawn;
        assert_eq!(few.len(), 4, "each of four auditors has one");
    }
}
