import Foundation
import Modules
import Testing

@Suite struct Icons {
    private func load(_ icon: String) throws -> (Module?, [ManifestError]) {
        let workshop = try Workshop()
        try workshop.write(Sample.manifest(line: 4, "schema: 1\nicon: icon.svg"), to: "probe/module.yaml")
        try workshop.write(icon, to: "probe/icon.svg")
        let registry = workshop.registry
        return (registry["probe"], registry.broken.flatMap(\.errors))
    }

    @Test func `writes a plain drawing anew and hides it from screen readers`() throws {
        let drawing = """
            <?xml version="1.0"?><!-- un dé -->
            <svg xmlns="http://www.w3.org/2000/svg" width="48" height="48" viewBox="0 0 24 24">
              <g fill='none'><path d="M3 3h18v18H3z"/></g>
            </svg>
            """
        let icon = try #require(try load(drawing).0?.icon)

        #expect(
            icon == "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\" width=\"24\" height=\"24\" "
                + "aria-hidden=\"true\" focusable=\"false\"><g fill=\"none\"><path d=\"M3 3h18v18H3z\"/></g></svg>")
    }

    @Test(arguments: [
        "<svg viewBox=\"0 0 24 24\"><script>alert(1)</script></svg>",
        "<svg viewBox=\"0 0 24 24\" onload=\"alert(1)\"/>",
        "<svg viewBox=\"0 0 24 24\"><path style=\"x\" d=\"M0 0\"/></svg>",
        "<svg viewBox=\"0 0 24 24\"><image href=\"http://x/y\"/></svg>",
        "<svg viewBox=\"0 0 24 24\"><a xlink:href=\"x\"/></svg>",
        "<svg viewBox=\"0 0 24 24\"><path fill=\"url(#a)\" d=\"M0 0\"/></svg>",
        "<!DOCTYPE svg [<!ENTITY x \"y\">]><svg viewBox=\"0 0 24 24\"/>",
        "<svg viewBox=\"0 0 24 24\"><path d=\"M0 0&quot;\"/></svg>",
        "<svg viewBox=\"0 0 24 24\">texte</svg>",
        "<svg viewBox='0 0 24\" onload=\"x'/>",
        "<svg xmlns=\"http://evil\" viewBox=\"0 0 24 24\"/>",
    ])
    func `refuses everything that is not a shape or a measure`(_ drawing: String) throws {
        let (module, errors) = try load(drawing)

        #expect(module == nil)
        #expect(errors.map { "\($0.code) \($0.line):\($0.column)" } == ["E-ICON-001 5:7"])
    }

    @Test(arguments: [
        "", "<svg", "<svg viewBox=\"0 0 24 24\">", "<svg/>", "<path d=\"M0 0\"/>",
        "<svg viewBox=\"0 0 1 1\"/><svg viewBox=\"0 0 1 1\"/>",
        "<svg viewBox=\"0 0 24 24\"></g></svg>", "<svg viewBox=\"0 0 1 1\"><!-- ",
    ])
    func `refuses what is not one whole picture`(_ drawing: String) throws {
        #expect(try load(drawing).1.map(\.code) == ["E-ICON-002"])
    }

    @Test func `refuses an icon over 4 KB`() throws {
        let long = "<svg viewBox=\"0 0 24 24\"><path d=\"\(String(repeating: "M0 0", count: 1_200))\"/></svg>"

        #expect(try load(long).1.map(\.code) == ["E-FILE-002"])
    }
}
