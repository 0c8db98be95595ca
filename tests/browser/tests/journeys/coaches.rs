//! What the fields say while they are filled in: pasted lists, licenses, names that are taken, lines that are judged.

use atmosphere_standin::Fault;
use browser_tests::{Find, Key, Options, Outcome, Page, Trouble, journeys, starting};
use serde_json::{Value, json};

use crate::steps::{
    REQUESTS, accepted, certify, created, fill_required, focus_is_on, open_ready_form, send,
};

journeys! {
    a_pasted_package_list_is_understood_and_can_be_put_back_by_keyboard,
    a_paste_loses_nothing_and_unknown_text_is_left_alone,
    thousands_of_packages_are_read_at_once,
    a_restrictive_name_is_told_at_the_list_and_at_the_certification,
    fifty_bad_lines_are_summed_up,
    a_name_is_judged_while_it_is_typed,
    a_taken_name_is_told_whatever_its_case_and_page,
    names_that_could_not_be_listed_are_not_called_free: Options::default().allow("status of 500"),
    a_missing_reason_is_told_at_its_own_field,
    a_short_description_is_coached,
    fields_left_empty_are_sent_as_the_server_wants_them,
    the_coaches_fit_a_narrow_page: Options::narrow(),
}

const SOFTWARE: &str = "List Installed Software";

const DPKG: &str = "alice@maize:~$ dpkg -l
Desired=Unknown/Install/Remove/Purge/Hold
| Status=Not/Inst/Conf-files/Unpacked/halF-conf/Half-inst/trig-aWait/Trig-pend
|/ Err?=(none)/Reinst-required (Status,Err: uppercase=bad)
||/ Name           Version      Architecture Description
+++-==============-============-============-=================================
ii  bash           5.2.15-2+b7  amd64        GNU Bourne Again SHell
rc  linux-image-6  6.1.55-1     amd64        Linux 6.1 for 64-bit PCs
ii  bwa            0.7.17-7+b2  amd64        Burrows-Wheeler Aligner
";

async fn a_pasted_package_list_is_understood_and_can_be_put_back_by_keyboard(
    page: &Page,
) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "From a package list").await?;
    let software = page.field(SOFTWARE);
    software.paste(DPKG).await?;
    software.holds("bash 5.2.15-2+b7\nbwa 0.7.17-7+b2").await?;
    page.hears("This is what dpkg -l prints. It was put in as 2 packages, one a line. 1 that is not there any more was left out.")
        .await?;
    page.press(Key::Tab).await?;
    focus_is_on(page, "button", "Undo: put it in as it was pasted").await?;
    page.press(Key::Enter).await?;
    software.holds(DPKG).await?;
    page.hears("The text stands as it was pasted.").await?;
    focus_is_on(page, "button", "Make a list of it again").await?;
    page.press(Key::Enter).await?;
    software.holds("bash 5.2.15-2+b7\nbwa 0.7.17-7+b2").await?;
    // With the next key the way back would lose something, and is gone.
    software.click().await?;
    page.press_with(Key::Control, Key::End).await?;
    page.press(Key::Enter).await?;
    page.type_text("STAR").await?;
    page.button("Undo: put it in as it was pasted")
        .gone()
        .await?;
    certify(page).await?;
    send(page).await?;
    accepted(page).await?;
    assert_eq!(
        created(page)[0]["installed_software"],
        "bash 5.2.15-2+b7\nbwa 0.7.17-7+b2\nSTAR"
    );
    Ok(())
}

async fn a_paste_loses_nothing_and_unknown_text_is_left_alone(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    let software = page.field(SOFTWARE);
    let mine = "STAR 2.7.10b /opt/star\nnotes, see the wiki: a  b";
    software.paste(mine).await?;
    software.holds(mine).await?;
    page.button(starting("Undo")).gone().await?;
    // Between what is there, on lines of its own; the browser's own Undo takes it out again.
    page.press_with(Key::Control, Key::Home).await?;
    for _ in 0.."STAR".len() {
        page.press(Key::Right).await?;
    }
    paste_here(page, "numpy==1.26.4\r\nscipy==1.11.4\r\n").await?;
    software
        .holds("STAR\nnumpy 1.26.4\nscipy 1.11.4\n 2.7.10b /opt/star\nnotes, see the wiki: a  b")
        .await?;
    let _: bool = page
        .script("return document.execCommand('undo')", Vec::new())
        .await?;
    software.holds(mine).await?;
    page.button(starting("Undo")).gone().await?;
    // What is selected is replaced, as by any paste.
    page.press_with(Key::Control, 'a').await?;
    paste_here(page, "numpy==1.26.4").await?;
    software.holds("numpy 1.26.4").await?;
    page.button(starting("Undo")).click().await?;
    software.holds("numpy==1.26.4").await?;
    Ok(())
}

