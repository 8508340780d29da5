//! Blind copies and files for blind moderation.

use super::*;

#[test]
fn a_blind_copy_of_another_audits_submission_is_no_further_audit() {
    let [submitted, ..] = steps();
    let mut copy = blind_copy(&submitted).expect("a submission");
    copy.about = Some(AuditBuilder::new(2).id());
    let device = Workspace::from_entries(with_tool(vec![submitted]));
    let coming = refused(&device, &blind_pack(vec![copy.clone()]));
    let completed = figures_at(&device.union([copy]), Stage::Auditor)
        .overall()
        .base()
        .completed();
    assert!(
        coming.is_some() || completed == 1,
        "one audit was completed, {completed} are counted"
    );
}

#[test]
fn a_blind_copy_of_what_is_no_submission_is_refused_or_named() {
    let [submitted, moderated, _] = steps();
    let mut copy = value(&blind_copy(&submitted).expect("a submission"));
    copy["body"]["of"] = json!(moderated.id);
    let text = format!(
        "plumbline blind {}\n{}",
        moderated.id,
        serde_json::to_string(&copy["body"]).expect("sorted keys")
    );
    copy["id"] = json!(EntryId::derived(&text));
    let copy = read_entry(copy);
    let file = with_tool(vec![submitted, moderated, copy.clone()]);
    let refused = refused_anywhere(&pack_of(file.clone())).is_some();
    let device = Workspace::from_entries(file);
    assert!(
        refused || device.why_not(copy.id).is_some(),
        "it is kept, counts in nothing and is named nowhere"
    );
}

#[test]
fn a_field_of_a_grading_is_refused_in_a_blind_copy_though_it_is_empty() {
    // Only an inadequate area has `contributing`: a program that writes an empty list instead of leaving it out reveals
    // the grade.
    let audit = AuditBuilder::new(1).area(2, crate::support::inadequate("drift"));
    let copy = blind_copy(&audit.entries()[0]).expect("a submission");
    let mut line = value(&copy);
    line["body"]["areas"][2]["contributing"] = json!([]);
    let file = raw_for("moderate_blind", &[line.to_string()]);
    assert!(
        matches!(read(&file), Err(PackFault::UnknownInBlind { .. })),
        "the file says which area is inadequate"
    );
}

#[test]
fn a_blind_file_in_which_the_grades_stand_under_a_key_twice_is_not_called_blind() {
    let [submitted, ..] = steps();
    let copy = value(&blind_copy(&submitted).expect("a submission"));
    let body = copy["body"].to_string();
    let graded = value(&submitted)["body"].to_string();
    let line = copy.to_string().replacen(
        &format!("\"body\":{body}"),
        &format!("\"body\":{graded},\"body\":{body}"),
        1,
    );
    assert!(
        line.contains("\"grade\":\"inadequate\""),
        "the grade is in the file"
    );
    assert!(read(&raw_for("moderate_blind", &[line])).is_err());
}

#[test]
fn a_blind_file_in_whose_first_line_the_grades_stand_is_not_called_blind() {
    let [submitted, ..] = steps();
    let copy = value(&blind_copy(&submitted).expect("a submission"));
    let file = String::from_utf8(raw_for("moderate_blind", &[copy.to_string()])).expect("UTF-8");
    let file = file.replacen(
        "\"audits\":1",
        "\"audits\":1,\"zz_grades\":{\"MARKER-1\":\"inadequate\"}",
        1,
    );
    assert!(file.contains("zz_grades"));
    assert!(
        read(file.as_bytes()).is_err(),
        "announced as: the auditor’s grades are not in it"
    );
}

#[test]
fn nobody_moderates_a_blind_copy_of_a_correction_of_their_own_audit() {
    let [submitted, moderated, _] = steps();
    let correction = corrected(24, 4, &[&submitted], |_| {});
    let copy = blind_copy(&correction).expect("a correction");
    assert_eq!(copy.after, [submitted.id]);
    let own = Entry {
        who: submitted.who.clone(),
        ..following(&[&correction], moderated)
    };
    let device = Workspace::from_entries(with_tool(vec![submitted, copy]));
    assert!(
        refused(&device, &pack_of(vec![own])).is_some(),
        "the audit is here, and who made it"
    );
}

#[test]
fn what_a_blind_copy_follows_need_not_be_here_and_makes_it_a_later_version_where_it_is() {
    let [submitted, ..] = steps();
    let correction = corrected(24, 1, &[&submitted], |_| {});
    let copy = blind_copy(&correction).expect("a correction");
    assert_eq!(refused_anywhere(&blind_pack(vec![copy.clone()])), None);
    let device = Workspace::from_entries(with_tool(vec![submitted, copy]));
    let record = device.audit(builder().id()).expect("is there");
    assert!(record.uncounted.is_empty() && record.conflicts.is_empty());
    assert!(
        record.auditor().is_none(),
        "the grades of the version that stands are elsewhere"
    );
}

#[test]
fn a_moderation_that_follows_a_blind_copys_own_id_is_refused() {
    let [submitted, moderated, _] = steps();
    let copy = blind_copy(&submitted).expect("a submission");
    let moderated = following(&[&copy], moderated);
    let device = Workspace::from_entries(with_tool(vec![copy.clone()]));
    let answer = refused(&device, &pack_of(vec![moderated.clone()]));
    let says = because(&device.union([moderated]), EntryId::new(seed(5, 13)));
    assert!(
        answer.is_some(),
        "it can never count, and the desk says of an entry that is here: {says}"
    );
}
