//! The page about Plumbline: what it promises, where it stores data, and what it can't do.

use leptos::prelude::*;

use crate::{app::route::Route, ui::page::Page};

/// The page that says what Plumbline promises and what it can't do, with its version and licence.
#[component]
pub fn About() -> impl IntoView {
    let version = format!(
        "Plumbline {}. Free software, under the MIT licence or the Apache licence 2.0.",
        env!("CARGO_PKG_VERSION")
    );
    view! {
        <Page title="What Plumbline promises" back=(Route::Home, "Desk")>
            <h2 class="govuk-heading-m">"It promises"</h2>
            <ul class="govuk-list govuk-list--bullet govuk-list--spaced">
                <li>"The page makes no connection. What you record stays in this browser on this device. Nothing leaves it unless you hand over a file, save a backup or download figures."</li>
                <li>"Everything stored is encrypted with a key that only your passphrase or your recovery code opens: audits, drafts, and who works here. Anybody who takes the laptop or copies this browser’s files can read nothing."</li>
                <li>"It locks itself when nobody uses it, when the device sleeps and when you leave the page. After several wrong passphrases you have to wait, but nothing is ever deleted."</li>
                <li>"A submitted grade is never changed. A correction is a new entry with a reason, and both stay readable."</li>
                <li>"“Saved” is shown only once the browser has confirmed it. Anything that can’t be read is kept and reported, never replaced by an empty page."</li>
                <li>"Every figure says what it counts, out of how many, and what was left out. Figures on different bases can’t be added up."</li>
                <li>"The pages on which a moderator grades blind show nothing that gives the auditor’s grades away. The figures for the quarter and the week count submitted grades, so look at them after you have moderated."</li>
            </ul>
            <h2 class="govuk-heading-m">"It can’t"</h2>
            <ul class="govuk-list govuk-list--bullet govuk-list--spaced">
                <li>"Bring anything back once this browser’s data for the page is cleared. Do not clear it while work is here that exists nowhere else."</li>
                <li>"Open anything without the passphrase or the recovery code. Nobody can reset them: keep the paper."</li>
                <li>"Protect you while it is unlocked: from somebody who looks at the screen or sits down at it, from a program on this computer that spies on it, or from a browser extension that reads pages."</li>
                <li>"Keep your words from services of the browser itself. Enhanced spell checking (Microsoft Editor) and page translation send what is on the screen to their maker. Turn them off for this page; Plumbline asks browsers not to translate it."</li>
                <li>"Make a short or guessable passphrase safe, once somebody has copied this browser’s files and takes the time to guess."</li>
                <li>"Take back what has left it: files that were exported, and older copies and backups, which open with the passphrase they were made with."</li>
                <li>"Stop anybody from typing a child’s name. Use case references only; one that looks like a name is questioned."</li>
            </ul>
            <p class="govuk-body">{version}</p>
        </Page>
    }
}
