// Loaded before anything is drawn: the reader's choice of colours, else what the system asks for.
// Without a script the page is light.
{
  const dark = matchMedia("(prefers-color-scheme: dark)")
  const apply = () => {
    const chosen = localStorage.getItem("portal.scheme")
    const isDark = chosen ? chosen === "dark" : dark.matches
    document.documentElement.dataset.mdColorScheme = isDark ? "slate" : "default"
  }
  apply()
  dark.addEventListener("change", apply)
}
