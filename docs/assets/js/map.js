// Maps (.map): zoomed and moved by buttons, keys and dragging; markers follow the lists of the same page.
const MOST = 12 // times the first scale: the coastline is generalised and says nothing closer up
const BARS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100]
const kilometres = new Intl.NumberFormat(document.documentElement.lang)

for (const root of document.querySelectorAll(".map")) start(root)

function start(root) {
  const svg = root.querySelector("svg")
  const whole = svg.viewBox.baseVal
  const size = { width: whole.width, height: whole.height }
  let view = { x: 0, y: 0, width: size.width }
  const height = () => (view.width * size.height) / size.width

  function move(x, y, width) {
    view.width = Math.min(size.width, Math.max(size.width / MOST, width))
    view.x = Math.min(size.width - view.width, Math.max(0, x))
    view.y = Math.min(size.height - height(), Math.max(0, y))
    draw()
  }

  // `factor` 0: everything; else larger than 1: closer. The point (x, y) of the drawing stays where it is.
  function zoom(factor, x = view.x + view.width / 2, y = view.y + height() / 2) {
    if (factor === 0) return move(0, 0, size.width)
    const width = Math.min(size.width, Math.max(size.width / MOST, view.width / factor))
    const share = width / view.width
    return move(x - (x - view.x) * share, y - (y - view.y) * share, width)
  }

  function draw() {
    if (!svg.clientWidth) return
    const px = view.width / svg.clientWidth
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${height()}`)
    svg.style.setProperty("--px", px)
    svg.classList.toggle("is-closer", view.width < size.width)
    for (const label of svg.querySelectorAll(".map__lon")) label.setAttribute("y", view.y + height())
    for (const label of svg.querySelectorAll(".map__lat")) label.setAttribute("x", view.x)
    scale(px)
  }

  function scale(px) {
    const units = Number(root.dataset.km)
    const km = BARS.findLast((length) => length * units <= view.width / 4) ?? BARS[0]
    const bar = svg.querySelector(".map__scale")
    bar.setAttribute("transform", `translate(${view.x + 10 * px} ${view.y + height() - 28 * px})`)
    bar.querySelector("path").setAttribute("d", `M0 ${-6 * px}V0H${km * units}V${-6 * px}`)
    const text = bar.querySelector("text")
    text.textContent = root.dataset.bar.replace("{n}", kilometres.format(km))
    text.setAttribute("x", (km * units) / 2)
    text.setAttribute("y", -10 * px)
  }

  const step = () => view.width / 6
  const keys = {
    ArrowLeft: () => move(view.x - step(), view.y, view.width),
    ArrowRight: () => move(view.x + step(), view.y, view.width),
    ArrowUp: () => move(view.x, view.y - step(), view.width),
    ArrowDown: () => move(view.x, view.y + step(), view.width),
    "+": () => zoom(1.6),
    "=": () => zoom(1.6),
    "-": () => zoom(0.625),
    0: () => zoom(0),
  }

  const hint = document.createElement("p")
  hint.className = "map__hint"
  hint.id = `map-hint-${[...document.querySelectorAll(".map")].indexOf(root)}`
  hint.textContent = svg.dataset.hint
  svg.setAttribute("aria-describedby", hint.id)
  svg.tabIndex = 0
  svg.parentNode.after(hint)
  svg.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return
    event.preventDefault()
    keys[event.key]()
  })
  // A marker that takes the focus comes into view.
  svg.addEventListener("focusin", ({ target }) => {
    const place = target.closest(".marker")?.transform.baseVal[0]?.matrix
    if (!place || view.width === size.width) return
    const isInside = place.e > view.x && place.e < view.x + view.width && place.f > view.y && place.f < view.y + height()
    if (!isInside) move(place.e - view.width / 2, place.f - height() / 2, view.width)
  })

  const buttons = root.querySelector(".map__buttons")
  buttons.hidden = false
  buttons.addEventListener("click", ({ target }) => {
    const button = target.closest("button")
    if (button) zoom(Number(button.dataset.zoom))
  })
  drag(svg, () => view, move)
  new ResizeObserver(draw).observe(svg)
  document.addEventListener("items-filtered", () => follow(root))
  follow(root)
}

// Moves the map with the pointer once it is closer than the whole; before that, a finger scrolls the page.
function drag(svg, view, move) {
  let from = null
  svg.addEventListener("pointerdown", (event) => {
    if (!svg.classList.contains("is-closer") || !event.isPrimary) return
    from = { x: event.clientX, y: event.clientY, view: { ...view() }, moved: false }
  })
  svg.addEventListener("pointermove", (event) => {
    if (!from) return
    const px = from.view.width / svg.clientWidth
    const [across, down] = [event.clientX - from.x, event.clientY - from.y]
    if (!from.moved && Math.hypot(across, down) < 5) return
    if (!from.moved) svg.setPointerCapture(event.pointerId)
    from.moved = true
    move(from.view.x - across * px, from.view.y - down * px, from.view.width)
  })
  const end = () => setTimeout(() => (from = null))
  svg.addEventListener("pointerup", end)
  svg.addEventListener("pointercancel", end)
  // The end of a drag is no click on a marker.
  svg.addEventListener("click", (event) => from?.moved && event.preventDefault(), true)
  svg.addEventListener("dragstart", (event) => event.preventDefault())
}

// Hides what a list of this page does not find: a marker with all its rows, a name in the legend with its own.
function follow(root) {
  const lists = [...document.querySelectorAll(".items")].filter((list) => list.unmatched)
  const isShown = (id) => !lists.some((list) => list.unmatched.has(id))
  for (const element of root.querySelectorAll("[data-rows]")) {
    const shown = element.dataset.rows.trim().split(" ").some(isShown)
    element.toggleAttribute("hidden", !shown)
  }
  for (const element of root.querySelectorAll("[data-row]")) element.toggleAttribute("hidden", !isShown(element.dataset.row))
}
