// Column headings of [data-sortable] tables become buttons; numbers sort by value, text in the page's language.
const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare

function sortBy(table, index, heading) {
  const up = heading.getAttribute("aria-sort") !== "ascending"
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort")
  heading.setAttribute("aria-sort", up ? "ascending" : "descending")
  const value = (row) => row.cells[index].dataset.sort
  const order = "number" in heading.dataset ? (a, b) => Number(a) - Number(b) : compare
  const rows = [...table.tBodies[0].rows].sort((a, b) => (up ? 1 : -1) * order(value(a), value(b)))
  table.tBodies[0].append(...rows)
}

for (const table of document.querySelectorAll("table[data-sortable]")) {
  const headings = [...table.tHead.rows[0].cells]
  headings.forEach((heading, index) => {
    const button = document.createElement("button")
    button.type = "button"
    button.title = heading.dataset.sortLabel
    button.append(...heading.childNodes)
    button.addEventListener("click", () => sortBy(table, index, heading))
    heading.append(button)
  })
  for (const hint of table.closest(".items").querySelectorAll(".needs-script")) hint.hidden = false
}
