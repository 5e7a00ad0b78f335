"""axe-core, run inside a page."""

from axe_playwright_python.base import AXE_SCRIPT

RUN = """async () => {
  const options = {resultTypes: ["violations"], preload: false};
  return (await axe.run(document, options)).violations;
}"""
SETTLE = """async () => {
  for (let turn = 0; turn < 2; turn++) await new Promise(requestAnimationFrame);
  await Promise.all(document.getAnimations().map((one) => one.finished));
}"""
"""Colours that are on their way to another scheme are neither the one nor the other."""


def violations(page):
    """What axe finds wrong, a line each: the rule, the element, what is to mend."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    page.evaluate(SETTLE)
    found = page.evaluate(RUN)
    return [
        f"{one['id']}: {node['html'][:160]} – {node['failureSummary'].splitlines()[1].strip()}"
        for one in found
        for node in one["nodes"]
    ]


def sideways(page):
    """How many pixels the page is wider than its window; what stands out furthest."""
    return page.evaluate(
        """() => {
          const root = document.documentElement;
          const over = root.scrollWidth - root.clientWidth;
          if (over <= 0) return "";
          const wide = [...document.body.querySelectorAll("*")]
            .filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1
              || e.getBoundingClientRect().left < -1)
            .slice(0, 4)
            .map((e) => `${e.tagName.toLowerCase()}.${e.className}#${e.id}`);
          return `${over} px too wide: ${wide.join(", ")}`;
        }"""
    )
