// What the page around the text does where a script runs: colour scheme, menu, the heading in view, wide tables.

const root = document.documentElement

function switchScheme(button) {
  const isDark = () => root.dataset.mdColorScheme === "slate"
  const name = () => {
    button.title = isDark() ? button.dataset.light : button.dataset.dark
    button.setAttribute("aria-label", button.title)
  }
  button.addEventListener("click", () => {
    root.dataset.mdColorScheme = isDark() ? "default" : "slate"
    localStorage.setItem("portal.scheme", isDark() ? "dark" : "light")
  })
  new MutationObserver(name).observe(root, { attributeFilter: ["data-md-color-scheme"] })
  name()
  button.hidden = false
}

/** Escape and a press elsewhere close the menu; Escape gives the focus back to its button. */
function closeMenu(menu) {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return
    menu.open = false
    menu.querySelector("summary").focus()
  })
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false
  })
}

const named = (hash) => document.getElementById(decodeURIComponent(hash.slice(1)))
const top = (element) => element.getBoundingClientRect().top
/** Of some headings, the one that the reader has come to. */
const reached = (headings) => headings.filter((heading) => heading && top(heading) < innerHeight / 3).at(-1)

/** Marks, in the list of headings, the one that the reader has come to. */
function follow(list) {
  const links = [...list.querySelectorAll("a[href^='#']")]
  const headings = links.map((link) => named(link.hash))
  const mark = () => {
    const current = headings.indexOf(reached(headings))
    links.forEach((link, index) => {
      if (index === current) link.setAttribute("aria-current", "true")
      else link.removeAttribute("aria-current")
    })
  }
  let isAsked = false
  const ask = () => {
    if (isAsked) return
    isAsked = true
    requestAnimationFrame(() => {
      isAsked = false
      mark()
    })
  }
  addEventListener("scroll", ask, { passive: true })
  ask() // not at once: the page would be laid out before the other modules have changed it
}

/** Where the reader is, as an anchor: what the address names, while it is in sight, else the heading come to. */
function place() {
  const target = named(location.hash)
  if (target && top(target) >= 0 && top(target) < innerHeight) return location.hash
  return scrollY ? (reached([...document.querySelectorAll("#content :is(h2, h3)[id]")])?.id ?? "") : ""
}

/** A link of the language switch leads to the same place: ids are the same in every language. */
function keepPlace(link) {
  link.addEventListener("click", () => (link.hash = place()))
}

/** A table wider than its place can be scrolled from the keyboard; its name is the heading above it. */
function reachable(scroller, index) {
  const headings = [...document.querySelectorAll("h1, h2, h3")]
  const above = headings.filter((heading) => heading.compareDocumentPosition(scroller) & Node.DOCUMENT_POSITION_FOLLOWING)
  const look = () => {
    if (scroller.scrollWidth > scroller.clientWidth) {
      scroller.tabIndex = 0
      scroller.setAttribute("role", "region")
      scroller.setAttribute("aria-label", `${above.at(-1)?.textContent ?? ""} (${index + 1})`)
    } else {
      for (const name of ["tabindex", "role", "aria-label"]) scroller.removeAttribute(name)
    }
  }
  new ResizeObserver(look).observe(scroller)
}

// Browsers without ::details-content print what is folded only where it is open.
addEventListener("beforeprint", () => document.querySelectorAll(".sources-fold").forEach((fold) => (fold.open = true)))
document.querySelectorAll("nav.languages a").forEach(keepPlace)
document.querySelectorAll("button.scheme").forEach(switchScheme)
document.querySelectorAll("details.menu").forEach(closeMenu)
document.querySelectorAll("[data-follows]").forEach(follow)
document.querySelectorAll(".table-scroll").forEach(reachable)
