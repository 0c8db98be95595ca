// What the tests of the harness press: a page with each kind of behavior that the harness must see or bear.
const $ = (id) => document.getElementById(id);
const say = (text) => { $("status").textContent = text; };
let rows = 0;

$("form").addEventListener("input", () => { $("send").disabled = !($("certify").checked && $("name").value); });
$("form").addEventListener("submit", (event) => {
  event.preventDefault();
  localStorage.setItem("draft", $("name").value);
  say(`Sent ${$("name").value} in ${$("cloud").value}, ${new FormData($("form")).get("v")}: ${$("description").value}`);
});
$("description").addEventListener("paste", (event) => {
  event.preventDefault();
  $("description").value = `pasted ${event.clipboardData.getData("text/plain")}`;
});
$("add").addEventListener("click", () => {
  rows += 1;
  // Drawn anew each time, as an application may: what was found before is gone.
  $("rows").replaceChildren(...Array.from({ length: rows }, (_, index) => {
    const row = document.createElement("li");
    const button = document.createElement("button");
    button.textContent = `Row ${index + 1} <b>bold</b>`;
    row.append(button);
    return row;
  }));
});
$("slow").addEventListener("click", () => {
  setTimeout(() => { say("Loaded"); }, 300);
  setTimeout(() => {
    const late = document.createElement("button");
    late.textContent = "Late";
    late.addEventListener("click", () => say("Late was pressed"));
    const veil = document.createElement("div");
    veil.className = "veil";
    document.querySelector("main").append(late, veil);
    setTimeout(() => veil.remove(), 400);
  }, 300);
});
$("open").addEventListener("click", () => { $("dialog").showModal(); say("not heard below the dialog"); });
$("close").addEventListener("click", () => $("dialog").close());
$("call").addEventListener("click", () => { fetch("/missing.json").then((answer) => say(`answered ${answer.status}`)); });
$("fail").addEventListener("click", () => {
  const alert = document.createElement("p");
  alert.setAttribute("role", "alert");
  alert.textContent = "It failed";
  $("alerts").append(alert);
  console.error("logged", new Error("told"));
  Promise.reject(new Error("rejected"));
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: "https://elsewhere.invalid/x.css" }));
  throw new Error("thrown");
});
