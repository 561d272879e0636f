"""What axe-core finds on a page."""

from pathlib import Path

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"

FAULTS = """async (within) => {
    const { violations } = await axe.run(within, {
        resultTypes: ["violations"],
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        rules: { "color-contrast-enhanced": { enabled: true } },
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) =>
        html.slice(0, 160) + " " + (any[0]?.message ?? "")).join(" | ")}`);
}"""


def faults(page, within: str = "html") -> list[str]:
    """What breaks WCAG 2.2 AA, the contrast of AAA or axe's good practice in what a selector finds, one line a rule."""
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(AXE.read_text())
    return page.evaluate(FAULTS, within)
