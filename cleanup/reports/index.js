// The index: sorts by any column, and shows only some names.
{
  const table = document.getElementById("files");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const words = JSON.parse(document.getElementById("data").textContent).shown;
  const order = new Intl.Collator(root.lang, { numeric: true });

  const cell = (row, column) => row.cells[column];
  const value = (row, column) => {
    const found = cell(row, column);
    return column ? Number(found.dataset.value ?? found.textContent.replace(/\D/g, "")) : found.textContent;
  };

  function sort(head, column) {
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    // What failed has no figures and stands at the end in every order.
    const failed = rows.filter((row) => row.classList.contains("failed"));
    const sorted = rows.filter((row) => !row.classList.contains("failed"));
    sorted.sort((one, two) => {
      const [a, b] = [value(one, column), value(two, column)];
      const by = column ? a - b : order.compare(a, b);
      return down ? -by : by;
    });
    body.append(...sorted, ...failed);
  }

  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => sort(head, column));
  });

  const field = document.getElementById("filter");
  function filter() {
    const wanted = field.value.trim().toLowerCase();
    let count = 0;
    for (const row of rows) {
      row.hidden = !row.textContent.toLowerCase().includes(wanted);
      if (!row.hidden) count += 1;
    }
    document.getElementById("shown").textContent = words.replace("{n}", count).replace("{all}", rows.length);
  }
  field.addEventListener("input", filter);
  filter();
}