async fn thousands_of_packages_are_read_at_once(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    let rows: String = (0..3000).fold(String::new(), |rows, it| {
        rows + format!("ii  library-of-some-length-{it}  1.{it}-2ubuntu3  amd64  What it is for\n")
            .as_str()
    });
    page.field(SOFTWARE).paste(&rows).await?;
    page.hears("It was put in as 3000 packages, one a line.")
        .await?;
    page.sees("… and 2992 more lines").await?;
    // The best of ten: the machine has other things to do.
    let taken: f64 = page
        .script(
            "const area = document.getElementById('installed-software');
            area.focus(); area.setSelectionRange(area.value.length, area.value.length);
            return Math.min(...Array.from({ length: 10 }, () => {
              const before = performance.now();
              document.execCommand('insertText', false, 'x');
              return performance.now() - before;
            }))",
            Vec::new(),
        )
        .await?;
    assert!(taken < 400.0, "a key press beside them takes {taken} ms");
    Ok(())
}

async fn a_restrictive_name_is_told_at_the_list_and_at_the_certification(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "Licensed").await?;
    let certification = page.field(starting("I certify"));
    page.field(SOFTWARE)
        .paste("Currently Loaded Modules:\n  1) gcc/12.2.0   2) matlab/R2024b (L)\n")
        .await?;
    page.field(SOFTWARE)
        .holds("gcc 12.2.0\nmatlab R2024b")
        .await?;
    page.hears("Line 2: matlab often has a license that forbids it in a cloud image.")
        .await?;
    let facts = certification
        .until("unticked", |it| it.checked == Some(false))
        .await?;
    let lapsed = "matlab was named since you certified";
    assert!(
        facts.invalid && facts.description.contains(lapsed),
        "{facts:?}"
    );
    page.hears(lapsed).await?;
    send(page).await?;
    assert!(page.calls("POST", REQUESTS).is_empty(), "nothing was sent");
    certify(page).await?;
    let warned = certification
        .until("ticked", |it| it.checked == Some(true))
        .await?;
    assert!(
        warned
            .description
            .contains("You name matlab. Certify only if its license allows"),
        "the box still says what it is about: {warned:?}"
    );
    send(page).await?;
    accepted(page).await?;
    Ok(())
}

async fn fifty_bad_lines_are_summed_up(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    let lines: String = (1..=50).fold(String::new(), |lines, it| {
        lines + format!("/home/alice/{it}\n").as_str()
    });
    let files = page.field("Files to exclude");
    files.paste(&lines).await?;
    let one = "Lines 1, 2, 3 and 47 more are deleted anyway.";
    page.sees(one).await?;
    page.hears(one).await?;
    let shown: Vec<String> = page
        .script(
            "return [...document.querySelectorAll('.remarks li')].map((it) => it.innerText)",
            Vec::new(),
        )
        .await?;
    assert_eq!(shown, [one], "one remark for all");
    files.fill("").await?;
    files.paste(&lines.replace("/home/", "data/")).await?;
    page.field("Image Name").click().await?;
    let problem = files.until("invalid", |it| it.invalid).await?.description;
    assert!(
        problem.contains("Lines 1, 2, 3 and 47 more do not begin with /."),
        "no line is passed over: {problem}"
    );
    Ok(())
}

async fn a_name_is_judged_while_it_is_typed(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    let name = page.field("Image Name");
    // These were let through by the form of before, and refused by the server after it was gone.
    for (c, called) in [
        ('+', "plus sign"),
        ('=', "equals sign"),
        ('@', "at sign"),
        ('[', "opening square bracket"),
        (']', "closing square bracket"),
    ] {
        name.fill(&format!("C{c}")).await?;
        page.hears(&format!("{c} ({called})")).await?;
        let facts = name.until("invalid", |it| it.invalid).await?;
        assert!(facts.focused, "it is said before the field is left");
    }
    name.fill("C").await?;
    name.until("valid", |it| !it.invalid).await?;
    assert!(page.calls("POST", REQUESTS).is_empty(), "nothing was sent");
    Ok(())
}

async fn a_taken_name_is_told_whatever_its_case_and_page(page: &Page) -> Outcome {
    // Two pages of images: the name is on the second.
    for (named, next) in [("First page", Some("?page=2")), ("Second page", None)] {
        page.fault(Some("GET"), "/api/v2/images", Some(1), images(named, next));
    }
    open_ready_form(page).await?;
    let name = page.field("Image Name");
    name.fill("second  PAGE ").await?;
    page.sees("You have an image or an open request called “second PAGE” already. “second PAGE-v2” is free.")
        .await?;
    page.hears("You have an image or an open request called")
        .await?;
    page.button("Use “second PAGE-v2”").click().await?;
    name.holds("second  PAGE-v2").await?;
    focus_is_on(page, "textbox", "Image Name").await?;
    page.loses("already.").await?;
    // An open request of another instance has this one.
    name.fill("genomics WEB v2").await?;
    page.button("Use “genomics WEB v3”").shown().await?;
    Ok(())
}

