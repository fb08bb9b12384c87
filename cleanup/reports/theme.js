// Light, dark, or as the system says; what a reader chose is kept for all pages of this program.
const root = document.documentElement;
root.classList.add("on");

/** What the browser keeps for this page; a browser may refuse, and then nothing is kept. */
const kept = {
  works: true,
  get(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      this.works = false;
      return null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      this.works = false;
    }
  },
};

{
  const key = "cleanup/theme";
  const show = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  const chosen = kept.get(key);
  for (const input of document.querySelectorAll("input[name=theme]")) {
    if (input.value === chosen) input.checked = true;
    input.addEventListener("change", () => {
      show(input.value);
      kept.set(key, input.value);
    });
  }
  show(chosen);
}
