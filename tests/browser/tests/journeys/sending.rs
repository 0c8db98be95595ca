//! Exactly one request, whatever the network does, and the person knows which of all that happened.

use atmosphere_standin::Fault;
use browser_tests::{Engine, Find, Options, Outcome, Page, containing, journeys, starting};

use crate::steps::{
    DESCRIPTION, REQUESTS, accepted, ask_elsewhere, certify, created, fill_required, focus_is_on,
    is_ready, open_ready_form, send, still_filled,
};

journeys! {
    a_request_that_did_not_arrive_is_sent_again_once: cut(),
    a_request_whose_answer_got_lost_is_found: cut(),
    the_400_that_created_it_is_seen_through: Options::default().allow("status of 400"),
    the_500_that_created_it_is_seen_through: Options::default().allow("status of 500"),
    when_nothing_can_be_found_out_only_checking_is_offered: cut(),
    a_reload_while_sending_finds_what_arrived: Options::default(),
    a_reload_while_sending_finds_that_nothing_arrived: Options::default(),
    many_presses_make_one_request,
    an_answer_that_breaks_off_is_found: cut(),
    two_tabs_at_once_make_one_request: cut(),
}

/// Chromium logs a connection that broke as an error; here it is expected.
fn cut() -> Options {
    Options::default().allow("net::ERR_").allow("status of 405")
}

pub(crate) const NOT_SENT: &str = "Your request was not sent";

async fn a_request_that_did_not_arrive_is_sent_again_once(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "On bad wireless").await?;
    page.fault(Some("POST"), REQUESTS, None, Fault::Cut { after: None });
    send(page).await?;
    focus_is_on(page, "heading", NOT_SENT).await?;
    page.sees("Atmosphere could not be reached.").await?;
    page.sees("You can send it again.").await?;
    still_filled(page, "On bad wireless").await?;
    page.atmosphere().clear_faults();
    page.button("Send again").click().await?;
    accepted(page).await?;
    assert_eq!(created(page).len(), 1);
    Ok(())
}

async fn a_request_whose_answer_got_lost_is_found(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "Lost and found").await?;
    page.fault(Some("POST"), REQUESTS, Some(1), Fault::CreatedThenCut);
    send(page).await?;
    accepted(page).await?;
    page.link("All image requests").first().click().await?;
    page.link("Lost and found").shown().await?;
    assert!(
        created(page).is_empty(),
        "no answer ever said that it was created"
    );
    Ok(())
}

async fn the_400_that_created_it_is_seen_through(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "fail-created-400").await?;
    send(page).await?;
    accepted(page).await?;
    assert_eq!(page.calls("POST", REQUESTS).len(), 1);
    Ok(())
}

async fn the_500_that_created_it_is_seen_through(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "fail-created-500").await?;
    send(page).await?;
    accepted(page).await?;
    assert_eq!(page.calls("POST", REQUESTS).len(), 1);
    Ok(())
}

async fn when_nothing_can_be_found_out_only_checking_is_offered(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "Nobody knows").await?;
    page.fault(
        None,
        "/api/v2/machine_requests*",
        None,
        Fault::Cut { after: None },
    );
    send(page).await?;
    let unclear = "We do not know yet whether your request arrived";
    focus_is_on(page, "heading", unclear).await?;
    still_filled(page, "Nobody knows").await?;
    page.button("Send again").gone().await?;
    let before = page.calls("POST", REQUESTS).len();
    // The button of the form must not send it twice either.
    send(page).await?;
    page.heading(unclear).shown().await?;
    assert_eq!(
        page.calls("POST", REQUESTS).len(),
        before,
        "pressing again only checks"
    );
    check_and_send_again(page).await
}

/// The network is back, and knows nothing of the request: it is sent once more, and arrives once.
pub(crate) async fn check_and_send_again(page: &Page) -> Outcome {
    page.atmosphere().clear_faults();
    page.button("Check again").first().click().await?;
    page.heading(NOT_SENT).shown().await?;
    page.button("Send again").click().await?;
    accepted(page).await?;
    assert_eq!(created(page).len(), 1);
    Ok(())
}

async fn a_reload_while_sending_finds_what_arrived(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "Reloaded too soon").await?;
    page.fault(Some("POST"), REQUESTS, Some(1), Fault::Never);
    send(page).await?;
    page.sees("Sending your request…").await?;
    // It arrived all the same.
    ask_elsewhere(page, "Reloaded too soon", DESCRIPTION).await?;
    page.reload().await?;
    accepted(page).await?;
    assert_eq!(created(page).len(), 1);
    Ok(())
}

async fn a_reload_while_sending_finds_that_nothing_arrived(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "Reloaded too soon").await?;
    page.fault(Some("POST"), REQUESTS, Some(1), Fault::Never);
    send(page).await?;
    page.sees("Sending your request…").await?;
    page.reload().await?;
    page.heading(NOT_SENT).shown().await?;
    still_filled(page, "Reloaded too soon").await?;
    is_ready(page).await?;
    page.field(starting("I certify"))
        .until("to be ticked anew", |it| it.checked == Some(false))
        .await?;
    certify(page).await?;
    page.heading(containing("not sent")).gone().await?;
    send(page).await?;
    accepted(page).await?;
    assert_eq!(created(page).len(), 1);
    Ok(())
}

async fn many_presses_make_one_request(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "Pressed in a hurry").await?;
    page.fault(Some("POST"), REQUESTS, None, Fault::Slow { ms: 30_000 });
    page.button("Request Imaging").shown().await?;
    let hurry = "const button = document.querySelector('button[type=submit]');
        for (let i = 0; i < 5; i++) button.click();
        button.form.requestSubmit();
        button.form.requestSubmit(button)";
    let _: Option<bool> = page.script(hurry, Vec::new()).await?;
    page.hears("Sending your request…").await?;
    send(page).await?;
    page.atmosphere().clear_faults();
    accepted(page).await?;
    assert_eq!(page.calls("POST", REQUESTS).len(), 1);
    assert_eq!(created(page).len(), 1);
    Ok(())
}

async fn an_answer_that_breaks_off_is_found(page: &Page) -> Outcome {
    open_ready_form(page).await?;
    fill_required(page, "Half an answer").await?;
    page.fault(
        Some("POST"),
        REQUESTS,
        Some(1),
        Fault::Cut { after: Some(40) },
    );
    send(page).await?;
    accepted(page).await?;
    assert_eq!(page.calls("POST", REQUESTS).len(), 1);
    Ok(())
}

async fn two_tabs_at_once_make_one_request(page: &Page) -> Outcome {
    // WebKit's driver shows one window at a time, and a page that is out of sight there stands still.
    if page.engine() == Engine::WebKit {
        return Ok(());
    }
    open_ready_form(page).await?;
    fill_required(page, "From the first tab").await?;
    let first = page.web().window().await?;
    let second = page.web().new_tab().await?;
    page.web().switch_to_window(second).await?;
    open_ready_form(page).await?;
    // The draft is the person's, whichever tab it was typed in.
    still_filled(page, "From the first tab").await?;
    fill_required(page, "From the second tab").await?;
    // Both are under way, and carried out in the order in which they came.
    page.fault(Some("POST"), REQUESTS, None, Fault::Slow { ms: 8_000 });
    send(page).await?;
    page.sees("Sending your request…").await?;
    page.web().switch_to_window(first).await?;
    send(page).await?;
    page.heading("Another request for this instance is open")
        .shown()
        .await?;
    page.sees("“From the second tab” has to be finished or cancelled first.")
        .await?;
    still_filled(page, "From the first tab").await?;
    assert_eq!(created(page).len(), 1);
    Ok(())
}
