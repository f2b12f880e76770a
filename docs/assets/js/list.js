// Lists of items (.items): found by words, filtered by choices and numbers, sorted, picked for comparison.
// The controls' state stands in the address; the table works without this module.
import { searchable, wordsOf } from "./fold.js"

const WAIT = 250 // ms without a keystroke before the count is announced and the address written
// Laying out a table of thousands takes longer than a keystroke may: rows shown with it, and after WAIT; all others
// at the press of a button.
const FIRST = 30
const SHOWN = 120
const compareTexts = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare
const lists = [...document.querySelectorAll(".items")].filter((root) => root.querySelector("form.filters"))

for (const root of lists) start(root, lists.length > 1 ? `${root.dataset.list}.` : "")

function start(root, prefix) {
  const form = root.querySelector("form.filters")
  const table = root.querySelector("table")
  const originals = [...table.tBodies[0].rows]
  const places = new Map(originals.map((row, index) => [row, index]))
  const status = form.querySelector("[role=status]")
  const wide = matchMedia("(min-width: 60em)")
  const more = root.querySelector(".items__more")
  const texts = []
  let rows = originals
  let matching = rows
  let most = SHOWN
  let timer = 0
  let order = ""

  const controls = [...form.elements].filter((control) => control.name)
  const address = new URLSearchParams(location.search)
  for (const control of controls) control.value = address.get(prefix + control.name) ?? ""
  form.hidden = false
  form.querySelector("details").open = wide.matches || controls.some(({ name, value }) => name !== "q" && value)
  headings(table, form.elements.sort, apply)
  if (matchMedia("(max-width: 44.9375em)").matches) keepTable(table)
  if (form.dataset.compare) picks(root, form, originals)
  form.addEventListener("input", apply)
  more.addEventListener("click", () => show(Infinity))
  addEventListener("beforeprint", () => show(Infinity))
  form.addEventListener("submit", (event) => event.preventDefault())
  form.addEventListener("reset", () => setTimeout(apply))
  const idle = window.requestIdleCallback ?? ((task) => setTimeout(task, 200))
  idle(prepare)
  apply()
  settle()
  reveal()
  addEventListener("hashchange", reveal)

  function apply() {
    if (form.elements.sort.value !== order) sort()
    const accepts = [...conditions(form), ...words()]
    matching = rows.filter((row) => accepts.every((accept) => accept(row)))
    show(FIRST)
    root.querySelector(".items__nothing").hidden = matching.length > 0
    form.querySelector("[type=reset]").hidden = !controls.some(({ value }) => value)
    // For the maps of the page.
    const found = new Set(matching)
    root.unmatched = new Set(rows.filter((row) => !found.has(row)).map(({ id }) => id))
    document.dispatchEvent(new Event("items-filtered"))
    clearTimeout(timer)
    timer = setTimeout(settle, WAIT)
  }

  function settle() {
    show(SHOWN)
    tell()
  }

  // Shows the first of the matching rows; the others are one button away.
  function show(number) {
    most = number
    const shown = new Set(matching.slice(0, most))
    for (const row of rows) if (row.hidden === shown.has(row)) row.hidden = !row.hidden
    more.hidden = matching.length <= Math.max(most, SHOWN)
    more.textContent = more.dataset.form.replace("{count}", matching.length - shown.size)
  }

  // A row that the address names is shown.
  function reveal() {
    const row = location.hash && root.querySelector(`tbody tr[id="${CSS.escape(location.hash.slice(1))}"]`)
    if (!row?.hidden) return
    form.reset()
    apply()
    show(Infinity)
    row.scrollIntoView()
  }

  // Folds the texts of the rows while nothing else is to do; what is still missing is folded when it is needed.
  function prepare(deadline) {
    while (texts.length < rows.length && !(deadline?.timeRemaining() < 2)) text(texts.length)
    if (texts.length < rows.length) idle(prepare)
  }

  function text(index) {
    return (texts[index] ??= searchable(`${originals[index].textContent} ${originals[index].dataset.search}`))
  }

  function words() {
    return wordsOf(form.elements.q.value).map((word) => (row) => text(places.get(row)).includes(word))
  }

  function sort() {
    order = form.elements.sort.value
    rows = order ? sorted(table, originals, order) : originals
    table.tBodies[0].append(...rows)
    for (const heading of table.tHead.rows[0].cells) {
      const isDown = order === `-${heading.dataset.name}`
      if (isDown || order === heading.dataset.name) heading.ariaSort = isDown ? "descending" : "ascending"
      else heading.removeAttribute("aria-sort")
    }
  }

  function tell() {
    status.textContent = matching.length
      ? root.dataset.found.replace("{found}", matching.length).replace("{count}", rows.length)
      : root.dataset.nothing
    const now = new URLSearchParams(location.search)
    for (const { name, value } of controls) {
      if (value) now.set(prefix + name, value)
      else now.delete(prefix + name)
    }
    const search = now.size ? `?${now}` : ""
    if (search !== location.search) history.replaceState(null, "", location.pathname + search + location.hash)
    for (const link of document.querySelectorAll(".languages a")) link.search = search
  }
}

