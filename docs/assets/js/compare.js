// The comparison (.comparison): shows the columns of the chosen items; the choice stands in the address.
for (const root of document.querySelectorAll(".comparison")) {
  const table = root.querySelector("table")
  const form = root.querySelector("form")
  const status = root.querySelector("[role=status]")
  const selects = [...form.querySelectorAll("select")]
  const ids = [...table.tHead.rows[0].cells].slice(1).map((cell) => cell.dataset.id)
  const cells = [...table.rows].map((row) => [...row.cells])

  const show = () => {
    const chosen = [...new Set(selects.map(({ value }) => value).filter(Boolean))]
    for (const [heading, ...values] of cells) {
      values.forEach((cell, index) => (cell.hidden = !chosen.includes(ids[index])))
      heading.parentNode.append(...chosen.map((id) => values[ids.indexOf(id)]))
    }
    for (const select of selects) {
      for (const option of select.options) {
        option.disabled = option.value !== "" && option.value !== select.value && chosen.includes(option.value)
      }
    }
    status.textContent = root.dataset.shown.replace("{count}", chosen.length)
    const search = chosen.length ? `?items=${chosen.join(",")}` : ""
    history.replaceState(null, "", location.pathname + search + location.hash)
    for (const link of document.querySelectorAll(".languages a")) link.search = search
  }

  const asked = (new URLSearchParams(location.search).get("items") ?? "").split(",").filter((id) => ids.includes(id))
  const start = asked.length ? asked : ids.slice(0, 2)
  selects.forEach((select, index) => (select.value = start[index] ?? ""))
  form.addEventListener("change", show)
  form.hidden = false
  show()
}
