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

/** Marks, in the list of headings, the one that the reader has come to. */
function follow(list) {
  const links = [...list.querySelectorAll("a[href^='#']")]
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))))
  const mark = () => {
    const passed = headings.filter((heading) => heading && heading.getBoundingClientRect().top < innerHeight / 3)
    const current = headings.indexOf(passed.at(-1))
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
  mark()
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

document.querySelectorAll("button.scheme").forEach(switchScheme)
document.querySelectorAll("details.menu").forEach(closeMenu)
document.querySelectorAll("[data-follows]").forEach(follow)
document.querySelectorAll(".table-scroll").forEach(reachable)