// What the choices and numbers of the form ask of a row.
function conditions(form) {
  const asked = []
  for (const { value, dataset } of form.elements) {
    if (!value) continue
    if (dataset.filter) {
      const attribute = `data-f-${dataset.filter}`
      asked.push((row) => (row.getAttribute(attribute) ?? "").split(" ").includes(value))
    } else if (dataset.min || dataset.max) {
      const attribute = `data-f-${dataset.min ?? dataset.max}`
      const fits = dataset.min ? (number) => number >= Number(value) : (number) => number <= Number(value)
      asked.push((row) => row.hasAttribute(attribute) && fits(Number(row.getAttribute(attribute))))
    }
  }
  return asked
}

// The rows by a column, `-` before its name: the other way round. What is not published stands last both ways.
function sorted(table, rows, order) {
  const index = [...table.tHead.rows[0].cells].findIndex(({ dataset }) => dataset.name === order.replace(/^-/, ""))
  if (index < 0) return rows
  const sign = order.startsWith("-") ? -1 : 1
  const keyed = rows.map((row) => {
    const cell = row.cells[index]
    const key = cell.dataset.sort ?? (cell.querySelector(".is-unknown") ? "" : cell.textContent.trim())
    return { row, key, number: key === "" ? NaN : Number(key) }
  })
  const isNumber = keyed.every(({ key, number }) => key === "" || !Number.isNaN(number))
  const compare = isNumber ? (a, b) => a.number - b.number : (a, b) => compareTexts(a.key, b.key)
  const known = keyed.filter(({ key }) => key !== "").sort((a, b) => sign * compare(a, b))
  return [...known, ...keyed.filter(({ key }) => key === "")].map(({ row }) => row)
}

// A table drawn as cards (catalogue.css) is no table to some screen readers unless its parts say what they are.
function keepTable(table) {
  const roles = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell" }
  table.role = roles.table
  for (const [name, role] of Object.entries(roles)) for (const part of table.querySelectorAll(name)) part.role = role
  for (const heading of table.querySelectorAll("th")) heading.role = heading.scope === "col" ? "columnheader" : "rowheader"
}

// Column headings become buttons that set the form's order.
function headings(table, select, apply) {
  for (const heading of table.tHead.rows[0].cells) {
    const button = document.createElement("button")
    button.type = "button"
    button.title = heading.dataset.sortLabel
    button.append(...heading.childNodes)
    button.addEventListener("click", () => {
      const { name } = heading.dataset
      select.value = select.value === name ? `-${name}` : name
      apply()
    })
    heading.append(button)
  }
  // On phones the headings are heard and not seen: the select of the form sorts.
  const phone = matchMedia("(max-width: 44.9375em)")
  const reach = () => table.tHead.querySelectorAll("button").forEach((button) => (button.tabIndex = phone.matches ? -1 : 0))
  phone.addEventListener("change", reach)
  reach()
}

// A box in every row; two or more checked lead to the page that compares them.
function picks(root, form, rows) {
  const most = Number(form.dataset.most)
  const bar = document.createElement("p")
  const link = document.createElement("a")
  const limit = document.createElement("span")
  bar.className = "compare-bar"
  link.className = "md-button md-button--primary"
  limit.textContent = form.dataset.limit
  bar.append(link, limit)
  bar.hidden = true
  root.append(bar)
  const boxes = rows.map((row) => {
    const box = document.createElement("input")
    box.type = "checkbox"
    box.value = row.dataset.id
    box.ariaLabel = row.dataset.pick
    const label = document.createElement("label")
    label.className = "pick"
    label.append(box)
    row.cells[0].prepend(label)
    return box
  })
  const update = () => {
    const chosen = boxes.filter((box) => box.checked)
    for (const box of boxes) box.disabled = chosen.length >= most && !box.checked
    bar.hidden = chosen.length < 2
    limit.hidden = chosen.length < most
    link.textContent = form.dataset.picked.replace("{count}", chosen.length)
    link.href = `${form.dataset.compare}?items=${chosen.map((box) => box.value).join(",")}`
  }
  root.querySelector("tbody").addEventListener("change", update)
  update() // the browser keeps checked boxes when a reader comes back
}