async fn names_that_could_not_be_listed_are_not_called_free(page: &Page) -> Outcome {
    let crash = Fault::Status {
        status: 500,
        html: true,
        body: None,
    };
    page.fault(Some("GET"), "/api/v2/images", Some(1), crash);
    open_ready_form(page).await?;
    let name = page.field("Image Name");
    name.fill("RNA-seq toolkit 2").await?;
    page.hears("Your images could not be listed").await?;
    page.button("Look again").click().await?;
    page.button("Look again").gone().await?;
    focus_is_on(page, "textbox", "Image Name").await?;
    page.loses("could not be listed").await?;
    Ok(())
}

async fn a_missing_reason_is_told_at_its_own_field(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "Two reasons").await?;
    page.button("iPlant-managed System Files").click().await?;
    for path in ["/etc/hosts", "/etc/fstab"] {
        page.field(path).tick().await?;
    }
    page.field("What changes in /etc/hosts, and why")
        .fill("the license server")
        .await?;
    // A tick that is taken out by mistake takes no reason along.
    page.field("/etc/hosts").untick().await?;
    page.field("/etc/hosts").tick().await?;
    page.field("What changes in /etc/hosts, and why")
        .holds("the license server")
        .await?;
    page.field("Other system files")
        .fill("/etc/motd: a greeting")
        .await?;
    send(page).await?;
    page.link("iPlant-managed System Files").click().await?;
    focus_is_on(page, "textbox", "What changes in /etc/fstab, and why").await?;
    let missing = page
        .field("What changes in /etc/fstab, and why")
        .shown()
        .await?;
    assert!(
        missing.invalid && missing.description == "Say what changes in /etc/fstab, and why.",
        "{missing:?}"
    );
    let given = page
        .field("What changes in /etc/hosts, and why")
        .shown()
        .await?;
    assert!(!given.invalid, "only what is missing is told");
    page.type_text("the scratch disk").await?;
    send(page).await?;
    accepted(page).await?;
    assert_eq!(
        created(page)[0]["system_files"],
        "/etc/fstab: the scratch disk\n/etc/hosts: the license server\n/etc/motd: a greeting"
    );
    Ok(())
}

async fn a_short_description_is_coached(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    let description = page.field("Description of the Image");
    description.fill("My image").await?;
    assert!(
        !page.text().await?.contains("That is short."),
        "not while it is typed"
    );
    page.field("Image Name").click().await?;
    let said = description
        .until("coached", |it| it.description.contains("That is short."))
        .await?;
    assert!(!said.invalid, "it may be sent all the same");
    description
        .fill("STAR and helpers, for the maize workshop of 2026")
        .await?;
    description
        .until("good", |it| !it.description.contains("That is short."))
        .await?;
    Ok(())
}

/// Breaks when an empty list is sent as a sentence that is stored as paths, or system files under a
/// name that the server drops: the form of before did both.
async fn fields_left_empty_are_sent_as_the_server_wants_them(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "Next to nothing").await?;
    send(page).await?;
    accepted(page).await?;
    let body = &created(page)[0];
    assert_eq!(body["exclude_files"], "");
    assert_eq!(body["system_files"], "");
    assert_eq!(body["installed_software"], "[no files specified]");
    assert_eq!(body.get("iplant_sys_files"), None);
    Ok(())
}

async fn the_coaches_fit_a_narrow_page(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    page.field(SOFTWARE).paste(DPKG).await?;
    page.field(SOFTWARE)
        .type_text("\nMATLAB /home/alice/a/path/that/is/as/long/as/paths/are/in/real/life")
        .await?;
    page.field("Files to exclude")
        .paste("/home/alice\n/etc/hosts\n/opt/a-name-without-any-place-to-break-it-in-two\n/opt")
        .await?;
    page.field("Image Name").fill("rna-seq TOOLKIT").await?;
    page.button("Use “rna-seq TOOLKIT-v2”").shown().await?;
    page.no_horizontal_scroll().await?;
    page.axe(&[]).await?;
    Ok(())
}

/// Paste where the caret is.
async fn paste_here(page: &Page, text: &str) -> Result<(), Trouble> {
    let script = "const data = new DataTransfer();
        data.setData('text/plain', arguments[0]);
        const event = new ClipboardEvent('paste', { clipboardData: data, data: arguments[0], dataType: 'text/plain', bubbles: true, cancelable: true, composed: true });
        if (document.activeElement.dispatchEvent(event)) document.execCommand('insertText', false, arguments[0]);
        return true";
    let _: bool = page.script(script, vec![json!(text)]).await?;
    Ok(())
}

/// A page of alice's images with one image on it.
fn images(name: &str, next: Option<&str>) -> Fault {
    let image = json!({
        "id": 9001, "url": "", "uuid": "00000000-0000-4000-8000-000000009001", "name": name, "description": "",
        "created_by": { "id": 1, "uuid": "", "url": "", "username": "alice" }, "end_date": null, "is_public": true,
        "icon": null, "start_date": "2025-03-09T15:12:44.120311Z", "access_list": [], "tags": [], "versions": [],
    });
    let body: Value = json!({ "count": 2, "next": next, "previous": null, "results": [image] });
    Fault::Status {
        status: 200,
        html: false,
        body: Some(body),
    }
}
