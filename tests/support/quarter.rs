//! The quarter of the acceptance figures: 22 audits, of which 8 are good, 13 require improvement and 1 is inadequate,
//! and 100 practice-area grades, 20 of them inadequate for four primary reasons with 5 each. 6 practice areas are not
//! applicable and 4 have not enough evidence. Made up.

use plumbline::domain::{grade::Grade, graded::AreaGrade, quarter::Quarter, workspace::Workspace};

use super::{audit::AuditBuilder, inadequate, workspace};

/// Its quarter.
pub fn q3() -> Quarter {
    "2024-Q3".parse().expect("a quarter")
}

/// Its audits.
pub fn audits() -> Vec<AuditBuilder> {
    let service_areas = ["childrens-social-work", "permanence", "front-door"];
    (0..22)
        .map(|n: u32| {
            let grade = match n {
                0..8 => Grade::Good,
                8..21 => Grade::RequiresImprovement,
                _ => Grade::Inadequate,
            };
            let mut audit = AuditBuilder::new(n)
                .overall(grade)
                .service_area(service_areas[n as usize % service_areas.len()]);
            for place in 0..5 {
                audit = audit.area(place, area(n, place));
            }
            audit
        })
        .collect()
}

/// The last five audits have the inadequate grades, and the first ten have the areas that were not graded; of the
/// others, every second one requires improvement.
fn area(audit: u32, place: usize) -> AreaGrade {
    let primary = [
        "plan-not-on-file",
        "review-not-held",
        "supervision",
        "living-arrangements",
    ];
    match (audit, place) {
        (17.., 0..4) => inadequate(primary[place]),
        (0..6, 3) => AreaGrade::NotApplicable,
        (6..10, 4) => AreaGrade::NotEnoughEvidence,
        _ if (audit as usize + place).is_multiple_of(2) => AreaGrade::RequiresImprovement,
        _ => AreaGrade::Good,
    }
}

/// The workspace of the quarter.
pub fn the_quarter() -> Workspace {
    workspace(&audits())
}
