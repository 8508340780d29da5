//! Every address leads to its page and back, and tells nothing about an audit.

use super::*;

#[test]
fn every_address_leads_back_to_its_page() {
    let id = "0192f000-0000-7000-8000-000000000001";
    for path in [
        "/".to_owned(),
        "/set-up".into(),
        "/device".into(),
        "/backup".into(),
        "/import".into(),
        "/hand-over".into(),
        "/open".into(),
        "/secrets".into(),
        "/erase".into(),
        "/begin".into(),
        format!("/begin/{id}"),
        "/plan-week".into(),
        format!("/week/{id}"),
        format!("/guide/{id}"),
        format!("/guide/{id}/case"),
        format!("/guide/{id}/area/living-arrangements"),
        format!("/guide/{id}/family/1"),
        format!("/guide/{id}/overall"),
        format!("/guide/{id}/grades"),
        format!("/guide/{id}/actions"),
        format!("/guide/{id}/good-practice"),
        format!("/guide/{id}/check"),
        "/audits".into(),
        format!("/audit/{id}"),
        format!("/more/{id}"),
        "/moderation".into(),
        format!("/moderate/{id}"),
        format!("/moderate/{id}/area/planning"),
        format!("/moderate/{id}/overall"),
        format!("/moderate/{id}/check"),
        format!("/compare/{id}"),
        "/conflicts".into(),
        format!("/end/{id}"),
        "/quarter/newest/final".into(),
        "/quarter/2024-Q3/auditor".into(),
        "/quarters/agreed".into(),
        "/tool".into(),
        "/tool/practice-audit/1".into(),
        "/about".into(),
    ] {
        let route = Route::from_hash(&format!("#{path}"));
        assert!(!matches!(route, Route::Nowhere(_)), "{path}");
        assert_eq!(route.href(), format!("#{path}"));
        assert_eq!(Route::in_place_of(&format!("#{path}")), None);
        let telling = [
            "concern",
            "reason",
            "inadequate",
            "withdraw",
            "safeguard",
            "escalat",
        ];
        let tells = |word: &&str| route.audit().is_some() && path.contains(*word);
        assert_eq!(
            telling.iter().find(|word| tells(word)),
            None,
            "{path} tells too much"
        );
    }
}

#[test]
fn an_earlier_address_leads_to_its_page_and_gives_way_to_one_that_tells_nothing() {
    let id = "0192f000-0000-7000-8000-000000000001";
    for (old, new) in [
        (format!("#/concern/{id}"), format!("#/more/{id}")),
        (format!("#/withdraw/{id}"), format!("#/end/{id}")),
        (format!("#/guide/{id}/reasons"), format!("#/guide/{id}/grades")),
    ] {
        assert_eq!(Route::from_hash(&old), Route::from_hash(&new));
        assert_eq!(Route::in_place_of(&old), Some(new));
    }
    assert_eq!(Route::in_place_of("#/quarter"), None);
    assert_eq!(Route::in_place_of("#/concern"), None);
}

#[test]
fn an_address_that_names_no_page_is_kept_to_be_shown() {
    for path in [
        "/nowhere",
        "/guide/x",
        "/quarter/2026-Q9",
        "/quarter/2024-Q3/best",
        "/tool/a",
        "/guide",
    ] {
        assert_eq!(Route::from_hash(&format!("#{path}")), Route::Nowhere(path.into()));
    }
}
