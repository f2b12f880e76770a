"""`make audit`: what takes too long for every test run, on every page: axe-core, the Nu HTML checker, Lighthouse."""
