// The two views of the document, of which one is open; and paper, on which nothing is folded.
{
  const byId = (id) => document.getElementById(id);
  const views = [...document.querySelectorAll("details.view")];
  function view(name) {
    for (const details of views) details.open = details.id === name;
    for (const input of document.querySelectorAll("input[name=view]")) input.checked = input.value === name;
  }
  for (const input of document.querySelectorAll("input[name=view]")) {
    input.addEventListener("change", () => view(input.value));
  }
  // The browser opens a closed view itself when a link or a search leads into it.
  for (const details of views) details.addEventListener("toggle", () => details.open && view(details.id));
  document.addEventListener("click", (event) => {
    const target = event.target.closest("a[href^='#']")?.getAttribute("href");
    const inline = target && byId("inline")?.open && byId(target.slice(1).replace(/^c/, "i").replace(/^s/, "g"));
    if (!inline || inline.id === target.slice(1) || !inline.closest("#inline")) return;
    event.preventDefault();
    location.hash = inline.id;
  });
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open]):not(.view)")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
}
